"""What the two sorting programs share: options, the two kinds of loop, and the check at the end."""

import argparse
import time

from plant import Plant, PlantError

TIME_SCALE = "FACTORY I/O (Time Scale)"
# A box that was sent must have left by its exit within this many simulated seconds.
TRANSIT_SECONDS = 30


def main(sorter_type, description):
    """Runs a sorter until enough items left. Returns the exit code: 0 only if all went right."""
    options = parse(description)
    sorter = sorter_type()
    loop = lockstep if options.lockstep else paced
    try:
        plant = Plant(options.base_url)
        faults = loop(plant, sorter, options)
    except (PlantError, OSError) as error:
        print(f"failed: {error}")
        return 2
    except KeyboardInterrupt:
        return 130
    ways = ", ".join(f"{way} {count}" for way, count in sorter.counts.items())
    done = sum(sorter.counts.values())
    if done < options.items:
        faults.append(f"only {done} of {options.items} items left in {options.max_seconds:g} s")
    print(f"{'failed' if faults else 'sorted'}: {done} items ({ways})", *faults, sep="; ")
    return 1 if faults else 0


def parse(description):
    parser = argparse.ArgumentParser(description=description.split("\n")[0])
    parser.add_argument("--base-url", default="http://127.0.0.1:7410", help="address of the plant")
    parser.add_argument("--items", type=int, default=20, help="items to sort (default 20)")
    parser.add_argument("--seed", type=int, help="start the scene anew with this seed")
    parser.add_argument("--max-seconds", type=float, default=600, help="simulated seconds to give")
    parser.add_argument("--period", type=float, default=0.02, help="seconds between two scans")
    parser.add_argument("--lockstep", action="store_true", help="step the plant's clock")
    return parser.parse_args()


def paced(plant, sorter, options):
    """Polls a plant whose clock runs, as a program for Factory I/O does."""
    if options.seed is not None:
        plant.seed(options.seed)
    faults = []
    transit = Transit(sorter)
    written = {}
    seconds = 0.0
    before = time.monotonic()
    while sum(sorter.counts.values()) < options.items and not faults:
        inputs = plant.read(sorter.INPUTS + [TIME_SCALE])
        now = time.monotonic()
        seconds += (now - before) * inputs[TIME_SCALE]
        before = now
        if seconds > options.max_seconds:
            break
        outputs = sorter.scan(inputs, seconds)
        # Only what changed is sent: a controller keeps its bus quiet.
        changes = {name: value for name, value in outputs.items() if written.get(name) != value}
        if changes:
            plant.write(changes, sorter.SHARED)
            written = outputs
        faults += transit.check(seconds)
        time.sleep(max(0, now + options.period - time.monotonic()))
    return faults


def lockstep(plant, sorter, options):
    """Steps a plant that is held between the scans, and looks where each item really went."""
    plant.pause()
    session = plant.seed(options.seed) if options.seed is not None else plant.session()
    tick_seconds = session["tickMilliseconds"] / 1000
    ticks = max(1, round(options.period / tick_seconds))
    faults = []
    transit = Transit(sorter)
    witness = Witness(sorter)
    written = {}
    scans = 0
    while sum(sorter.counts.values()) < options.items and not faults:
        plant.step(ticks)
        scans += 1
        seconds = scans * ticks * tick_seconds
        if seconds > options.max_seconds:
            break
        outputs = sorter.scan(plant.read(sorter.INPUTS), seconds)
        changes = {name: value for name, value in outputs.items() if written.get(name) != value}
        if changes:
            plant.write(changes, sorter.SHARED)
            written = outputs
        faults += transit.check(seconds)
        # Items cross less than a remover's box in this time.
        if scans % 10 == 0:
            faults += witness.check(plant.items())
    # The last one counted is still on its way into the remover.
    for _ in range(20):
        plant.step(ticks * 10)
        faults += witness.check(plant.items())
    return faults + witness.compare(sorter.counts)


class Transit:
    """Follows the items the sorter sent by counting: each must leave by its exit, in time."""

    def __init__(self, sorter):
        self.sorter = sorter
        self.sent_at = {way: [] for way in sorter.WAYS}

    def check(self, seconds):
        faults = []
        for way, times in self.sent_at.items():
            while len(times) < self.sorter.sent[way]:
                times.append(seconds)
            left = self.sorter.counts[way]
            if left > len(times):
                faults.append(f"{left} items left {way} but {len(times)} were sent there")
            elif left < len(times) and seconds - times[left] > TRANSIT_SECONDS:
                faults.append(f"an item sent {way} did not arrive")
        return faults


class Witness:
    """Sees each item's kind and place, and so by which exit it truly left."""

    def __init__(self, sorter):
        self.sorter = sorter
        self.last_seen = {}
        self.left = dict.fromkeys(sorter.WAYS, 0)

    def check(self, items):
        faults = []
        seen = {item["id"]: item for item in items}
        for gone in [item for number, item in self.last_seen.items() if number not in seen]:
            expected = self.sorter.WAY_OF_KIND.get(gone["kind"])
            # Pallets leave with what stands on them and have no way of their own.
            if expected is None:
                continue
            way = self.exit_at(gone)
            self.left[expected] += 1
            if way != expected:
                faults.append(f"{gone['kind']} {gone['id']} left {way}, not {expected}")
        self.last_seen = seen
        return faults

    @staticmethod
    def exit_at(item):
        """The exit near an item's last place; the scenes' exits are 3 to 4 m from the middle."""
        if item["y"] > 2.5:
            return "left"
        if item["y"] < -2.5:
            return "right"
        return "forward" if item["x"] > 2.5 else "nowhere"

    def compare(self, counts):
        wrong = [way for way in counts if self.left[way] < counts[way]]
        return [f"{counts[way]} counted {way} but {self.left[way]} seen leave" for way in wrong]
