"""README's session is run as printed; so are those of the tutorial and the how-to."""

import re
import subprocess
import unittest

from harness import ROOT, Server

PAGES = [
    ("README.md", ["sorting-by-weight", "--plc", "demo"]),
    ("Docs/tutorials/first-plant.md", ["from-a-to-b", "--seed", "7"]),
    ("Docs/how-to/step-in-a-pipeline.md", ["from-a-to-b", "--seed", "7", "--paused"]),
]


def sessions(page):
    """The commands of a page's console blocks with the answers printed below them."""
    for block in re.findall(r"```console\n(.*?)```", page, re.DOTALL):
        command, answer = None, []
        for line in block.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, "\n".join(answer)
                command, answer = line[2:], []
            else:
                answer.append(line)
        if command:
            yield command, "\n".join(answer)


class PageTest(unittest.TestCase):
    def test_the_commands_of_each_page_answer_as_printed(self):
        for path, arguments in PAGES:
            steps = list(sessions((ROOT / path).read_text()))
            self.assertTrue(steps, f"{path} has no session")
            with Server(*arguments) as server:
                for command, expected in steps:
                    with self.subTest(page=path, command=command):
                        self.assertEqual(self.run_command(command, server), expected)

    def test_a_program_shown_on_a_page_is_the_example_it_names(self):
        page = (ROOT / "Docs/tutorials/first-plant.md").read_text()
        shown = re.search(r"```python\n(.*?)```", page, re.DOTALL).group(1)
        self.assertEqual(shown, (ROOT / "Examples/python/from_a_to_b.py").read_text())

    @staticmethod
    def run_command(command, server):
        command = command.replace("http://127.0.0.1:7410", server.url)
        done = subprocess.run(
            ["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
        return (done.stdout + done.stderr).rstrip("\n")


if __name__ == "__main__":
    unittest.main()
