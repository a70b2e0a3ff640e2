#!/usr/bin/env python3
"""Requests a second of a served plant beside nginx serving files of the same bytes.

Needs the optimised build, wrk and nginx (Debian: apt-get install wrk nginx-light). Prints one JSON
object a measurement and a table at the end. The plant runs in real time meanwhile; how late its
ticks began under each load is part of each result.
"""

import argparse
import contextlib
import http.client
import json
import os
import pathlib
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
SCENE = "sorting-by-weight"
TAGS_READ = 30

# Prints the outcome as one JSON object; latencies are microseconds.
WRK_SCRIPT = """
wrk.body = %s
wrk.headers["Content-Type"] = "application/json"
done = function(summary, latency, requests)
  local errors = summary.errors
  io.write(string.format(
    '{"requests":%%d,"microseconds":%%d,"p50":%%d,"p99":%%d,"errors":%%d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
"""

NGINX_CONFIGURATION = """
worker_processes auto;
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{ worker_connections 1024; }}
http {{
  access_log off;
  types {{ application/json json; }}
  client_body_temp_path {folder}/body;
  proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi;
  uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  keepalive_requests 100000000;
  server {{ listen 127.0.0.1:{port}; root {folder}; }}
}}
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--seconds", type=int, default=5, help="length of each measurement")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each kind")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--program", default=str(ROOT / ".build/release/beltline"))
    options = parser.parse_args()
    # Debian keeps nginx where only root looks for programs.
    os.environ["PATH"] += ":/usr/sbin"
    for program in ["wrk", "nginx", options.program]:
        if not shutil.which(program):
            sys.exit(f"{program} is missing; see Benchmarks/README.md")

    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        plant_port = stack.enter_context(plant(options.program))
        loads = prepare(plant_port, folder)
        nginx_port = stack.enter_context(nginx(folder))
        idle = lateness_after(plant_port, lambda: wait_ticks(plant_port, 200 * options.seconds))
        print(json.dumps({"load": "idle", **idle}))
        measure_all(loads, plant_port, nginx_port, folder, options)


def measure_all(loads, plant_port, nginx_port, folder, options):
    """Measures in turns, so that a slow moment of the machine hits both alike."""
    results = {}
    for _ in range(options.rounds):
        for load, (path, body, file) in loads.items():
            outcome = {}
            lateness = lateness_after(
                plant_port,
                lambda: outcome.update(wrk(plant_port, path, body, folder, options)))
            record(results, load, "beltline", {**outcome, **lateness})
            record(results, load, "nginx", wrk(nginx_port, file, None, folder, options))

    print(f"\n| {'load':24} | {'beltline':>9} | {'nginx':>9} | ratio | p99 ms | late p99 ms |")
    print(f"|{'-' * 26}|{'-' * 10}:|{'-' * 10}:|------:|-------:|------------:|")
    for load in loads:
        ours, theirs = ([r for r in results[load, who]] for who in ["beltline", "nginx"])
        rate, other = (
            statistics.median(r["requestsPerSecond"] for r in list) for list in [ours, theirs])
        p99 = statistics.median(r["p99Milliseconds"] for r in ours)
        late = statistics.median(r["latenessP99Milliseconds"] for r in ours)
        print(
            f"| {load:24} | {rate:9.0f} | {other:9.0f} | {rate / other:5.2f} | {p99:6.2f} |"
            f" {late:11.3f} |")


def record(results, load, server, outcome):
    results.setdefault((load, server), []).append(outcome)
    print(json.dumps({"load": load, "server": server, **outcome}), flush=True)


def prepare(port, folder):
    """The loads, each with its path, body and the file with the same answer for nginx."""
    tags = json.loads(request(port, "/api/tags"))
    names = list(dict.fromkeys(tag["name"] for tag in tags))[:TAGS_READ]
    body = json.dumps(names)
    list_bytes = request(port, "/api/tags")
    values_bytes = request(port, "/api/tag/values/by-name", body)
    (folder / "list.json").write_bytes(list_bytes)
    (folder / "values.json").write_bytes(values_bytes)
    return {
        f"list, {len(tags)} tags, {len(list_bytes)} B": ("/api/tags", None, "/list.json"),
        f"{len(names)} names, {len(values_bytes)} B":
            ("/api/tag/values/by-name", body, "/values.json"),
    }


def wrk(port, path, body, folder, options):
    script = folder / "script.lua"
    script.write_text(WRK_SCRIPT % ("nil" if body is None else f"[==[{body}]==]"))
    done = subprocess.run(
        ["wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s", "-s", str(script),
         f"http://127.0.0.1:{port}{path}"],
        capture_output=True, text=True, check=True)
    outcome = json.loads(done.stdout.splitlines()[-1])
    return {
        "requestsPerSecond": outcome["requests"] / outcome["microseconds"] * 1e6,
        "p50Milliseconds": outcome["p50"] / 1000, "p99Milliseconds": outcome["p99"] / 1000,
        "errors": outcome["errors"],
    }


def lateness_after(port, load):
    """How late ticks began during a load; the plant reports its last few thousand ticks."""
    before = json.loads(request(port, "/beltline/v1/session"))
    load()
    after = json.loads(request(port, "/beltline/v1/session"))
    lateness = after["latenessSeconds"]
    return {
        "latenessMedianMilliseconds": lateness["median"] * 1000,
        "latenessP99Milliseconds": lateness["p99"] * 1000,
        "latenessWorstMilliseconds": lateness["worst"] * 1000,
        "overruns": after["overruns"] - before["overruns"],
        "ticks": after["tick"] - before["tick"],
    }


def wait_ticks(port, count):
    """Asks for the session until so many ticks have passed; each ask waits for a tick's write."""
    start = json.loads(request(port, "/beltline/v1/session"))["tick"]
    while json.loads(request(port, "/beltline/v1/session"))["tick"] < start + count:
        # An empty write is answered by the next tick, so this asks once a tick.
        request(port, "/api/tag/values", "[]", "PUT")


def request(port, path, body=None, method="GET"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    with contextlib.closing(connection):
        connection.request(method, path, body)
        answer = connection.getresponse()
        data = answer.read()
        if answer.status != 200:
            sys.exit(f"{method} {path}: {answer.status} {data.decode(errors='replace')}")
        return data


@contextlib.contextmanager
def plant(program):
    """A served plant with all belts on; yields its port."""
    process = subprocess.Popen(
        [program, "serve", SCENE, "--port", "0"], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        line = next(line for line in process.stdout if "http://" in line)
        port = int(line.split("http://", 1)[1].split()[0].split(":")[1])
        belts = ["Entry conveyor", "Load scale", "Send forward", "Front conveyor"]
        writes = json.dumps([{"name": name, "value": True} for name in belts])
        request(port, "/api/tag/values/by-name", writes, "PUT")
        yield port
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


@contextlib.contextmanager
def nginx(folder):
    with contextlib.closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    configuration = folder / "nginx.conf"
    configuration.write_text(NGINX_CONFIGURATION.format(folder=folder, port=port))
    folder.chmod(0o755)
    process = subprocess.Popen(["nginx", "-c", str(configuration), "-p", str(folder)])
    try:
        while True:
            with contextlib.suppress(ConnectionRefusedError):
                socket.create_connection(("127.0.0.1", port)).close()
                break
            if process.poll() is not None:
                sys.exit("nginx did not start")
        yield port
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
