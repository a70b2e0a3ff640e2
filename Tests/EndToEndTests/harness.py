"""Starts the built program and talks to it. Standard library only.

BELTLINE and BELTLINE_DEBUG name the optimised and the debug build; ./test sets both.
"""

import http.client
import json
import os
import pathlib
import signal
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RELEASE = os.environ.get("BELTLINE", str(ROOT / ".build/release/beltline"))
DEBUG = os.environ.get("BELTLINE_DEBUG", str(ROOT / ".build/debug/beltline"))


def beltline(*arguments, program=RELEASE, environment=None, timeout=120):
    """Runs the program to its end and returns what it said and its exit code."""
    return subprocess.run(
        [program, *arguments], cwd=ROOT, env={**os.environ, **(environment or {})},
        capture_output=True, text=True, timeout=timeout,
    )


class Server:
    """A plant on a port of its own, for a `with` statement."""

    def __init__(self, *arguments):
        self._arguments = arguments

    def __enter__(self):
        self._process = subprocess.Popen(
            [RELEASE, "serve", "--port", "0", *self._arguments], cwd=ROOT,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        # The server says where it listens as soon as it does.
        said = []
        for line in self._process.stdout:
            said.append(line)
            if "http://" in line:
                self.port = int(line.split("http://", 1)[1].split()[0].rstrip("/.").split(":")[1])
                return self
        raise AssertionError("the server did not start:\n" + "".join(said))

    def __exit__(self, *_):
        self.code = self.stop()
        self._process.stdout.close()

    def stop(self, number=signal.SIGTERM):
        """Asks the server to end and returns its exit code."""
        if self._process.poll() is None:
            self._process.send_signal(number)
        return self._process.wait(timeout=20)

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}"

    def request(self, method, path, body=None):
        """One request on a connection of its own: status and decoded answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            data = None if body is None else json.dumps(body)
            connection.request(method, path, data)
            answer = connection.getresponse()
            return answer.status, json.loads(answer.read() or "null")
        finally:
            connection.close()
