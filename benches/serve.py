#!/usr/bin/env python3
"""Measures the server under load: requests per second, latency, CPU per request and SQL statements.

Needs `wrk` and a release build (`cargo build --release`). Everything runs on 127.0.0.1 and ends by itself.
Usage: serve.py DATABASE_URL [SECONDS] [ACTORS]; the database should be empty or hold the data of an earlier run.
"""
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = ROOT / "target" / "release" / "entente"
URL, SECONDS = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 8
ACTORS = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
CONNECTIONS, VARIABLES = 32, 2_000

QUERIES = {
    "Q1": """query Q1($slug: String!) { actor(by: { slug: $slug }) { name parent { name }
        cooperations(first: 20, orderBy: { field: LAST_SIGNED, direction: DESC }) { nodes { title lastSigned
            sectors { nodes { sector { code } } } parties { nodes { role actor { slug name } } } } } } }""",
    "Q3": """query Q3($slug: String!) { actor(by: { slug: $slug }) { name ... on Forum {
        members(first: 100) { nodes { started member { slug name parent { name } } } } } } }""",
    "Q7": "query Q7($slug: String!) { actor(by: { slug: $slug }) { name } }",
}
LUA = """
local bodies = {}
for line in io.lines("BODIES") do bodies[#bodies + 1] = line end
local n = 0
wrk.method = "POST"
wrk.headers["content-type"] = "application/json"
wrk.headers["accept"] = "application/graphql-response+json"
request = function() n = n + 1; return wrk.format(nil, nil, nil, bodies[n % #bodies + 1]) end
done = function(summary, latency)
  io.write(string.format("RESULT %d %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), summary.errors.status + summary.errors.read + summary.errors.timeout))
end
"""


def cpu_of(pids):
    """CPU seconds that processes have used."""
    total = 0
    for pid in pids:
        try:
            fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        except OSError:
            pass
    return total / os.sysconf("SC_CLK_TCK")


def postgres_processes():
    found = subprocess.run(["pgrep", "-x", "postgres"], capture_output=True, text=True, check=False)
    return found.stdout.split()


def ask(port, query, slug):
    body = json.dumps({"query": query, "variables": {"slug": slug}}).encode()
    headers = {"content-type": "application/json"}
    with urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/graphql", body, headers)) as reply:
        answer = json.load(reply)
        assert "errors" not in answer and answer["data"]["actor"], answer
        timing = reply.headers.get("server-timing", "")
        return re.search(r"(\d+) statement", timing).group(1), len(json.dumps(answer))


def measure(port, server, name, query, slugs):
    statements, size = ask(port, query, slugs[0])
    with tempfile.TemporaryDirectory() as folder:
        bodies, script = pathlib.Path(folder, "bodies"), pathlib.Path(folder, "load.lua")
        bodies.write_text("\n".join(json.dumps({"query": query, "variables": {"slug": slug}}) for slug in slugs))
        script.write_text(LUA.replace("BODIES", str(bodies)))
        load = ["wrk", "-t1", f"-c{CONNECTIONS}", "-s", str(script), f"http://127.0.0.1:{port}/graphql"]
        subprocess.run([*load, "-d1"], capture_output=True, check=True)
        watched = [server, *(postgres_processes() if URL.startswith("postgres") else [])]
        before = cpu_of(watched)
        text = subprocess.run([*load, f"-d{SECONDS}"], capture_output=True, text=True, check=True).stdout
        used = cpu_of(watched) - before
    count, duration, p50, p99, errors = map(int, re.search(r"RESULT (.*)", text).group(1).split())
    rate, cpu = count / (duration / 1e6), used / count * 1e6
    print(f"| {name} | {rate:,.0f} | {p50 / 1000:.1f} | {p99 / 1000:.1f} | {cpu:,.0f} | {statements} | {size:,} | {errors} |", flush=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        package = pathlib.Path(folder, "package")
        subprocess.run([sys.executable, ROOT / "benches" / "network.py", package, str(ACTORS)], check=True)
        began = time.monotonic()
        subprocess.run([BINARY, "--database", URL, "--log", "warn", "import", package], check=True, stdout=subprocess.DEVNULL)
        print(f"import of {ACTORS:,} actors: {time.monotonic() - began:.1f} s")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [BINARY, "serve", "--listen", f"127.0.0.1:{port}", "--database", URL, "--log", "warn"]
        server = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL)
        try:
            for _ in range(100):
                try:
                    urllib.request.urlopen(f"http://127.0.0.1:{port}/health/ready")
                    break
                except OSError:
                    time.sleep(0.1)
            print("| query | requests/s | p50 ms | p99 ms | CPU µs/request | SQL statements | bytes | errors |")
            print("|---|---:|---:|---:|---:|---:|---:|---:|")
            places = [f"actor-{n}" for n in range(0, ACTORS - ACTORS // 50 - ACTORS // 200, max(1, ACTORS // VARIABLES))]
            forums = [f"forum-{n}" for n in range(max(5, ACTORS // 200))]
            for name, query in QUERIES.items():
                measure(port, server.pid, name, query, forums if name == "Q3" else places)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(30)


main()
