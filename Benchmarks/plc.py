"""Measures how many scans a second programs run, beside the same programs compiled from C.

Both are made from one random list of rungs: contacts in series and parallel, coils that are plain,
set or reset, timers, counters and comparisons. They must end with the same values. Needs cc.

    python3 Benchmarks/plc.py [--rounds 5] [--json FILE]
"""

import argparse
import json
import pathlib
import random
import statistics
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELTLINE = ROOT / ".build/release/beltline"
WORK = ROOT / ".build/benchmarks-plc"

# Name, rungs, scans of a measurement, and the scans a second that are asked for.
LOADS = [("30 rungs", 30, 400_000, 200_000), ("2,000 lines", 1_160, 20_000, 20_000)]

ST_HEAD = """\
PROGRAM Load
VAR
  N : DINT;
"""
C_HEAD = """\
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
typedef struct { int64_t start, et, pt; uint8_t in, q; int state; } ton;
typedef struct { uint8_t cu, q; int16_t cv; } ctu;
static int64_t now;
static void run_ton(ton *t, uint8_t in, int64_t pt) {
  if (!in) { t->state = 0; t->q = 0; t->et = 0; }
  else if (t->state == 0) { t->state = 1; t->start = now; }
  else if (t->state == 1) {
    if (t->start + pt <= now) { t->state = 2; t->q = 1; t->et = pt; }
    else t->et = now - t->start;
  }
}
static void run_ctu(ctu *c, uint8_t cu, uint8_t r, int16_t pv) {
  if (r) c->cv = 0;
  else if (cu && !c->cu && c->cv < pv) c->cv++;
  c->cu = cu; c->q = c->cv >= pv;
}
"""


