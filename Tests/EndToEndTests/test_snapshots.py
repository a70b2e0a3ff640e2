"""A run in two pieces ends as one without a break, whichever build runs which piece."""

import pathlib
import tempfile
import unittest

from harness import DEBUG, RELEASE, beltline

# A scene, what is set before its first tick, and in what is set again in the middle.
RUNS = [
    ("from-a-to-b", ["--set", "Conveyor=true"], []),
    ("sorting-by-weight",
     ["--set", "Entry conveyor=true", "--set", "Load scale=true", "--set", "Send left=true",
      "--set", "Left conveyor=true"],
     ["--set", "Send left=false", "--set", "Send right=true", "--fault", "At scale=short",
      "--force", "output:Left conveyor=false"]),
    ("sorting-by-height-basic",
     ["--set", "Conveyor entry=true", "--set", "Load=true", "--set", "Transf. left=true"],
     ["--set", "Transf. left=false", "--set", "Transf. right=true"]),
]


class SnapshotTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_plant(self, program, *arguments, code=0):
        done = beltline("run", *arguments, "--hash", program=program)
        self.assertEqual(done.returncode, code, f"{arguments}: {done.stderr}")
        return done.stdout.strip() if code == 0 else done.stderr

    def pieces(self, scene, first, second, programs, name):
        """Three pieces, each by a build of its own: the hash at the end, and the last snapshot."""
        one, two, three = (self.folder / f"{name}-{number}.snap" for number in "123")
        self.run_plant(programs[0], scene, "--for", "1999t", "--seed", "11", *first, "--save", one)
        self.run_plant(programs[1], scene, "--for", "1501t", "--from", one, *second, "--save", two)
        end = self.run_plant(programs[2], scene, "--for", "1000t", "--from", two, "--save", three)
        return end, three.read_bytes()

    def test_pieces_by_either_build_end_as_one_run(self):
        for scene, first, second in RUNS:
            whole = self.pieces(scene, first, second, [RELEASE] * 3, "whole")
            crossed = self.pieces(scene, first, second, [DEBUG, RELEASE, DEBUG], "crossed")
            with self.subTest(scene=scene):
                self.assertEqual(crossed, whole)
            with self.subTest(scene=scene, settings="only at the start"):
                pieces = self.pieces(scene, first, [], [RELEASE, DEBUG, RELEASE], "back")
                for program in [RELEASE, DEBUG]:
                    once = self.run_plant(
                        program, scene, "--for", "4500t", "--seed", "11", *first, "--save",
                        self.folder / "once.snap")
                    self.assertEqual((once, (self.folder / "once.snap").read_bytes()), pieces)

    def test_times_of_a_trace_go_on_counting(self):
        snapshot, trace = self.folder / "a.snap", self.folder / "trace.csv"
        self.run_plant(
            RELEASE, "from-a-to-b", "--for", "100t", "--set", "Conveyor=true", "--save", snapshot)
        self.run_plant(
            RELEASE, "from-a-to-b", "--for", "2000t", "--from", snapshot, "--trace", trace)
        ticks = [int(row.split(",")[0]) for row in trace.read_text().splitlines()[1:]]
        self.assertEqual(ticks[0], 100)
        self.assertGreater(ticks[-1], 100)

    def test_what_is_wrong_with_a_snapshot_is_said_in_one_line_and_ends_with_2(self):
        snapshot = self.folder / "a.snap"
        self.run_plant(RELEASE, "from-a-to-b", "--for", "100t", "--save", snapshot)
        good = snapshot.read_bytes()
        damaged = bytearray(good)
        damaged[len(good) // 2] ^= 4
        files = {
            "missing.snap": (None, "SNP0001"),
            "other.snap": (b"beltline: 1\n", "SNP0003"),
            "short.snap": (good[:-9], "SNP0005"),
            "damaged.snap": (bytes(damaged), "SNP0006"),
        }
        for name, (content, problem) in files.items():
            path = self.folder / name
            if content is not None:
                path.write_bytes(content)
            with self.subTest(file=name):
                said = self.run_plant(
                    RELEASE, "from-a-to-b", "--for", "1s", "--from", path, code=2)
                self.assertIn(f"{path}: error {problem}: ", said)
                self.assertEqual(len(said.splitlines()), 1)
        said = self.run_plant(
            RELEASE, "sorting-by-weight", "--for", "1s", "--from", snapshot, code=2)
        self.assertIn("SNP0007", said)

    def test_a_seed_beside_a_snapshot_is_wrong_usage(self):
        self.run_plant(
            RELEASE, "from-a-to-b", "--for", "1s", "--from", "a.snap", "--seed", "1", code=64)

    def test_a_snapshot_that_cannot_be_written_is_known_before_the_run(self):
        self.run_plant(
            RELEASE, "from-a-to-b", "--for", "10000h", "--save", self.folder / "no/a.snap", code=2)


if __name__ == "__main__":
    unittest.main()
