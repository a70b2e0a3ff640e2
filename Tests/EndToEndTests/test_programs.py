"""PLC programs on the command line and in a served session."""

import csv
import io
import pathlib
import tempfile
import unittest

from harness import DEBUG, RELEASE, ROOT, Server, beltline

FOLLOW = """\
PROGRAM Main
  VAR
    Sensor AT %IX0.0 : BOOL;
    Conveyor AT %QX0.0 : BOOL;
    Scans : DINT;
  END_VAR
  Conveyor := Sensor;
  Scans := Scans + 1;
END_PROGRAM
CONFIGURATION Plant
  RESOURCE Processor ON PLC
    TASK Cycle(INTERVAL := T#20ms, PRIORITY := 1);
    PROGRAM Line WITH Cycle : Main;
  END_RESOURCE
END_CONFIGURATION
"""

TRAP = FOLLOW.replace(
    "Scans := Scans + 1;",
    "Scans := Scans + 1;\n  IF Scans = 10 THEN Scans := Scans / (Scans - 10); END_IF;")
BROKEN = "PROGRAM Main\n  Nothing := 1;\n  Nobody := 2;\nEND_PROGRAM\n"
ODD = FOLLOW.replace("T#20ms", "T#12ms")


class ProgramTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, text, name="main.st"):
        path = self.folder / name
        path.write_text(text)
        return str(path)

    def run_ok(self, *arguments, code=0):
        done = beltline(*arguments)
        self.assertEqual(done.returncode, code, done.stderr + done.stdout)
        return done

    # The file alone

    def test_check_says_one_line_of_a_good_program_and_all_problems_of_a_broken_one(self):
        done = self.run_ok("plc", "check", self.file(FOLLOW))
        self.assertEqual(
            done.stdout,
            "main.st: no errors, 0 warnings (3 variables, 2 located, scans every 20 ms)\n")
        path = self.file(BROKEN)
        done = self.run_ok("plc", "check", path, code=2)
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 2, done.stderr)
        for number, line in zip([2, 3], lines):
            self.assertIn(f"{path}:{number}:3: error PLC", line)
        self.assertEqual(done.stdout, "")

    def test_check_of_files_that_are_not_there(self):
        done = self.run_ok("plc", "check", "/no/such.st", "/no/other.xml", code=2)
        self.assertEqual(done.stderr.count("PLC0600"), 2)

    def test_disasm_prints_instructions_under_their_lines(self):
        text = self.run_ok("plc", "disasm", self.file(FOLLOW)).stdout
        self.assertIn("PROGRAM", text)
        self.assertIn("main.st:7:", text)

    def test_io_lists_the_tags_that_variables_meet(self):
        path = self.file(FOLLOW)
        alone = list(csv.DictReader(io.StringIO(self.run_ok("plc", "io", path).stdout)))
        self.assertEqual([row["address"] for row in alone], ["%IX0.0", "%QX0.0"])
        self.assertEqual({row["tag"] for row in alone}, {""})
        rows = list(csv.DictReader(io.StringIO(
            self.run_ok("plc", "io", path, "--scene", "from-a-to-b").stdout)))
        self.assertEqual(
            [(row["address"], row["kind"], row["tag"], row["scale"]) for row in rows],
            [("%IX0.0", "input", "Sensor", "1"), ("%QX0.0", "output", "Conveyor", "1")])

    # With a scene, without a clock

    def test_a_program_moves_the_plant_and_both_ways_to_say_so_are_the_same(self):
        path = self.file(FOLLOW)
        options = ["--for", "30s", "--seed", "3", "--hash"]
        one = self.run_ok("run", "from-a-to-b", "--plc", path, *options).stdout
        other = self.run_ok("plc", "run", path, "--scene", "from-a-to-b", *options).stdout
        without = self.run_ok("run", "from-a-to-b", *options).stdout
        self.assertEqual(one, other)
        self.assertNotEqual(one, without)
        debug = beltline("run", "from-a-to-b", "--plc", path, *options, program=DEBUG)
        self.assertEqual(debug.stdout, one)
        summary = self.run_ok("run", "from-a-to-b", "--plc", path, "--for", "30s").stdout
        self.assertIn("  program  main.st, 1500 scans, running\n", summary)

    def test_the_first_scan_is_in_the_first_tick(self):
        trace = self.folder / "trace.csv"
        self.run_ok("run", "from-a-to-b", "--plc", self.file(FOLLOW), "--for", "2t",
                    "--trace", str(trace))
        rows = csv.DictReader(trace.read_text().splitlines())
        self.assertEqual(
            [(row["tick"], row["value"]) for row in rows if row["tag"] == "Conveyor"],
            [("0", "false"), ("1", "true")])

    def test_an_interval_that_is_no_ticks_does_not_start(self):
        done = self.run_ok(
            "run", "from-a-to-b", "--plc", self.file(ODD), "--for", "1s", code=2)
        self.assertIn("error PLC0610", done.stderr)
        self.assertIn("10 ms or 15 ms", done.stderr)
        self.assertIn("'tick: 4'", done.stderr)

    def test_a_trap_is_told_and_ends_with_1_after_the_whole_run(self):
        done = self.run_ok("run", "from-a-to-b", "--plc", self.file(TRAP), "--for", "10s", code=1)
        self.assertIn("in 2000 ticks", done.stdout)
        self.assertRegex(done.stderr, r"main\.st:9:\d+ in \w+: division by zero in scan 9")

    def test_a_run_in_two_pieces_ends_as_one(self):
        path = self.file(FOLLOW)
        program = ["--plc", path, "--hash"]
        one, two = str(self.folder / "one.snap"), str(self.folder / "two.snap")
        whole = self.run_ok("run", "from-a-to-b", "--for", "2503t", *program, "--save", two).stdout
        self.run_ok("run", "from-a-to-b", "--for", "1502t", *program, "--save", one)
        pieces = self.run_ok("run", "from-a-to-b", "--for", "1001t", *program, "--from", one,
                             "--save", str(self.folder / "end.snap"))
        self.assertEqual(pieces.stdout, whole)
        self.assertEqual((self.folder / "end.snap").read_bytes(), pathlib.Path(two).read_bytes())
        for others in [[], ["--plc", self.file(TRAP, "other.st")]]:
            done = self.run_ok(
                "run", "from-a-to-b", "--for", "1s", "--from", one, *others, code=2)
            self.assertIn("SNP0009", done.stderr)

    def test_a_scene_brings_its_own_program_and_one_without_says_so(self):
        for name in ["from-a-to-b", "sorting-by-weight", "sorting-by-height-basic"]:
            with self.subTest(scene=name):
                done = self.run_ok("run", name, "--plc", "bundled", "--for", "1s")
                self.assertIn("  program  program.xml, 50 scans, running\n", done.stdout)
        scene = self.file((ROOT / "Scenes/from-a-to-b/scene.yaml").read_text(), "scene.yaml")
        done = self.run_ok("run", scene, "--plc", "bundled", "--for", "1s", code=2)
        self.assertIn("PLC0603", done.stderr)
        self.file(FOLLOW, "program.st")
        done = self.run_ok("run", scene, "--plc", "bundled", "--for", "1s")
        self.assertIn("  program  program.st, 50 scans, running\n", done.stdout)

    def test_a_list_that_the_scene_writes_maps_a_program_for_remote_inputs_and_outputs(self):
        listed = self.run_ok("scene", "tags", "from-a-to-b", "--format", "factory-io").stdout
        tags = self.file(listed, "tags.csv")
        remote = self.file(FOLLOW.replace("%IX0.0", "%IX100.0").replace("%QX0.0", "%QX100.0"))
        for options in [[], ["--plc-map", tags], ["--plc-offset", "100"]]:
            with self.subTest(options=options):
                rows = list(csv.DictReader(io.StringIO(self.run_ok(
                    "plc", "io", remote, "--scene", "from-a-to-b", *options).stdout)))
                self.assertEqual([row["tag"] for row in rows], ["Sensor", "Conveyor"])

    def test_options_that_cannot_be(self):
        for option in [["--plc-scale", "0"], ["--plc-offset", "-1"], ["--profile", "other"],
                       ["--order", "d"], ["--on-trap", "stop"]]:
            with self.subTest(option=option):
                self.run_ok("run", "from-a-to-b", "--for", "1s", *option, code=64)

    # Served

    def controller(self, server):
        return server.request("GET", "/beltline/v1/session")[1]["controller"]

    def test_a_demo_hands_over_to_the_first_client_that_writes(self):
        with Server("from-a-to-b", "--plc", "demo", "--paused") as server:
            self.assertEqual(
                self.controller(server),
                {"kind": "program", "name": "program.xml", "state": "running", "trap": None})
            server.request("POST", "/beltline/v1/step", {"ticks": 10})
            values = server.request("GET", "/api/tag/values/by-name", ["Conveyor"])[1]
            self.assertEqual(values, [{"name": "Conveyor", "value": True}])
            variables = server.request("GET", "/beltline/v1/variables")[1]
            self.assertIn("Conveyor", {row["tag"] for row in variables})
            power = server.request("GET", "/beltline/v1/power-flow")[1]
            self.assertIn(True, {element["power"] for element in power})
            server.request(
                "PUT", "/api/tag/values/by-name", [{"name": "Conveyor", "value": False}])
            self.assertEqual(self.controller(server)["state"], "handed-over")
            server.request("POST", "/beltline/v1/step", {"ticks": 100})
            values = server.request("GET", "/api/tag/values/by-name", ["Conveyor"])[1]
            self.assertEqual(values, [{"name": "Conveyor", "value": False}])
            server.request("PUT", "/beltline/v1/scene", {"name": "sorting-by-weight"})
            self.assertEqual(self.controller(server)["name"], "program.xml")

    def test_a_served_run_is_the_headless_one(self):
        path = self.file(FOLLOW)
        with Server("from-a-to-b", "--plc", path, "--paused", "--seed", "3") as server:
            session = server.request("POST", "/beltline/v1/step", {"ticks": 3000})[1]
        done = self.run_ok(
            "run", "from-a-to-b", "--plc", path, "--for", "3000t", "--seed", "3", "--hash")
        self.assertEqual(done.stdout.strip(), session["hash"])

    def test_a_demo_of_a_scene_without_a_program_is_quietly_none(self):
        scene = self.file((ROOT / "Scenes/from-a-to-b/scene.yaml").read_text(), "scene.yaml")
        with Server(scene, "--plc", "demo", "--paused") as server:
            self.assertEqual(self.controller(server)["kind"], "none")

    def test_the_script_that_serves_leaves_the_choice_to_its_user(self):
        script = (ROOT / "run").read_text()
        self.assertIn("plc=(--plc demo)", script)


if __name__ == "__main__":
    unittest.main()
