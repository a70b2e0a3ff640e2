"""The example programs sort the scenes of a served plant."""

import concurrent.futures
import subprocess
import sys
import unittest

from harness import ROOT, Server

PROGRAMS = [
    ("sorting-by-weight", "sorting_by_weight.py"),
    ("sorting-by-height-basic", "sorting_by_height.py"),
]


def sort(scene, program, *options):
    """Runs an example against a plant of its own and returns its end."""
    with Server(scene) as server:
        return subprocess.run(
            [sys.executable, str(ROOT / "Examples/python" / program), "--base-url", server.url,
             *options],
            capture_output=True, text=True, timeout=600,
        )


class ExampleTest(unittest.TestCase):
    def test_in_lockstep_sixty_items_leave_by_the_right_exit_for_three_seeds(self):
        for scene, program in PROGRAMS:
            for seed in ["1", "2", "3"]:
                with self.subTest(scene=scene, seed=seed):
                    done = sort(scene, program, "--lockstep", "--items", "60", "--seed", seed)
                    self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                    self.assertIn("sorted: 60 items", done.stdout)

    def test_in_lockstep_a_run_is_the_same_each_time(self):
        ends = [
            sort("sorting-by-weight", "sorting_by_weight.py", "--lockstep", "--items", "10").stdout
            for _ in range(2)
        ]
        self.assertEqual(ends[0], ends[1])

    def test_polling_a_plant_in_real_time_sorts(self):
        # Both plants at once: what takes its time here is the plant's own.
        with concurrent.futures.ThreadPoolExecutor() as pool:
            runs = [pool.submit(sort, *names, "--items", "8") for names in PROGRAMS]
            for names, run in zip(PROGRAMS, runs):
                with self.subTest(scene=names[0]):
                    done = run.result()
                    self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_an_unreachable_plant_is_said_in_one_line(self):
        done = subprocess.run(
            [sys.executable, str(ROOT / "Examples/python/sorting_by_weight.py"), "--base-url",
             "http://127.0.0.1:9"],
            capture_output=True, text=True, timeout=60,
        )
        self.assertEqual(done.returncode, 2)
        self.assertTrue(done.stdout.startswith("failed: "))
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main()
