"""The tutorial about ladders in pipelines does what it prints, and so do the example pipelines."""

import os
import pathlib
import re
import subprocess
import tempfile
import unittest

from harness import RELEASE, ROOT
from test_readme import sessions

PAGE = (ROOT / "Docs/tutorials/test-your-ladder-in-ci.md").read_text()


def shell(command, folder):
    """Runs a command as a reader would: in an empty folder, with the program on the path."""
    path = f"{pathlib.Path(RELEASE).resolve().parent}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "BELTLINE_HOME": str(ROOT)}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=environment, capture_output=True, text=True,
        timeout=120,
    )
    return done.returncode, (done.stdout + done.stderr).rstrip("\n")


def without_speed(text):
    """How fast it went is another matter on each machine."""
    return re.sub(r"simulated in .*", "simulated", text)


class TutorialTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "plc").mkdir()
        spec = re.search(r"```yaml\n(.*?)```", PAGE, re.DOTALL).group(1)
        (self.folder / "plc/conveyor.yaml").write_text(spec)

    def test_the_sessions_answer_as_printed(self):
        for command, expected in sessions(PAGE):
            with self.subTest(command=command):
                _, said = shell(command.replace("mkdir plc", "true"), self.folder)
                self.assertEqual(without_speed(said), without_speed(expected))

    def test_a_broken_program_has_an_exit_code_of_its_own(self):
        shell('cp "$BELTLINE_HOME/Scenes/from-a-to-b/program.xml" plc/conveyor.xml', self.folder)
        self.assertEqual(shell("beltline test plc/conveyor.yaml", self.folder)[0], 0)
        shell("sed -i 's/T#2s/T#200ms/' plc/conveyor.xml", self.folder)
        self.assertEqual(shell("beltline test plc/conveyor.yaml", self.folder)[0], 1)

    def test_the_pipelines_run_on_what_the_tutorial_made(self):
        shell('cp "$BELTLINE_HOME/Scenes/from-a-to-b/program.xml" plc/conveyor.xml', self.folder)
        for path in ["ci-github/.github/workflows/plc.yml", "ci-gitlab/.gitlab-ci.yml"]:
            text = (ROOT / "Examples" / path).read_text()
            commands = re.findall(r"^ +(?:- )?(beltline .*)$", text, re.MULTILINE)
            self.assertEqual(len(commands), 2, path)
            for command in commands:
                with self.subTest(pipeline=path, command=command):
                    self.assertEqual(shell(command, self.folder)[0], 0)
            self.assertIn("<testsuites", (self.folder / "results.xml").read_text())


class SceneSpecTest(unittest.TestCase):
    """Each bundled scene has a ladder and a text that solve it, and a spec that says so."""

    SCENES = ["from-a-to-b", "sorting-by-height-basic", "sorting-by-weight"]

    def test_both_programs_of_each_scene_pass_its_spec(self):
        with tempfile.TemporaryDirectory() as folder:
            for scene in self.SCENES:
                for program in ["program.st", "program.xml"]:
                    with self.subTest(scene=scene, program=program):
                        home = ROOT / "Scenes" / scene
                        code, said = shell(
                            f"beltline test {home}/spec.yaml --program {home}/{program}", folder)
                        self.assertEqual(code, 0, said)

    def test_one_broken_line_or_rung_fails_with_the_expectation_it_breaks(self):
        breaks = [
            ("from-a-to-b", "program.st", "PT := T#2s", "PT := T#1s",
             "a box stands at B for two seconds"),
            ("from-a-to-b", "program.xml", "T#2s", "T#1s", "a box stands at B for two seconds"),
            ("sorting-by-height-basic", "program.st", "AND NOT NextHigh;", "AND NextHigh;",
             "items with kind == 'box-s' leave by Left remover"),
            ("sorting-by-height-basic", "program.xml", ">HighSensor<", ">PalletSensor<",
             "items with kind == 'box-s' leave by Left remover"),
            ("sorting-by-weight", "program.st", "Kilograms < 8.0", "Kilograms < 4.0",
             "items with mass < 8 leave by Left remover"),
            ("sorting-by-weight", "program.xml", "T#600ms", "T#100ms",
             "the load cell must settle"),
        ]
        with tempfile.TemporaryDirectory() as folder:
            for scene, program, line, broken, expectation in breaks:
                with self.subTest(scene=scene, program=program):
                    home = ROOT / "Scenes" / scene
                    text = (home / program).read_text()
                    self.assertIn(line, text)
                    # The declaration of a drawn variable stays.
                    if ">" in line:
                        line, broken = f"<variable{line}/variable>", f"<variable{broken}/variable>"
                    path = pathlib.Path(folder) / program
                    path.write_text(text.replace(line, broken))
                    code, said = shell(
                        f"beltline test {home}/spec.yaml --program {path} --keep-going", folder)
                    self.assertEqual(code, 1, said)
                    self.assertIn(expectation, said)


if __name__ == "__main__":
    unittest.main()
