"""Motions that anyone can work out, from outside: scene files in, `run --items` out, formulas here.

Each case draws its parameters ten times from a seed of its own; tolerances are those of the truth
table of the unit tests.
"""

import csv
import math
import unittest

from harness import beltline
from motion import CUBE, G, MotionCase, belt, item, plate


class MotionTest(MotionCase):
    # Friction

    def test_a_box_dropped_on_a_running_belt_slips_and_then_rides(self):
        for draw, tick in self.sets("T01"):
            v, mu = draw.uniform(0.1, 1.2), draw.uniform(0.2, 1)
            motion = self.run_scene(
                [belt(v, mu)], [item(-1)], "--set", "Belt=true", tick=tick, span="1s")
            slip = v / (mu * G)
            for sample in motion.samples():
                t = sample["time_s"]
                way = mu * G * t * t / 2 if t < slip else v * t - v * v / (2 * mu * G)
                self.near(sample["x_m"] + 1, way, 0.003, f"way after {t} s")
            self.near(motion.samples()[-1]["vx_m_s"], v, 1e-9, "speed")

    def test_friction_is_isotropic(self):
        for draw, tick in self.sets("T02"):
            v, vy, mu = draw.uniform(0.4, 0.8), draw.uniform(0.2, 0.6), draw.uniform(0.3, 0.6)
            # At rest on the plate it slides along its first velocity, whatever its direction.
            motion = self.run_scene(
                [plate(mu)], [item(0, velocity=[v, vy])], tick=tick, span="1s")
            end = motion.samples()[-1]
            way = (v * v + vy * vy) / (2 * mu * G)
            self.near(math.hypot(end["x_m"], end["y_m"]), way, 0.003, "way")
            self.near(math.atan2(end["y_m"], end["x_m"]), math.atan2(vy, v), 1e-3, "direction")
            self.assertEqual(end["speed_m_s"], 0)

    def test_a_belt_that_starts_gently_takes_its_box_along(self):
        for draw, tick in self.sets("T08"):
            v, mu = draw.uniform(0.1, 1.2), draw.uniform(0.3, 1)
            a = draw.uniform(0.8, 0.9 * mu * G)
            motion = self.run_scene(
                [belt(v, mu, acceleration=a)], [item(-1)], "--set", "Belt=true", tick=tick,
                span="2s")
            for sample in motion.samples():
                t = sample["time_s"]
                way = a * t * t / 2 if t < v / a else v * t - v * v / (2 * a)
                self.near(sample["x_m"] + 1, way, 0.003, f"way after {t} s")

    # Slopes and falls

    def test_a_box_slides_down_a_slope_above_the_friction_angle_and_stays_below_it(self):
        for draw, tick in self.sets("T10"):
            angle = math.radians(draw.uniform(25, 40))
            # A quarter less friction than would hold it, or a little more.
            mu = math.tan(angle) * draw.uniform(0.2, 0.75)
            for friction, a in [
                (mu, G * (math.sin(angle) - mu * math.cos(angle))),
                (math.tan(angle) * 1.01, 0),
            ]:
                motion = self.run_scene(
                    [plate(friction, angle=math.degrees(angle), z=6)], [item(0, z=6)], tick=tick,
                    span="1s")
                end = motion.samples()[-1]
                if a == 0:
                    self.assertEqual((end["x_m"], end["z_m"]), (0, 6))
                else:
                    self.near(end["speed_m_s"], a, 0.01 * a, "speed after a second")
                    self.near(-end["x_m"] / math.cos(angle), a / 2, 0.005, "way")

    def test_a_belt_that_runs_up_takes_a_box_along(self):
        for draw, tick in self.sets("T11"):
            angle, v = math.radians(draw.uniform(5, 20)), draw.uniform(0.2, 0.8)
            mu = math.tan(angle) + draw.uniform(0.15, 0.4)
            a = G * (mu * math.cos(angle) - math.sin(angle))
            motion = self.run_scene(
                [{
                    "name": "Belt", "kind": "inclined-belt-conveyor",
                    "pose": {"x": 0, "y": 0, "z": 5},
                    "settings": {
                        "length": 8, "angle": math.degrees(angle), "speed": v, "friction": mu,
                        "acceleration": 100},
                }], [item(0, z=5)], "--set", "Belt=true", tick=tick, span="1.5s")
            riding = motion.first(lambda sample: sample["speed_m_s"] >= v - 1e-9)
            self.near(riding["time_s"], v / a, tick / 1000 + 1e-9, "time of slip")
            slip = v * riding["time_s"] - riding["x_m"] / math.cos(angle)
            self.near(slip, v * v / (2 * a), 0.004, "slip")

    def test_a_box_leaves_a_belt_and_falls(self):
        for draw, tick in self.sets("T14"):
            v, h = draw.uniform(0.2, 1), draw.uniform(0.2, 1.5)
            motion = self.run_scene(
                [belt(v, 0.6, length=4, z=h)], [item(1.8, z=h, velocity=[v, 0])],
                "--set", "Belt=true", tick=tick, span="3s")
            edge = motion.first(lambda sample: sample["x_m"] > 2)
            landed = motion.first(lambda sample: sample["z_m"] == 0)
            dt = tick / 1000
            self.near(landed["time_s"] - edge["time_s"], math.sqrt(2 * h / G), 2 * dt, "fall")
            # The belt's last pull may still act on the tick in which it leaves.
            self.near(
                landed["x_m"] - edge["x_m"], v * math.sqrt(2 * h / G), 0.005 + 2 * v * dt, "reach")

    # Contacts

    def test_two_boxes_collide_head_on(self):
        for draw, tick in self.sets("T16"):
            masses = [draw.uniform(1, 10), draw.uniform(1, 10)]
            v, e = draw.uniform(0.4, 2), draw.choice([0, draw.uniform(0.1, 0.9)])
            kinds = [
                dict(CUBE, name=name, mass=mass, restitution=e)
                for name, mass in zip(["one", "two"], masses)]
            motion = self.run_scene(
                [plate(0)], [item(-0.6, kind="one", velocity=[v, 0]), item(0, kind="two")],
                tick=tick, span="1.5s", kinds=kinds)
            first, second = (motion.samples(number)[-1]["vx_m_s"] for number in [1, 2])
            m, n = masses
            self.near(first, v * (m - e * n) / (m + n), 0.005 * v, "first")
            self.near(second, v * m * (1 + e) / (m + n), 0.005 * v, "second")

    def test_a_box_that_a_pusher_threw_slides_on(self):
        for draw, tick in self.sets("T15"):
            v, mu, stroke = draw.uniform(0.3, 1.2), draw.uniform(0.2, 0.8), 0.4
            parts = [plate(mu), {
                "name": "Pusher", "kind": "pusher", "pose": {"x": -0.17, "y": 0, "z": 0.8},
                "settings": {"stroke": stroke, "speed": v, "acceleration": 100},
            }]
            motion = self.run_scene(
                parts, [item(0)], "--set", "Pusher=true", tick=tick, span="3s")
            # It leaves the plate where that brakes harder than friction does, from
            # v²/2a before the end of the stroke on.
            wanted = stroke - v * v / 200 + v * v / (2 * mu * G)
            self.near(motion.samples()[-1]["x_m"], wanted, 0.005, "place")

    # Turns

    def test_a_box_follows_a_curve(self):
        for draw, tick in self.sets("T25"):
            radius, v = draw.uniform(0.6, 1.5), draw.uniform(0.2, 0.8)
            turn = math.radians(20)
            parts = [{
                "name": "Curve", "kind": "curved-belt-conveyor", "mode": "counter-clockwise",
                "pose": {"x": 0, "y": -radius, "z": 0.8},
                "settings": {
                    "radius": radius, "width": 1, "angle": 180, "speed": v, "acceleration": 100},
                "signals": {"counter-clockwise": "Curve"},
            }]
            start = item(
                radius * math.sin(turn), y=-radius * math.cos(turn), yaw=20,
                velocity=[v * math.cos(turn), v * math.sin(turn)], spin=v / radius)
            motion = self.run_scene(
                parts, [start], "--set", "Curve=true", tick=tick, span="1s")
            for sample in motion.samples():
                self.near(math.hypot(sample["x_m"], sample["y_m"]), radius, 0.002, "radius")
            end = motion.samples()[-1]
            # The ramp of 100 m/s² costs v²/2a of way at most.
            self.near(math.radians(end["yaw_deg"] - 20) * radius, v, 0.004 + v * v / 200, "way")

    # Sensors and emitters

    def test_a_photo_eye_switches_on_the_tick_of_the_formula(self):
        for draw, tick in self.sets("T29"):
            v, beam = draw.uniform(0.2, 1), draw.uniform(0, 0.5)
            trace = self.folder / "trace.csv"
            eye = {
                "name": "Eye", "kind": "retroreflective-sensor",
                "pose": {"x": beam, "y": 0.6, "z": 0.9, "yaw": -90},
                "settings": {"range": 1.2, "diameter": 0.001},
            }
            # The box starts at the belt's speed; the belt's ramp makes it lose a little.
            motion = self.run_scene(
                [belt(v, 0.6), eye], [item(-1)], "--set", "Belt=true", "--trace", str(trace),
                tick=tick, span="10s")
            with open(trace, encoding="utf-8", newline="") as file:
                edges = [row for row in csv.DictReader(file) if row["tag"] == "Eye"]
            # From the items file: the first tick at whose end the front, or the rear, is past it.
            for edge, front, seen in zip(edges[1:], [0.1505, -0.1505], ["false", "true"]):
                past = motion.first(lambda sample, front=front: sample["x_m"] + front >= beam)
                self.assertEqual((edge["tick"], edge["value"]), (f"{past['tick']:.0f}", seen))
            self.near(
                float(edges[1]["time"]), (beam + 0.85) / v + v / (2 * 0.6 * G), 2 * tick / 1000,
                "first edge")

    def test_an_emitter_spaces_boxes_by_its_interval(self):
        for draw, tick in self.sets("T44"):
            v, interval = draw.uniform(0.5, 1.5), draw.uniform(1.5, 2.5)
            interval = math.ceil(interval * 1000 / tick) * tick / 1000
            emitter = {
                "name": "Boxes", "kind": "emitter", "pose": {"x": -1.5, "y": 0, "z": 0.8},
                "settings": {"interval": interval, "parts": ["cube"]},
                "signals": {"emit": "Boxes"},
            }
            motion = self.run_scene(
                [belt(v, 0.6, length=100), emitter], [], "--set", "Belt=true", "--set",
                "Boxes=true", "--every", "1s", tick=tick, span="9s")
            end = motion.samples()[-1]["time_s"]
            ways = [motion.at(end, number)["x_m"] for number in sorted(motion.items)]
            # The last may still be slipping.
            for front, rear in list(zip(ways, ways[1:]))[:-1]:
                self.near(front - rear, v * interval, 1e-6, "pitch")

    def test_samples_come_at_the_chosen_interval(self):
        motion = self.run_scene(
            [belt(0.5, 0.6)], [item(-1)], "--every", "100ms", tick=8, span="1s")
        # A tenth of a second is 12.5 ticks, rounded up.
        self.assertEqual(
            [sample["tick"] for sample in motion.samples()], list(range(0, 126, 13)))
        for arguments in [["--every", "1s"], ["--every", "0t", "--items", "items.csv"]]:
            done = beltline("run", "from-a-to-b", "--for", "1s", *arguments)
            self.assertEqual(done.returncode, 64, done.stderr)


if __name__ == "__main__":
    unittest.main()
