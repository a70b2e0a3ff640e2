"""What the motion tests share: scene files in, `run --items` out.

Lengths in metres, times in seconds, angles of scenes in degrees.
"""

import csv
import json
import pathlib
import random
import tempfile
import unittest

from harness import beltline

G = 9.81
SETS = 10
TICKS = [2, 5, 8, 10]
CUBE = {"name": "cube", "size": [0.3, 0.3, 0.3], "mass": 3}


class Motion:
    """What the items file of a run says: for each item its samples, each a dict of numbers."""

    def __init__(self, path):
        self.items = {}
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                row.pop("kind")
                sample = {name: float(value) for name, value in row.items()}
                self.items.setdefault(int(row["item"]), []).append(sample)

    def samples(self, item=1):
        return self.items[item]

    def at(self, time, item=1):
        """The sample nearest to a time."""
        return min(self.items[item], key=lambda sample: abs(sample["time_s"] - time))

    def first(self, condition, item=1):
        return next(sample for sample in self.items[item] if condition(sample))


class MotionCase(unittest.TestCase):
    def setUp(self):
        self.set = ""
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def sets(self, case):
        """Generators of parameters, each with the tick in ms."""
        for number in range(SETS):
            self.set = f"{case}, set {number}"
            yield random.Random(self.set), TICKS[number % len(TICKS)]

    def run_scene(self, parts, items=(), *options, tick, span, kinds=(CUBE,)):
        scene = {
            "beltline": 1, "name": "motion", "title": "Motion", "tick": tick,
            "item-kinds": list(kinds), "items": list(items), "parts": parts,
        }
        path = self.folder / "scene.yaml"
        path.write_text(json.dumps(scene))
        out = self.folder / "items.csv"
        done = beltline("run", str(path), "--for", span, "--items", str(out), *options)
        self.assertEqual(done.returncode, 0, f"{self.set}: {done.stderr}")
        return Motion(out)

    def near(self, got, wanted, room, what):
        said = f"{self.set}, {what}: {got}, wanted {wanted} ± {room}"
        self.assertLessEqual(abs(got - wanted), room, said)


def belt(speed, friction, length=20, x=0, z=0.8, acceleration=100, name="Belt"):
    return {
        "name": name, "kind": "belt-conveyor", "pose": {"x": x, "y": 0, "z": z},
        "settings": {
            "length": length, "width": 1, "speed": speed, "friction": friction,
            "acceleration": acceleration},
    }


def plate(friction, angle=0, z=0.8):
    return {
        "name": "Plate", "kind": "plate", "pose": {"x": 0, "y": 0, "z": z},
        "settings": {"length": 10, "width": 4, "angle": angle, "friction": friction},
    }


def item(x, y=0, z=0.8, yaw=0, kind="cube", velocity=(0, 0), spin=0):
    return {
        "kind": kind, "pose": {"x": x, "y": y, "z": z, "yaw": yaw}, "velocity": list(velocity),
        "spin": spin,
    }