class Load:
    """A random program, in structured text and in C."""

    def __init__(self, rungs, seed):
        self.random = random.Random(seed)
        self.coils = max(8, rungs // 2)
        self.st, self.c = [], []
        self.timers = self.counters = 0
        for _ in range(rungs):
            self.rung()

    def contact(self):
        bank, size = self.random.choice([("I", 16), ("Q", self.coils), ("Q", self.coils)])
        name = f"{bank}{self.random.randrange(size)}"
        negated = self.random.random() < 0.3
        return (f"NOT {name}", f"!{name}") if negated else (name, name)

    def logic(self):
        """Two or three branches in parallel, each of one to three contacts in series."""
        branches = []
        for _ in range(self.random.choice([1, 2, 2, 3])):
            contacts = [self.contact() for _ in range(self.random.choice([1, 2, 3]))]
            branches.append(
                (" AND ".join(c[0] for c in contacts), " & ".join(c[1] for c in contacts))
            )
        return (
            " OR ".join(f"({b[0]})" for b in branches),
            " | ".join(f"({b[1]})" for b in branches),
        )

    def rung(self):
        st, c = self.logic()
        coil = f"Q{self.random.randrange(self.coils)}"
        kind = self.random.choices(
            ["coil", "set", "reset", "timer", "counter", "compare"], [12, 2, 2, 2, 1, 1]
        )[0]
        if kind == "coil":
            self.st.append(f"{coil} := {st};")
            self.c.append(f"{coil} = {c};")
        elif kind in ("set", "reset"):
            on = kind == "set"
            self.st.append(f"IF {st} THEN {coil} := {'TRUE' if on else 'FALSE'}; END_IF;")
            self.c.append(f"if ({c}) {coil} = {int(on)};")
        elif kind == "timer":
            t, ms = f"T{self.timers}", self.random.randrange(1, 40) * 20
            self.timers += 1
            self.st.append(f"{t}(IN := {st}, PT := T#{ms}ms); {coil} := {t}.Q;")
            self.c.append(f"run_ton(&{t}, {c}, {ms * 1_000_000}LL); {coil} = {t}.q;")
        elif kind == "counter":
            k, pv = f"C{self.counters}", self.random.randrange(2, 50)
            self.counters += 1
            self.st.append(f"{k}(CU := {st}, R := I0, PV := {pv}); {coil} := {k}.Q;")
            self.c.append(f"run_ctu(&{k}, {c}, I0, {pv}); {coil} = {k}.q;")
        else:
            limit = self.random.randrange(1000)
            self.st.append(f"{coil} := ({st}) AND N MOD 1000 > {limit};")
            self.c.append(f"{coil} = ({c}) & (N % 1000 > {limit});")

    def structured_text(self):
        names = "".join(f"  I{k} : BOOL;\n" for k in range(16))
        names += "".join(f"  Q{k} : BOOL;\n" for k in range(self.coils))
        names += "".join(f"  T{k} : TON;\n" for k in range(self.timers))
        names += "".join(f"  C{k} : CTU;\n" for k in range(self.counters))
        # The inputs are a count in Gray code, so that one of them changes in each scan.
        inputs = "".join(f"I{k} := (N / {2**k} + 1) / 2 MOD 2 = 1;\n" for k in range(16))
        return (
            f"{ST_HEAD}{names}END_VAR\nN := N + 1;\n{inputs}"
            + "\n".join(self.st)
            + "\nEND_PROGRAM\nCONFIGURATION c RESOURCE r ON PLC TASK t(INTERVAL := T#20ms);\n"
            "PROGRAM Main WITH t : Load; END_RESOURCE END_CONFIGURATION\n"
        )

    def program_in_c(self):
        names = "static int32_t N;\n" + "".join(f"static uint8_t I{k};\n" for k in range(16))
        names += "".join(f"static uint8_t Q{k};\n" for k in range(self.coils))
        names += "".join(f"static ton T{k};\n" for k in range(self.timers))
        names += "".join(f"static ctu C{k};\n" for k in range(self.counters))
        inputs = "".join(f"I{k} = (N / {2**k} + 1) / 2 % 2 == 1;\n" for k in range(16))
        shown = "".join(f'printf("Main.Q{k} = %s\\n", Q{k} ? "TRUE" : "FALSE");\n'
                        for k in range(self.coils))
        # The barrier keeps the compiler from running several scans as one.
        return (
            f"{C_HEAD}{names}static void scan(void) {{\nN++;\n{inputs}"
            + "\n".join(self.c)
            + "\n}\nint main(int argc, char **argv) {\n"
            "for (long n = atol(argv[1]); n > 0; n--) {\n"
            'scan(); now += 20000000; __asm__ volatile("" ::: "memory");\n}\n'
            f"{shown}return 0;\n}}\n"
        )


def seconds(command):
    """Wall seconds and output of a command."""
    start = time.perf_counter()
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return time.perf_counter() - start, output


def measure(name, rungs, scans, wanted, rounds):
    load = Load(rungs, seed=1)
    WORK.mkdir(parents=True, exist_ok=True)
    source, c_source, binary = (WORK / f"load{rungs}{end}" for end in (".st", ".c", ""))
    source.write_text(load.structured_text())
    c_source.write_text(load.program_in_c())
    subprocess.run(["cc", "-O2", "-o", binary, c_source], check=True)

    def ours(count):
        return seconds([BELTLINE, "plc", "scan", source, "--scans", str(count), "--values"])

    def theirs(count):
        return seconds([binary, str(count)])

    # Both end alike, or the figures mean nothing.
    coils = [line for line in ours(1_000)[1].splitlines() if line.startswith("Main.Q")]
    if coils != theirs(1_000)[1].splitlines():
        sys.exit(f"{name}: the program and its twin in C end with different values")
    rates = {"beltline": [], "c": []}
    for _ in range(rounds):
        # What starting costs is taken off by a run of one scan.
        spent = ours(scans)[0] - ours(1)[0]
        rates["beltline"].append(scans / spent)
        many = scans * 20
        rates["c"].append(many / max(1e-6, theirs(many)[0] - theirs(1)[0]))
    ours_median, c_median = (statistics.median(rates[key]) for key in ("beltline", "c"))
    return {
        "load": name,
        "lines": len(source.read_text().splitlines()),
        "scans_per_second": round(ours_median),
        "wanted": wanted,
        "c_scans_per_second": round(c_median),
        "c_is_faster_by": round(c_median / ours_median, 1),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=pathlib.Path)
    options = parser.parse_args()
    rows = [measure(*load, options.rounds) for load in LOADS]
    for row in rows:
        print(json.dumps(row))
    if options.json:
        options.json.write_text(json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()
