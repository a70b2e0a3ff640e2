#!/usr/bin/env python3
"""Sorts boxes on pallets by height: low ones to the left, high ones to the right.

Start a plant with `beltline serve sorting-by-height-basic`, then run this program. It polls and
writes tags by name over HTTP, as a program for Factory I/O does. With --lockstep it holds the
plant's clock instead and steps it between its scans.
"""

import sys

from edges import Edges
from sorting import main

# The entry rollers stop this long after a pallet reached the light array: by then most of it
# stands on the chain transfer, which pulls it away from the next pallet.
FEED_SECONDS = 1.35


class HeightSorter:
    """One scan after another: inputs in, outputs out. Knows nothing of HTTP or of the clock.

    Feed a pallet past the light array, remember what the beams saw, pull it onto the transfer
    until it is loaded, then carry it to its side until it has left the transfer.
    """

    INPUTS = [
        "Pallet sensor", "Low sensor", "High sensor", "Loaded", "At left entry", "At right entry",
        "At left exit", "At right exit", "Emergency stop",
    ]
    # Way: signal of the transfer, beam behind the transfer, beam at the exit.
    WAYS = {
        "left": ("Transf. left", "At left entry", "At left exit"),
        "right": ("Transf. right", "At right entry", "At right exit"),
    }
    BELTS = ["Conveyor left", "Conveyor right"]
    SHARED = []
    WAY_OF_KIND = {"box-s": "left", "box-l": "right"}

    def __init__(self):
        self.edges = Edges()
        self.counts = dict.fromkeys(self.WAYS, 0)
        self.sent = dict.fromkeys(self.WAYS, 0)
        self.sending = None
        self.arrived = None
        self.is_high = False

    def scan(self, inputs, seconds):
        """The outputs for these inputs at this time."""
        self.edges.scan(inputs)
        if self.sending:
            # The beam is true while it is free: its rising edge is the pallet's rear end.
            if self.edges.rose(self.WAYS[self.sending][1]):
                self.sending = None
        else:
            self.load(inputs, seconds)
        for way, (_, _, exit_beam) in self.WAYS.items():
            if self.edges.rose(exit_beam):
                self.counts[way] += 1
        return self.outputs(inputs, seconds)

    def load(self, inputs, seconds):
        if self.arrived is None and inputs["Pallet sensor"]:
            self.arrived = seconds
            self.is_high = False
        self.is_high = self.is_high or (self.arrived is not None and inputs["High sensor"])
        if self.arrived is not None and inputs["Loaded"]:
            self.sending = "right" if self.is_high else "left"
            self.sent[self.sending] += 1
            self.arrived = None

    def outputs(self, inputs, seconds):
        healthy = inputs["Emergency stop"]
        loading = healthy and self.sending is None
        feeding = self.arrived is None or seconds - self.arrived < FEED_SECONDS
        outputs = dict.fromkeys(self.BELTS, healthy)
        outputs["Conveyor entry"] = loading and feeding
        outputs["Load"] = loading
        for way, (signal, _, _) in self.WAYS.items():
            outputs[signal] = healthy and self.sending == way
        outputs["Counter"] = sum(self.counts.values())
        return outputs


if __name__ == "__main__":
    sys.exit(main(HeightSorter, __doc__))
