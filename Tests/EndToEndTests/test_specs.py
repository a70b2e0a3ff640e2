"""Specs on the command line: exit codes, reports, evidence, determinism, watching."""

import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time
import unittest
from xml.etree import ElementTree

from harness import ROOT, RELEASE, beltline

PASSES = """
beltline-spec: 1
name: From A to B
scene: from-a-to-b
for: 20s
cases:
  - name: a box arrives
    seeds: 1 to 3
    steps:
      - write: {Conveyor: true}
      - {expect: not Sensor, within: 8s}
"""

FAILS = PASSES.replace("within: 8s", "within: 2s").replace("a box arrives", "a box is quick")

BROKEN = PASSES.replace("not Sensor", "not Senser")


class SpecTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name, text in [("passes", PASSES), ("fails", FAILS), ("broken", BROKEN)]:
            self.path(f"{name}.yaml").write_text(text.lstrip())

    def path(self, name):
        return self.folder / name

    def check(self, code, *names, options=()):
        specs = [str(self.path(f"{name}.yaml")) for name in names]
        done = beltline("test", *specs, "--output", str(self.path("out")), *options)
        self.assertEqual(done.returncode, code, f"{names}: {done.stdout}{done.stderr}")
        return done

    def test_exit_codes(self):
        self.check(0, "passes")
        self.check(1, "passes", "fails")
        self.check(2, "passes", "broken")
        self.check(2, "fails", "broken")
        self.check(2, "missing")
        self.check(2, "passes", options=["--filter", "no such case"])
        self.assertEqual(beltline("test").returncode, 64)
        for options in [["--jobs", "0"], ["--seed", "x"], ["--seed", "1", "--seed", "1"]]:
            self.check(64, "passes", options=options)
        self.check(2, "passes", options=["--junit", "/no/such/folder/report.xml"])

    def test_a_failure_names_its_place_its_time_and_how_to_repeat_it(self):
        said = self.check(1, "fails").stdout
        self.assertRegex(said, r"fails\.yaml:10:18: expect: not Sensor\n *at 2 s: it was not so")
        self.assertIn("Sensor = true", said)
        command = re.search(r"again: beltline (test .*)", said).group(1)
        words = subprocess.run(
            ["bash", "-c", f"printf '%s\\n' {command}"], capture_output=True, text=True,
        ).stdout.splitlines()
        again = beltline(*words, "--output", str(self.path("out")))
        self.assertEqual(again.returncode, 1)
        self.assertIn("1 run: 0 passed, 1 failed", again.stdout)
        self.assertNotIn("\x1b", said, "colours are for terminals")

    def test_problems_have_places_and_hints(self):
        said = self.check(2, "broken").stdout
        self.assertRegex(said, r"broken\.yaml:10:22: error SPC0031: .*did you mean 'Sensor'")
        done = beltline("spec", "validate", str(self.path("broken.yaml")))
        self.assertEqual(done.returncode, 2)
        self.assertIn("SPC0031", done.stderr)
        self.assertEqual(
            beltline("spec", "validate", str(self.path("passes.yaml"))).returncode, 0)

    def test_the_reports_are_the_same_however_many_runs_there_are_at_a_time(self):
        reports = []
        for jobs in ["1", "4"]:
            junit, tap = self.path(f"{jobs}.xml"), self.path(f"{jobs}.tap")
            self.check(2, "passes", "fails", "broken", options=[
                "--jobs", jobs, "--junit", str(junit), "--tap", str(tap)])
            reports.append((junit.read_text(), tap.read_text()))
        self.assertEqual(*reports)
        root = ElementTree.fromstring(reports[0][0])
        counts = [root.get(name) for name in ("tests", "failures", "errors", "skipped")]
        self.assertEqual(counts, ["7", "3", "1", "0"])
        self.assertEqual(len(root.findall("testsuite")), 3)
        self.assertTrue(reports[0][1].startswith("TAP version 14\n1..7\nok 1 - "))

    def test_tap_on_the_standard_output_is_all_there_is(self):
        said = self.check(1, "fails", options=["--tap", "-"]).stdout
        self.assertTrue(said.startswith("TAP version 14\n1..3\nnot ok 1 - "), said)
        self.assertNotIn("times as fast", said)

    def test_a_failed_run_leaves_evidence_and_a_passed_one_takes_it_away(self):
        self.check(1, "fails", options=["--seed", "7"])
        folder = self.path("out/fails/1-a-box-is-quick-seed-7")
        names = sorted(path.name for path in folder.iterdir())
        self.assertEqual(names, ["before.snap", "recording.json", "trace.csv"])
        recording = json.loads((folder / "recording.json").read_text())
        self.assertEqual(recording["seed"], 7)
        self.assertEqual(recording["commands"][0]["tag"], "Conveyor")
        # The plant goes on from the snapshot, which is that of the first tick here.
        snapshot = str(folder / "before.snap")
        done = beltline(
            "run", "from-a-to-b", "--from", snapshot, "--set", "Conveyor=true", "--for", "2s",
            "--trace", str(self.path("trace.csv")))
        self.assertEqual(done.returncode, 0, done.stderr)
        last = [row for row in (folder / "trace.csv").read_text().splitlines()][-1]
        self.assertLessEqual(int(last.split(",")[0]), 400)
        self.path("fails.yaml").write_text(FAILS.replace("within: 2s", "within: 9s").lstrip())
        self.check(0, "fails", options=["--seed", "7"])
        self.assertFalse(folder.exists())

    def test_debug_and_optimised_builds_end_in_the_same_hashes(self):
        from harness import DEBUG

        def hashes(program):
            path = self.path("report.xml")
            done = beltline(
                "test", str(self.path("passes.yaml")), "--junit", str(path), program=program)
            self.assertEqual(done.returncode, 0, done.stderr)
            return re.findall(r'name="hash" value="([0-9a-f]{16})"', path.read_text())

        self.assertEqual(len(hashes(RELEASE)), 3)
        self.assertEqual(hashes(RELEASE), hashes(DEBUG))

    def test_an_interrupted_plan_still_writes_its_report(self):
        # Long enough to be interrupted on any machine.
        long = PASSES.replace("for: 20s", "for: 50h").replace("1 to 3", "1 to 500")
        self.path("long.yaml").write_text(long.lstrip())
        junit = self.path("report.xml")
        process = subprocess.Popen(
            [RELEASE, "test", str(self.path("passes.yaml")), str(self.path("long.yaml")),
             "--junit", str(junit)],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with process:
            for line in process.stdout:
                if "ok " in line:
                    break
            process.send_signal(signal.SIGINT)
            process.stdout.read()
            self.assertEqual(process.wait(timeout=30), 130)
        root = ElementTree.fromstring(junit.read_text())
        self.assertEqual(root.get("tests"), "503")
        self.assertGreaterEqual(int(root.get("skipped")), 490)
        self.assertEqual(root.get("failures"), "0")

    def test_an_interrupted_run_that_failed_ends_soon_and_leaves_its_evidence(self):
        long = FAILS.replace("for: 20s", "for: 100h").replace("1 to 3", "1")
        self.path("long.yaml").write_text(long.lstrip())
        junit = self.path("report.xml")
        process = subprocess.Popen(
            [RELEASE, "test", str(self.path("long.yaml")), "--keep-going",
             "--junit", str(junit), "--output", str(self.path("out"))],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with process:
            process.stdout.readline()
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            process.stdout.read()
            self.assertEqual(process.wait(timeout=60), 130)
        self.assertEqual(ElementTree.fromstring(junit.read_text()).get("failures"), "1")
        folder = self.path("out/long/1-a-box-is-quick-seed-1")
        self.assertTrue((folder / "recording.json").exists())
        self.assertEqual(list(self.folder.rglob("*.draft")), [])

    def test_a_report_through_a_link_is_whole_and_the_link_stays(self):
        target, link = self.path("target.xml"), self.path("link.xml")
        target.write_text("<old/>" * 5000)
        link.symlink_to(target)
        self.check(0, "passes", options=["--junit", str(link)])
        self.assertTrue(link.is_symlink())
        self.assertEqual(ElementTree.fromstring(target.read_text()).get("tests"), "3")

    def test_a_reader_that_goes_away_loses_no_report(self):
        junit = self.path("report.xml")
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            [RELEASE, "test", str(self.path("passes.yaml")), "--junit", str(junit)],
            cwd=ROOT, stdout=writer, stderr=subprocess.PIPE)
        os.close(writer)
        self.assertGreater(done.returncode, 0)
        self.assertEqual(ElementTree.fromstring(junit.read_text()).get("tests"), "3")
        self.check(2, "passes", options=["--junit", str(junit), "--tap", "/nonexistent/x.tap"])
        self.assertEqual(list(self.folder.rglob("*.draft")), [])

    def test_a_spec_that_is_named_twice_is_run_once(self):
        junit = self.path("report.xml")
        path = str(self.path("fails.yaml"))
        done = beltline(
            "test", path, path, os.path.relpath(path, ROOT), "--jobs", "2", "--junit", str(junit),
            "--output", str(self.path("out")))
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(ElementTree.fromstring(junit.read_text()).get("tests"), "3")

    def test_watching_runs_again_when_a_file_changes(self):
        process = subprocess.Popen(
            [RELEASE, "test", str(self.path("passes.yaml")), "--watch",
             "--output", str(self.path("out"))],
            cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        with process:
            def until(text):
                for line in process.stdout:
                    if text in line:
                        return
                self.fail(f"never said '{text}'")

            until("3 runs: 3 passed")
            self.path("passes.yaml").write_text(FAILS.lstrip())
            until("3 runs: 0 passed, 3 failed")
            self.path("passes.yaml").write_text(BROKEN.lstrip())
            until("could not start")
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(timeout=20), 130)
            self.assertIn("changed", process.stderr.read())
            process.stdout.read()

    def test_the_schema_is_the_published_one(self):
        done = beltline("spec", "schema")
        self.assertEqual(done.returncode, 0)
        self.assertEqual(done.stdout, (ROOT / "Schemas/spec-1.json").read_text())

    def test_colours_are_for_terminals_that_want_them(self):
        import pty

        def said(environment):
            leader, follower = pty.openpty()
            process = subprocess.Popen(
                [RELEASE, "test", str(self.path("passes.yaml"))], cwd=ROOT, stdout=follower,
                stderr=follower, env={**os.environ, **environment})
            process.wait(timeout=60)
            os.close(follower)
            text = b""
            while True:
                try:
                    piece = os.read(leader, 4096)
                except OSError:
                    break
                if not piece:
                    break
                text += piece
            os.close(leader)
            return text

        self.assertIn(b"\x1b[32m", said({"NO_COLOR": ""}))
        self.assertNotIn(b"\x1b[", said({"NO_COLOR": "1"}))


if __name__ == "__main__":
    unittest.main()
