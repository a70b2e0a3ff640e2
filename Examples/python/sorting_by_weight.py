#!/usr/bin/env python3
"""Sorts boxes by weight: light to the left, middle straight on, heavy to the right.

Start a plant with `beltline serve sorting-by-weight`, then run this program. It polls and writes
tags by name over HTTP, as a program for Factory I/O does. With --lockstep it holds the plant's
clock instead and steps it between its scans, so that the outcome does not depend on the machine.
"""

import sys

from edges import Edges
from sorting import main

# Boxes lighter than the first go left, heavier than the second go right, others straight on.
LIGHT_KILOGRAMS = 8
HEAVY_KILOGRAMS = 10
KILOGRAMS_PER_VOLT = 2


class WeightSorter:
    """One scan after another: inputs in, outputs out. Knows nothing of HTTP or of the clock.

    Boxes never stop. While one crosses the scale the next is still on the entry belt, so the
    weight at the end of the scale is that of one box. It chooses the way; the sorter is switched
    off again when the box has passed the sensor behind it.
    """

    INPUTS = [
        "Weight", "At scale exit", "At left entry", "At forward entry", "At right entry",
        "At exit left", "At exit front", "At exit right", "Emergency stop",
    ]
    # Way: signal of the sorter, sensor behind the sorter, beam at the exit, display.
    WAYS = {
        "left": ("Send left", "At left entry", "At exit left", "Left count"),
        "forward": ("Send forward", "At forward entry", "At exit front", "Forward count"),
        "right": ("Send right", "At right entry", "At exit right", "Right count"),
    }
    BELTS = ["Entry conveyor", "Load scale", "Left conveyor", "Front conveyor", "Right conveyor"]
    # The display and the scale's signal have one name: the plant refuses to write the signal.
    SHARED = ["Weight"]
    # The way each kind of box must go by its mass: 4.43, 9.68 and 16.99 kg.
    WAY_OF_KIND = {"box-s": "left", "box-m": "forward", "box-l": "right"}

    def __init__(self):
        self.edges = Edges()
        self.counts = dict.fromkeys(self.WAYS, 0)
        self.sent = dict.fromkeys(self.WAYS, 0)
        self.sending = None
        self.weight_before = 0.0
        self.kilograms = 0.0

    def scan(self, inputs, seconds):
        """The outputs for these inputs; `seconds` since the start is not needed here."""
        self.edges.scan(inputs)
        if self.edges.rose("At scale exit"):
            # The box may have begun to leave the scale between two scans: the earlier one counts.
            volts = max(inputs["Weight"], self.weight_before)
            self.kilograms = volts * KILOGRAMS_PER_VOLT
            self.sending = self.way(self.kilograms)
            self.sent[self.sending] += 1
        self.weight_before = inputs["Weight"]

        for way, (_, entry, exit_beam, _) in self.WAYS.items():
            if self.sending == way and self.edges.fell(entry):
                self.sending = None
            # The beam is true while it is free: its rising edge is the box's rear end.
            if self.edges.rose(exit_beam):
                self.counts[way] += 1
        return self.outputs(healthy=inputs["Emergency stop"])

    @staticmethod
    def way(kilograms):
        if kilograms < LIGHT_KILOGRAMS:
            return "left"
        return "right" if kilograms > HEAVY_KILOGRAMS else "forward"

    def outputs(self, healthy):
        outputs = dict.fromkeys(self.BELTS, healthy)
        for way, (signal, _, _, display) in self.WAYS.items():
            outputs[signal] = healthy and self.sending == way
            outputs[display] = self.counts[way]
        outputs["Weight"] = round(self.kilograms)
        return outputs


if __name__ == "__main__":
    sys.exit(main(WeightSorter, __doc__))
