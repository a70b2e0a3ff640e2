"""Twenty clients write and read at fifty hertz while the plant runs in real time."""

import http.client
import json
import threading
import time
import unittest

from harness import Server

CLIENTS = 20
ROUNDS = 500
PERIOD = 0.02


class Client(threading.Thread):
    """Writes its own tag, reads it back, and remembers what went wrong and how long each took."""

    def __init__(self, port, tag):
        super().__init__()
        self._port = port
        self._tag = tag
        self.faults = []
        self.write_seconds = []
        self.read_seconds = []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        name = self._tag["id"]
        due = time.monotonic()
        for count in range(ROUNDS):
            value = count % 2 == 0 if self._tag["type"] == "Bit" else count
            failed = self.timed(
                self.write_seconds, connection, "PUT", [{"id": name, "value": value}])
            seen = self.timed(self.read_seconds, connection, "GET", [name])
            if failed != [] or seen != [{"id": name, "value": value}]:
                self.faults.append((self._tag["name"], value, failed, seen))
            # The pace of a polling controller; a late one catches up.
            due += PERIOD
            time.sleep(max(0, due - time.monotonic()))
        connection.close()

    @staticmethod
    def timed(seconds, connection, method, body):
        start = time.monotonic()
        connection.request(method, "/api/tag/values", json.dumps(body))
        answer = json.loads(connection.getresponse().read())
        seconds.append(time.monotonic() - start)
        return answer


class ClientsTest(unittest.TestCase):
    def test_no_write_is_lost_and_each_is_visible_to_its_client_at_once(self):
        with Server("sorting-by-weight") as server:
            tags = self.own_tags(server)
            before = server.request("GET", "/beltline/v1/session")[1]
            clients = [Client(server.port, tag) for tag in tags]
            for client in clients:
                client.start()
            for client in clients:
                client.join()
            after = server.request("GET", "/beltline/v1/session")[1]
        self.assertEqual([fault for client in clients for fault in client.faults], [])
        self.report(clients, before, after)

    def own_tags(self, server):
        """An output for each client that nobody else touches, all of them unforced."""
        outputs = [
            tag for tag in server.request("GET", "/api/tags?kind=output")[1]
            if not tag["name"].startswith("FACTORY I/O (")
        ]
        forced = [tag["id"] for tag in outputs if tag["isForced"]]
        self.assertEqual(server.request("PUT", "/api/tag/values-release", forced), (200, []))
        self.assertGreaterEqual(len(outputs), CLIENTS)
        return outputs[:CLIENTS]

    @staticmethod
    def report(clients, before, after):
        """The figures; what a busy machine does to them is no failure."""
        for name in ["write_seconds", "read_seconds"]:
            times = sorted(second for client in clients for second in getattr(client, name))
            p50, p99 = (times[int(len(times) * part)] * 1000 for part in [0.5, 0.99])
            print(f"\n{name[:-8]}s: {len(times)}, p50 {p50:.2f} ms, p99 {p99:.2f} ms", end="")
        late = after["latenessSeconds"]
        overruns = after["overruns"] - before["overruns"]
        ticks = after["tick"] - before["tick"]
        print(
            f"\n{ticks} ticks, {overruns} overruns, lateness p99 {late['p99'] * 1000:.3f} ms, "
            f"worst {late['worst'] * 1000:.3f} ms")


if __name__ == "__main__":
    unittest.main()
