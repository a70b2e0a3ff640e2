#!/usr/bin/env python3
"""Breaks the bundled programs at one place at a time and counts how many breaks their specs find.

    Tools/mutate.py [--count 100] [--seed 1] [--jobs 2] [--least 80] [SCENE...]

Each mutation changes one operator, number, name, contact, coil or wire of a program. A mutated
program is killed when a case of its scene's spec fails; one that the compiler refuses does not
count. What survives is listed with its place: the spec is blind there, or the change is none.
"""

import argparse
import concurrent.futures
import difflib
import itertools
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
BELTLINE = os.environ.get("BELTLINE", str(ROOT / ".build/release/beltline"))
SCENES = ["from-a-to-b", "sorting-by-height-basic", "sorting-by-weight"]
# A run that takes longer than this in real time hangs, which a spec would see as well.
SECONDS = 300

COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "="}
SWAPS = {"AND": "OR", "OR": "AND", "+": "-", "-": "+", "*": "/", "/": "*", "TRUE": "FALSE",
         "FALSE": "TRUE", "R_TRIG": "F_TRIG", "F_TRIG": "R_TRIG", "TON": "TOF"}
WORDS = re.compile(r"\(\*.*?\*\)|:=|<=|>=|<>|=>|T#\d+m?s|%\w+[\d.]+|\d+\.\d+|\w+|\S", re.DOTALL)


def code(text):
    """The tokens between the first VAR block's end and END_PROGRAM, with their places."""
    begin = text.rfind("END_VAR") + len("END_VAR")
    end = text.index("END_PROGRAM")
    return [m for m in WORDS.finditer(text, begin, end) if not m.group().startswith("(*")]


def text_mutations(text):
    """Every single change of a structured text, as (place, replacement, what)."""
    names = variables(text)
    for token in code(text):
        word = token.group()
        if word in SWAPS:
            yield token.span(), SWAPS[word]
        elif word in COMPARISONS:
            yield token.span(), COMPARISONS[word]
        elif word == "NOT":
            yield token.span(), ""
        elif re.fullmatch(r"T#\d+m?s", word):
            yield from ((token.span(), other) for other in durations(word))
        elif re.fullmatch(r"\d+(\.\d+)?", word):
            yield token.span(), str(type(float(word) if "." in word else 1)(float(word)) + 1)
        elif names.get(word) == "BOOL":
            others = [n for n, kind in names.items() if kind == "BOOL" and n != word]
            yield token.span(), others
            if not text[token.end():].lstrip().startswith(":="):
                yield token.span(), f"NOT {word}"
    # A statement left out, where one ends a line.
    for line in re.finditer(r"^ +(\w[\w.]*) := [^;]+;$", text[code(text)[0].start():], re.M):
        begin = line.start(1) + code(text)[0].start()
        yield (begin, line.end() + code(text)[0].start()), ";"


def durations(word):
    number, unit = re.fullmatch(r"T#(\d+)(m?s)", word).groups()
    return [f"T#{int(number) * 3}{unit}", f"T#{max(1, int(number) // 5)}{unit}"]


def variables(text):
    """The type of each declared name."""
    return dict(re.findall(r"^ +(\w+)(?: AT %[\w.]+)? : (\w+)", text, re.M))


