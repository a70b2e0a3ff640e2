"""What the command line says and the exit codes it ends with."""

import csv
import json
import pathlib
import re
import signal
import subprocess
import tempfile
import unittest
from xml.etree import ElementTree

from harness import ROOT, RELEASE, Server, beltline


class CommandLineTest(unittest.TestCase):
    def expect(self, code, *arguments):
        done = beltline(*arguments)
        self.assertEqual(done.returncode, code, f"{arguments}: {done.stdout}{done.stderr}")
        return done

    def test_version_is_one_line(self):
        self.assertRegex(self.expect(0, "version").stdout, r"^beltline \d+\.\d+\.\d+\n$")

    def test_the_reference_page_has_every_command_and_option(self):
        page = (ROOT / "Docs/reference/command-line.md").read_text()
        commands = re.findall(r"^  ([a-z]+) ", self.expect(0, "--help").stdout, re.MULTILINE)
        self.assertIn("draw", commands)
        for command in commands:
            self.assertIn(f"`beltline {command}", page)
            options = set(re.findall(r"--[a-z-]+", self.expect(0, command, "--help").stdout))
            for option in options - {"--help"}:
                self.assertIn(option, page, f"{command} {option}")

    def test_usage_mistakes_end_with_64(self):
        for arguments in [
            ["run", "from-a-to-b", "--for", "1s", "--sped", "2"],
            ["run", "from-a-to-b"],
            ["run", "from-a-to-b", "--for", "soon"],
            ["run", "from-a-to-b", "--for", "1s", "--set", "No such tag=1"],
            ["serve", "--port", "99999"],
            ["fly"],
        ]:
            self.expect(64, *arguments)

    def test_what_cannot_start_ends_with_2_and_one_line(self):
        done = self.expect(2, "run", "no-such-scene", "--for", "1s")
        self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
        self.assertIn("no-such-scene", done.stderr)
        self.expect(2, "serve", "no-such-scene")

    def test_a_used_port_ends_with_2_and_one_line(self):
        with Server() as server:
            done = self.expect(2, "serve", "--port", str(server.port))
            self.assertIn(str(server.port), done.stdout + done.stderr)

    def test_a_broken_scene_reports_its_problems_with_places_and_ends_with_2(self):
        with tempfile.TemporaryDirectory() as folder:
            scene = pathlib.Path(folder) / "scene.yaml"
            scene.write_text("beltline: 1\nname: x\ntitle: X\nparts:\n  - {kind: no-such-kind}\n")
            done = self.expect(2, "scene", "validate", str(scene))
            self.assertRegex(done.stderr, r"scene\.yaml:5:\d+: error SCN\d{4}: ")

    def test_a_drawing_shows_the_items_of_the_run_and_is_the_same_twice(self):
        settings = ["--set", "Conveyor=true", "--seed", "5"]
        done = self.expect(0, "draw", "from-a-to-b", "--at", "4s", *settings)
        root = ElementTree.fromstring(done.stdout)
        names = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
        summary = self.expect(0, "run", "from-a-to-b", "--for", "4s", *settings).stdout
        count = re.search(r"(\d+) in the plant", summary).group(1)
        self.assertTrue(any(f": {count} item" in name for name in names), names)
        self.assertIn("Sensor at B", names)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "plan.svg"
            self.expect(0, "draw", "from-a-to-b", "--at", "4s", *settings, "--output", str(path))
            self.assertEqual(path.read_text(), done.stdout)

    def test_a_drawing_that_cannot_be_says_why(self):
        self.expect(2, "draw", "no-such-scene")
        self.expect(2, "draw", "from-a-to-b", "--output", "/no/such/folder/plan.svg")
        self.expect(64, "draw", "from-a-to-b", "--at", "soon")
        scene = str(ROOT / "Docs/explanation/figures/slip.yaml")
        self.assertIn("controller", self.expect(64, "draw", scene, "--controlled").stderr)

    def test_scenes_are_listed(self):
        names = {row["name"] for row in json.loads(
            self.expect(0, "scene", "list", "--format", "json").stdout)}
        self.assertLessEqual(
            {"from-a-to-b", "sorting-by-weight", "sorting-by-height-basic"}, names)

    def test_every_scene_has_its_reserved_tags(self):
        tags = json.loads(
            self.expect(0, "scene", "tags", "sorting-by-weight", "--format", "json").stdout)
        reserved = [tag for tag in tags if tag["name"].startswith("FACTORY I/O (")]
        self.assertEqual(len(reserved), 8)

    def test_a_trace_holds_the_edges_and_items_their_places(self):
        with tempfile.TemporaryDirectory() as folder:
            trace, items = folder + "/trace.csv", folder + "/items.csv"
            self.expect(
                0, "run", "from-a-to-b", "--for", "20s", "--set", "Conveyor=true", "--trace",
                trace, "--items", items)
            with open(trace, encoding="utf-8", newline="") as file:
                edges = list(csv.reader(file))
            with open(items, encoding="utf-8", newline="") as file:
                places = list(csv.reader(file))
        self.assertTrue(any("Sensor" in row for row in edges), "an item passed the sensor")
        self.assertGreater(len(places), 1000)

    def test_an_interrupted_run_ends_with_130(self):
        process = subprocess.Popen(
            [RELEASE, "run", "sorting-by-weight", "--for", "10000h"], cwd=ROOT,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        with process:
            while not self.catches(process.pid, signal.SIGINT):
                self.assertIsNone(process.poll())
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(timeout=20), 130)

    @staticmethod
    def catches(process, number):
        """Whether the process has a handler for the signal by now."""
        for line in pathlib.Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("SigCgt:"):
                return int(line.split()[1], 16) >> (number - 1) & 1 == 1
        return False

    def test_an_interrupted_server_ends_cleanly(self):
        server = Server().__enter__()
        self.assertEqual(server.stop(signal.SIGINT), 0)
        server.__exit__()


if __name__ == "__main__":
    unittest.main()
