#!/usr/bin/env python3
"""Brings one item from A to B: runs the conveyor until the item interrupts the beam at its end."""

import sys
import time

from plant import Plant

plant = Plant(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:7410")

# The beam comes back from its reflector while nothing is in the way: free is true.
plant.write({"Conveyor": True})
while plant.read(["Sensor"])["Sensor"]:
    time.sleep(0.02)
plant.write({"Conveyor": False})
print("The item is at B.")