def drawn_mutations(text):
    """Every single change of a drawn program."""
    names = re.findall(r'<variable name="(\w+)"[^>]*>\s*<type><BOOL/>', text)
    for match in re.finditer(r"<(contact|coil)\b[^>]*>.*?</\1>", text, re.DOTALL):
        head = re.match(r"<[^>]*>", match.group()).group()
        for negated in re.finditer(r'negated="(true|false)"', head):
            other = "false" if negated.group(1) == "true" else "true"
            yield shift(negated.span(1), match.start()), other
        for storage in re.finditer(r'storage="(set|reset)"', head):
            other = {"set": "reset", "reset": "set"}[storage.group(1)]
            yield shift(storage.span(1), match.start()), other
        for edge in re.finditer(r'edge="(rising|falling)"', head):
            other = {"rising": "falling", "falling": "rising"}[edge.group(1)]
            yield shift(edge.span(1), match.start()), other
        name = re.search(r"<variable>(\w+)</variable>", match.group())
        yield shift(name.span(1), match.start()), [n for n in names if n != name.group(1)]
    for match in re.finditer(r"<expression>([^<]+)</expression>", text):
        word = match.group(1)
        if word.startswith("T#"):
            yield from ((match.span(1), other) for other in durations(word))
        elif word.isdigit():
            yield match.span(1), str(int(word) + max(1, int(word) // 2))
    swaps = {"LT": "GT", "GT": "LT", "TON": "TOF", "DIV": "MUL"}
    for match in re.finditer(r'<block [^>]*typeName="(\w+)"', text):
        if match.group(1) in swaps:
            yield match.span(1), swaps[match.group(1)]
    # A wire cut: one of the connections of a contact, a coil or a block. The right rail has no say.
    for element in re.finditer(r"<(contact|coil|block)\b.*?</\1>", text, re.DOTALL):
        for match in re.finditer(r'<connection refLocalId="\d+"[^>]*/>', element.group()):
            yield shift(match.span(), element.start()), ""


def shift(span, by):
    return span[0] + by, span[1] + by


def all_mutations(scenes):
    for scene in scenes:
        for name, mutate in (("program.st", text_mutations), ("program.xml", drawn_mutations)):
            text = (ROOT / "Scenes" / scene / name).read_text()
            for span, other in mutate(text):
                yield scene, name, text, span, other


def mutations(scenes, seed):
    """All of them in random order."""
    chance = random.Random(seed)
    found = list(all_mutations(scenes))
    chance.shuffle(found)
    for scene, name, text, span, other in found:
        yield scene, name, text, span, chance.choice(other) if isinstance(other, list) else other


def status(mutation):
    """What `beltline test` says: 0 survived, 1 killed, 2 refused by the compiler."""
    scene, name, text, (begin, end), other = mutation
    with tempfile.TemporaryDirectory() as folder:
        program = pathlib.Path(folder) / name
        program.write_text(text[:begin] + other + text[end:])
        command = [BELTLINE, "test", str(ROOT / "Scenes" / scene / "spec.yaml"), "--jobs", "1",
                   "--program", str(program), "--output", str(pathlib.Path(folder) / "results")]
        try:
            code = subprocess.run(command, capture_output=True, timeout=SECONDS).returncode
        except subprocess.TimeoutExpired:
            return 1
    if code not in (0, 1, 2):
        sys.exit(f"{' '.join(command)} ended with {code}")
    return code


def outcomes(scenes, count, seed, jobs):
    """Pairs of a mutation and its status, for so many that the compiler takes."""
    source = mutations(scenes, seed)
    left = count
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        while left > 0 and (batch := list(itertools.islice(source, left))):
            pairs = [p for p in zip(batch, pool.map(status, batch)) if p[1] != 2]
            left -= len(pairs)
            yield from pairs


def describe(mutation):
    scene, name, text, (begin, end), other = mutation
    line = text.count("\n", 0, begin) + 1
    before = text.splitlines()
    after = (text[:begin] + other + text[end:]).splitlines()
    changed = [d for d in difflib.unified_diff(before, after, n=0, lineterm="")
               if d[:1] in "+-" and d[:3] not in ("+++", "---")]
    return "\n".join([f"{scene}/{name}:{line}"] + [f"  {c[0]} {c[1:].strip()}" for c in changed])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("scenes", nargs="*", metavar="SCENE")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--least", type=int, default=80, help="per cent that must be killed")
    options = parser.parse_args()
    pairs = list(
        outcomes(options.scenes or SCENES, options.count, options.seed, options.jobs))
    for mutation, code in pairs:
        if code == 0:
            print(f"survived: {describe(mutation)}")
    killed = sum(code == 1 for _, code in pairs)
    share = 100 * killed / len(pairs)
    print(f"{killed} of {len(pairs)} mutations killed: {share:.0f} %, "
          f"{options.least} % wanted")
    return 0 if share >= options.least else 1


if __name__ == "__main__":
    sys.exit(main())
