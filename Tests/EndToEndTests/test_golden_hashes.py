"""The promise of the same bits: each recorded run, by each build, with and without fused
multiply-add in the C library."""

import subprocess
import tempfile
import unittest

from harness import DEBUG, RELEASE, ROOT, beltline

# What the C library's tunables call the features that its mathematics is chosen by.
WITHOUT_FMA = {"GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2"}

# Three functions of the C library over many values, as one number.
PROBE = r"""
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
int main(void) {
  uint64_t hash = 1469598103934665603ull;
  for (int i = 0; i < 100000; i++) {
    double x = 0.1 + i * 1.37e-3, values[3] = {sin(x), exp(-x * 0.01), atan2(x, 1.7)};
    for (int k = 0; k < 3; k++) {
      uint64_t bits;
      memcpy(&bits, &values[k], 8);
      hash = (hash ^ bits) * 1099511628211ull;
    }
  }
  printf("%016llx\n", (unsigned long long)hash);
}
"""


def recorded_runs():
    """Lines of a hash and the arguments of `beltline run` that end in it."""
    path = ROOT / "Tests/EndToEndTests/golden-hashes.txt"
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            expected, *arguments = line.split("  ")
            yield expected, arguments


class GoldenHashTest(unittest.TestCase):
    BUILDS = [
        ("optimised", RELEASE, None),
        ("optimised again", RELEASE, None),
        ("optimised, without fused multiply-add", RELEASE, WITHOUT_FMA),
        ("debug", DEBUG, None),
    ]

    def test_each_recorded_run_ends_in_its_hash_by_each_build(self):
        for expected, arguments in recorded_runs():
            for name, program, environment in self.BUILDS:
                with self.subTest(run=arguments, build=name):
                    done = beltline(
                        "run", *arguments, "--hash", program=program, environment=environment
                    )
                    self.assertEqual(done.returncode, 0, done.stderr)
                    self.assertEqual(done.stdout.strip(), expected)

    def test_runs_with_other_seeds_end_in_other_hashes(self):
        runs = [
            beltline("run", "sorting-by-weight", "--for", "20s", "--seed", seed, "--hash").stdout
            for seed in ["1", "2", "3"]
        ]
        self.assertEqual(len(set(runs)), 3)

    def test_the_mask_does_change_the_bits_of_the_c_library(self):
        """Without this the masked run would prove nothing."""
        with open("/proc/cpuinfo", encoding="ascii") as information:
            if " fma " not in information.read():
                self.skipTest("this processor has no fused multiply-add")
        with tempfile.TemporaryDirectory() as folder:
            program = folder + "/probe"
            subprocess.run(
                ["clang", "-O1", "-ffp-contract=off", "-x", "c", "-", "-lm", "-o", program],
                input=PROBE, text=True, check=True,
            )
            plain, masked = (
                subprocess.run([program], env=environment, capture_output=True, check=True).stdout
                for environment in [{}, WITHOUT_FMA]
            )
        self.assertNotEqual(plain, masked)


if __name__ == "__main__":
    unittest.main()
