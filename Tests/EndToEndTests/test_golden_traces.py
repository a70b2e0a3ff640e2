"""The golden traces beside the scenes hold for each build and in every surrounding."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

from harness import DEBUG, RELEASE, ROOT, beltline

# What the C library's tunables call the features that its mathematics is chosen by.
WITHOUT_FMA = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2"}

# Another time zone, language and number format; fresh memory full of rubbish.
ABROAD = {
    "TZ": "Pacific/Chatham", "LANG": "de_DE.UTF-8", "LC_ALL": "tr_TR.UTF-8",
    "MALLOC_PERTURB_": "165",
}


class GoldenTraceTest(unittest.TestCase):
    def check(self, *command, environment=None, folder=ROOT):
        done = subprocess.run(
            [*command, "golden", "check"], cwd=folder, env={**os.environ, **(environment or {})},
            capture_output=True, text=True, timeout=120,
        )
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertGreaterEqual(len(done.stdout.splitlines()), 3)

    def test_by_each_build(self):
        for program in [RELEASE, DEBUG]:
            with self.subTest(program=program):
                self.check(program)

    def test_without_fused_multiply_add(self):
        self.check(RELEASE, environment=WITHOUT_FMA)

    def test_in_another_time_zone_language_and_folder(self):
        with tempfile.TemporaryDirectory() as folder:
            self.check(
                RELEASE, environment={**ABROAD, "BELTLINE_SCENES": str(ROOT / "Scenes")},
                folder=folder)

    def test_with_addresses_that_are_always_the_same(self):
        if shutil.which("setarch") is None:
            self.skipTest("there is no setarch here")
        if subprocess.run(["setarch", "-R", "true"], capture_output=True).returncode != 0:
            self.skipTest("the address layout cannot be fixed here")
        self.check("setarch", "-R", RELEASE)

    def test_a_plant_that_moves_otherwise_is_named_with_tick_and_tag(self):
        with tempfile.TemporaryDirectory() as folder:
            scene = pathlib.Path(folder) / "from-a-to-b"
            shutil.copytree(ROOT / "Scenes/from-a-to-b", scene)
            trace = scene / "golden.trace"
            lines = trace.read_text().splitlines()
            edge = next(line for line in lines if " input " in line)
            lines[lines.index(edge)] = edge.replace(edge.split()[0], str(int(edge.split()[0]) + 1))
            trace.write_text("\n".join(lines) + "\n")
            environment = {"BELTLINE_SCENES": folder}
            done = beltline("golden", "check", "from-a-to-b", environment=environment)
            self.assertEqual(done.returncode, 1)
            self.assertIn(f"first difference at tick {edge.split()[0]}: ", done.stderr)
            self.assertIn(f"found '{edge}'", done.stderr)

            # Written anew it holds again, and says why.
            done = beltline(
                "golden", "update", "--reason", "A test.", "from-a-to-b", environment=environment)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertIn("# Reason: A test.\n", trace.read_text())
            done = beltline("golden", "check", "from-a-to-b", environment=environment)
            self.assertEqual(done.returncode, 0, done.stderr)

            trace.unlink()
            done = beltline("golden", "check", "from-a-to-b", environment=environment)
            self.assertEqual(done.returncode, 2)

    def test_an_update_without_a_reason_or_of_an_unknown_scene_is_refused(self):
        self.assertEqual(beltline("golden", "update").returncode, 64)
        self.assertEqual(beltline("golden", "update", "--reason", " ").returncode, 64)
        self.assertEqual(beltline("golden", "check", "no-such-scene").returncode, 2)


if __name__ == "__main__":
    unittest.main()
