"""The sorters' scans without a plant: sensors in, outputs out."""

import unittest

from sorting import Transit, Witness
from sorting_by_height import FEED_SECONDS, HeightSorter
from sorting_by_weight import WeightSorter


class Bench:
    """Holds a sorter's inputs; retro-reflective beams and the emergency stop are true at rest."""

    def __init__(self, sorter, true_at_rest):
        self.sorter = sorter
        self.inputs = {name: name in true_at_rest for name in sorter.INPUTS}
        self.seconds = 0.0

    def scan(self, seconds=0.02, **changes):
        self.inputs.update({name.replace("_", " "): value for name, value in changes.items()})
        self.seconds += seconds
        return self.sorter.scan(dict(self.inputs), self.seconds)


def weight_bench():
    bench = Bench(
        WeightSorter(), {"At exit left", "At exit front", "At exit right", "Emergency stop"}
    )
    bench.scan(Weight=0.0)
    return bench


def height_bench():
    bench = Bench(
        HeightSorter(),
        {"At left entry", "At right entry", "At left exit", "At right exit", "Emergency stop"},
    )
    bench.scan()
    return bench


class WeightSorterTest(unittest.TestCase):
    def test_each_mass_has_its_way(self):
        for kilograms, way in [(4.43, "left"), (9.68, "forward"), (16.99, "right")]:
            self.assertEqual(WeightSorter.way(kilograms), way)
        # Only lighter than 8 kg goes left and only heavier than 10 kg goes right.
        self.assertEqual(WeightSorter.way(8), "forward")
        self.assertEqual(WeightSorter.way(10), "forward")

    def test_a_box_is_sent_until_it_has_passed_the_sensor_behind_the_sorter(self):
        bench = weight_bench()
        bench.scan(Weight=2.215)
        outputs = bench.scan(At_scale_exit=True)
        self.assertTrue(outputs["Send left"])
        self.assertFalse(outputs["Send forward"] or outputs["Send right"])
        self.assertEqual(outputs["Weight"], 4)
        self.assertTrue(bench.scan(Weight=0.0, At_scale_exit=False)["Send left"])
        self.assertTrue(bench.scan(At_left_entry=True)["Send left"])
        self.assertFalse(bench.scan(At_left_entry=False)["Send left"])

    def test_the_weight_before_the_box_began_to_leave_the_scale_counts(self):
        bench = weight_bench()
        bench.scan(Weight=8.495)
        self.assertTrue(bench.scan(Weight=4.0, At_scale_exit=True)["Send right"])

    def test_a_box_is_counted_when_its_rear_end_leaves_the_exit_beam(self):
        bench = weight_bench()
        self.assertEqual(bench.scan(At_exit_right=False)["Right count"], 0)
        self.assertEqual(bench.scan(At_exit_right=True)["Right count"], 1)
        self.assertEqual(bench.scan()["Right count"], 1)

    def test_signals_that_are_on_at_the_first_scan_are_no_edges(self):
        sorter = WeightSorter()
        inputs = {name: True for name in sorter.INPUTS} | {"Weight": 1.0}
        outputs = sorter.scan(inputs, 0)
        self.assertEqual(sum(sorter.counts.values()), 0)
        self.assertFalse(outputs["Send left"])

    def test_a_pressed_emergency_stop_switches_everything_off(self):
        outputs = weight_bench().scan(Emergency_stop=False)
        self.assertFalse(any(outputs[name] for name in WeightSorter.BELTS))


class HeightSorterTest(unittest.TestCase):
    def load(self, bench, high):
        bench.scan(Pallet_sensor=True)
        bench.scan(Low_sensor=True, High_sensor=high)
        bench.scan(Low_sensor=False, High_sensor=False)
        bench.scan(Pallet_sensor=False)
        return bench.scan(Loaded=True)

    def test_a_high_box_goes_right_and_a_low_one_left_though_the_beams_are_free_again(self):
        high = self.load(height_bench(), True)
        self.assertTrue(high["Transf. right"] and not high["Transf. left"])
        low = self.load(height_bench(), False)
        self.assertTrue(low["Transf. left"] and not low["Transf. right"])

    def test_the_rollers_rest_while_the_chains_carry(self):
        outputs = self.load(height_bench(), True)
        self.assertFalse(outputs["Load"] or outputs["Conveyor entry"])

    def test_the_next_pallet_waits_until_this_one_is_loaded(self):
        bench = height_bench()
        self.assertTrue(bench.scan(Pallet_sensor=True)["Conveyor entry"])
        self.assertTrue(bench.scan(FEED_SECONDS - 0.02)["Conveyor entry"])
        outputs = bench.scan(0.04)
        self.assertFalse(outputs["Conveyor entry"])
        self.assertTrue(outputs["Load"])

    def test_the_next_pallet_is_fed_when_this_one_has_passed_the_entry_beam(self):
        bench = height_bench()
        self.load(bench, False)
        self.assertTrue(bench.scan(At_left_entry=False)["Transf. left"])
        outputs = bench.scan(Loaded=False, At_left_entry=True)
        self.assertFalse(outputs["Transf. left"])
        self.assertTrue(outputs["Load"] and outputs["Conveyor entry"])

    def test_both_exits_count_into_one_display(self):
        bench = height_bench()
        bench.scan(At_left_exit=False, At_right_exit=False)
        self.assertEqual(bench.scan(At_left_exit=True, At_right_exit=True)["Counter"], 2)


class CheckTest(unittest.TestCase):
    def test_an_item_that_leaves_where_none_was_sent_is_a_fault(self):
        sorter = WeightSorter()
        transit = Transit(sorter)
        sorter.counts["left"] = 1
        self.assertEqual(len(transit.check(1.0)), 1)

    def test_an_item_that_does_not_arrive_is_a_fault(self):
        sorter = WeightSorter()
        transit = Transit(sorter)
        sorter.sent["right"] = 1
        self.assertEqual(transit.check(1.0), [])
        self.assertEqual(len(transit.check(40.0)), 1)

    def test_a_box_that_vanishes_elsewhere_than_at_its_exit_is_a_fault(self):
        witness = Witness(WeightSorter())
        box = {"id": 1, "kind": "box-s", "x": 0.0, "y": 3.8}
        witness.check([box])
        self.assertEqual(witness.check([]), [])
        witness.check([box | {"y": -3.8}])
        self.assertEqual(len(witness.check([])), 1)
        self.assertEqual(witness.compare({"left": 3}), ["3 counted left but 2 seen leave"])


if __name__ == "__main__":
    unittest.main()
