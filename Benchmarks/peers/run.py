#!/usr/bin/env python3
"""Builds the peers, runs them and `beltline bench` in turns, and prints one table with ratios.

    python3 Benchmarks/peers/run.py [--boxes 1000] [--rounds 3] [--out results.md]

Needs the Debian packages gcc g++ libode-dev libbullet-dev libbox2d-dev libchipmunk-dev
python3-venv, and a release build of beltline. MuJoCo and Rapier are installed from PyPI into
.build/peers-venv. A peer that cannot be built or that takes too long is left out, and said so.
"""
import argparse
import json
import os
import platform
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BUILD = os.path.join(ROOT, ".build", "peers")
VENV = os.path.join(ROOT, ".build", "peers-venv")
TICK = 8
LIMIT = 300

COMPILED = {
    "ODE": ["gcc", "-O2", "-DdIDEDOUBLE", "ode.c", "-lode", "-lm"],
    "Bullet": ["g++", "-O2", "-I/usr/include/bullet", "bullet.cpp", "-lBulletDynamics",
               "-lBulletCollision", "-lLinearMath"],
    "Box2D": ["g++", "-O2", "box2d.cpp", "-lbox2d"],
    "Chipmunk": ["gcc", "-O2", "chipmunk.c", "-lchipmunk", "-lm"],
}
SCRIPTS = {"MuJoCo": "mujoco_peer.py", "Rapier": "rapier_peer.py"}
WORKS = ["transport", "queues"]


def say(text):
    print(text, file=sys.stderr, flush=True)


def build():
    """The command of each peer that is there."""
    os.makedirs(BUILD, exist_ok=True)
    commands = {}
    for name, command in COMPILED.items():
        program = os.path.join(BUILD, name.lower())
        result = subprocess.run(command + ["-o", program], cwd=HERE, capture_output=True, text=True)
        if result.returncode == 0:
            commands[name] = [program]
        else:
            say(f"{name} is left out: {result.stderr.strip().splitlines()[0]}")
    python = os.path.join(VENV, "bin", "python")
    if not os.path.exists(python):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "mujoco>=4", "rapier3d", "numpy"])
    for name, script in SCRIPTS.items():
        module = {"MuJoCo": "mujoco", "Rapier": "rapier3d"}[name]
        if subprocess.run([python, "-c", f"import {module}"], capture_output=True).returncode == 0:
            commands[name] = [python, os.path.join(HERE, script)]
        else:
            say(f"{name} is left out: its package is not there")
    return commands


def run(command):
    """The JSON object a measurement prints, or None."""
    try:
        result = subprocess.run(command, capture_output=True, text=True, timeout=LIMIT)
    except subprocess.TimeoutExpired:
        say(f"{' '.join(command[-4:])}: left out after {LIMIT} s")
        return None
    lines = [line for line in result.stdout.splitlines() if line.startswith("{")]
    if result.returncode != 0 or not lines:
        say(f"{' '.join(command)}: {result.stderr.strip()[-300:]}")
        return None
    return json.loads(lines[-1])


def measure(commands, boxes, rounds):
    """Median of the rounds by work and by who did it; everybody has a turn in each round."""
    found = {}
    for _ in range(rounds):
        for work in WORKS:
            ours = [os.path.join(ROOT, ".build/release/beltline"), "bench", "--json",
                    f"{work}-{boxes}"]
            turns = {"Beltline": ours} | {
                name: command + [work, str(boxes), str(TICK), "6"]
                for name, command in commands.items()}
            for name, command in turns.items():
                row = run(command)
                if row:
                    found.setdefault((work, name), []).append(row)
                    say(f"{work} {name}: {row['real_time_factor']:.4g} times real time")
                else:
                    # Too slow once is too slow always.
                    commands = {k: v for k, v in commands.items() if k != name}
    return found


def machine():
    with open("/proc/cpuinfo") as file:
        model = next((line.split(":")[1].strip() for line in file if "model name" in line), "?")
    return f"{os.cpu_count()} x {model}, {platform.system()} {platform.release()}"


def table(found, boxes):
    lines = [
        f"{boxes} boxes, {boxes // 10} belts, ticks of {TICK} ms, one core. "
        f"Machine: {machine()}.", "",
        "| work | engine | ns a tick | times real time | Beltline is faster by "
        "| worst speed error |", "|---|---|---:|---:|---:|---:|"]
    for work in WORKS:
        ours = found.get((work, "Beltline"))
        base = statistics.median(row["ns_per_tick"] for row in ours) if ours else None
        for (kind, name), rows in found.items():
            if kind != work:
                continue
            time = statistics.median(row["ns_per_tick"] for row in rows)
            factor = statistics.median(row["real_time_factor"] for row in rows)
            ratio = f"{time / base:,.0f}" if base and name != "Beltline" else ""
            error = rows[-1].get("worst_speed_error")
            error = f"{error:.1g} m/s" if error is not None else "0"
            lines.append(f"| {work} | {name} | {time:,.0f} | {factor:,.4g} | {ratio} | {error} |")
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--boxes", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--out")
    arguments = parser.parse_args()
    text = table(measure(build(), arguments.boxes, arguments.rounds), arguments.boxes)
    print(text)
    if arguments.out:
        with open(arguments.out, "w") as file:
            file.write(text)


if __name__ == "__main__":
    main()
