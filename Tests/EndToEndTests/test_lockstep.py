"""The same bits with the fast paths off and from snapshots: every scene and random plants."""

import unittest

from harness import ROOT, beltline

PLANTS = 50


class LockstepTest(unittest.TestCase):
    def expect(self, code, *arguments):
        done = beltline("lockstep", *arguments, timeout=600)
        self.assertEqual(done.returncode, code, f"{arguments}: {done.stderr}")
        return done

    def test_every_scene_is_the_same_for_20000_ticks(self):
        scenes = sorted(path.parent.name for path in ROOT.glob("Scenes/*/scene.yaml"))
        for options in [[], ["--meddle"]]:
            said = self.expect(0, *options).stdout.splitlines()
            self.assertEqual(said, [f"{name}: 20000 ticks, the same" for name in scenes])

    def test_random_plants_are_the_same_for_20000_ticks(self):
        said = self.expect(0, "--plants", str(PLANTS)).stdout.splitlines()
        self.assertEqual(
            said, [f"plant {seed}: 20000 ticks, the same" for seed in range(1, PLANTS + 1)])

    def test_restored_plants_go_on_with_the_same_bits(self):
        """From every 97th tick on for 600 ticks; a restored plant is restored again and again."""
        self.expect(0, "--restore", "--for", "6000t")
        self.expect(0, "--restore", "--for", "1200t", "--plants", str(PLANTS))

    def test_scene_files_run_on_their_settings_and_any_seed_is_a_plant(self):
        scene = str(ROOT / "Docs/explanation/figures/merge.yaml")
        said = self.expect(
            0, scene, "--set", "Feeder=true", "--set", "Main belt=true", "--meddle", "--for", "5s",
            "--plants", "1", "--seed", "4711").stdout
        self.assertEqual(said, "merge: 1000 ticks, the same\nplant 4711: 1000 ticks, the same\n")

    def test_mistakes_are_told(self):
        self.expect(2, "no-such-scene")
        for arguments in [
            ["from-a-to-b", "--set", "No such tag=1"], ["--plants", "-1"], ["--for", "soon"],
            ["--plants", "2", "--seed", str(2**64 - 1)],
        ]:
            self.expect(64, *arguments)


if __name__ == "__main__":
    unittest.main()
