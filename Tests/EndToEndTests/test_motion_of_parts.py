"""Motions on more than a belt, from outside: seams, turntables, pushers, blades, scales.

As in test_motion: ten sets of parameters each, formulas here, tolerances of the truth table.
"""

import csv
import math
import unittest

from motion import CUBE, G, MotionCase, belt, item, plate


class PartMotionTest(MotionCase):
    # Seams

    def test_a_flat_box_goes_over_to_a_faster_belt(self):
        for draw, tick in self.sets("T03"):
            v, mu, edge = draw.uniform(0.2, 0.8), draw.uniform(0.3, 0.9), draw.uniform(0.2, 0.4)
            # x″ = k² x from the middle on the seam on; it is done before it has left the seam.
            k, way = math.sqrt(2 * mu * G / edge), draw.uniform(0.4, 0.9) * edge / 2
            fast = math.hypot(v, k * way)
            flat = dict(CUBE, name="flat", size=[edge, edge, 0.1], **{"centre-height": 0})
            parts = [
                belt(v, mu, length=10, x=-5), belt(fast, mu, length=10, x=5, name="Fast belt")]
            motion = self.run_scene(
                parts, [item(-0.35, kind="flat", velocity=[v, 0])], "--set", "Belt=true",
                "--set", "Fast belt=true", tick=tick, span="3s", kinds=[flat])
            done = motion.first(lambda sample: sample["vx_m_s"] > fast - 1e-6)
            dt = tick / 1000
            self.near(done["x_m"], way, 0.01 + fast * dt, "place")
            # 0.35 m at first, less what the belt's ramp costs.
            time = 0.35 / v + math.acosh(fast / v) / k
            self.near(done["time_s"], time, 0.02 + dt + v / 100, "time")

    def test_a_faster_belt_pulls_gaps(self):
        for draw, tick in self.sets("T05"):
            v, mu, pitch = draw.uniform(0.3, 0.6), draw.uniform(0.3, 0.6), draw.uniform(0.3, 0.5)
            ratio = draw.uniform(1.5, 2.2)
            parts = [
                belt(v, mu, length=10, x=-5),
                belt(v * ratio, mu, length=40, x=20, name="Fast belt")]
            motion = self.run_scene(
                parts, [item(-2 - number * pitch, velocity=[v, 0]) for number in range(3)],
                "--set", "Belt=true", "--set", "Fast belt=true", tick=tick, span="20s")
            ways = [motion.samples(number)[-1]["x_m"] for number in [1, 2, 3]]
            for front, rear in zip(ways, ways[1:]):
                self.near(front - rear, pitch * ratio, 0.005, "pitch")

    # Turns

    def test_a_spinning_box_stops(self):
        for draw, tick in self.sets("T22"):
            edge, mu, angle = (
                draw.uniform(0.1, 0.5), draw.uniform(0.2, 1), draw.uniform(0.1, 0.8))
            # The mean arm of even pressure on a square is 0.3826 of its edge.
            alpha = mu * G * 0.3826 * edge / (edge * edge / 6)
            motion = self.run_scene(
                [plate(mu)], [item(0, kind="square", spin=math.sqrt(2 * alpha * angle))],
                tick=tick, span="3s", kinds=[dict(CUBE, name="square", size=[edge] * 3)])
            end = motion.samples()[-1]
            self.near(math.radians(end["yaw_deg"]), angle, 0.1 * angle, "angle")
            self.assertEqual(end["spin_deg_s"], 0)

    def test_a_turntable_takes_its_box_along(self):
        for draw, tick in self.sets("T26"):
            omega, r, mu = draw.uniform(0.5, 1.5), draw.uniform(0.05, 0.4), draw.uniform(0.4, 1)
            alpha = omega * draw.uniform(1, 2)
            motion = self.turn(mu, r, omega, alpha, 90, tick=tick)
            time = math.pi / 2 / omega + omega / alpha
            # Until then it turns, and from then on it rests where it came to.
            before, after = motion.at(time - 0.1), motion.at(time + 0.1)
            self.assertLess(before["yaw_deg"], after["yaw_deg"])
            self.near(after["yaw_deg"], 90, 0.1, "yaw")
            self.near(after["x_m"], 0, 0.002, "x")
            self.near(after["y_m"], r, 0.002, "y")
            self.assertEqual(after["speed_m_s"], 0)

    def test_a_turntable_that_is_too_fast_loses_its_box(self):
        for draw, tick in self.sets("T27"):
            mu, r = draw.uniform(0.05, 0.3), draw.uniform(0.2, 0.5)
            limit = math.sqrt(mu * G / r)
            for omega, slides in [(0.98 * limit, False), (1.02 * limit, True)]:
                # It is at its speed for an eighth of a turn; to get there takes 2 % of friction.
                motion = self.turn(mu, r, omega, omega * omega / 5.5, 360, tick=tick)
                end = motion.samples()[-1]
                moved = math.hypot(end["x_m"], end["y_m"]) - r
                self.assertEqual(moved > 0.001, slides, f"{self.set}, {omega} rad/s: {moved} m")

    def turn(self, mu, r, omega, alpha, angle, *, tick):
        table = {
            "name": "Table", "kind": "turntable", "pose": {"x": 0, "y": 0, "z": 0.8},
            "settings": {
                "diameter": 3, "angle": angle, "turn-speed": omega, "turn-acceleration": alpha,
                "friction": mu},
            "signals": {"turn": "Turn"},
        }
        span = math.radians(angle) / omega + omega / alpha + 0.5
        return self.run_scene(
            [table], [item(r)], "--set", "Turn=true", tick=tick, span=f"{math.ceil(span)}s")

    # Pushers and blades

    def test_a_pusher_moves_a_box_only_with_more_than_its_friction(self):
        for draw, tick in self.sets("T20"):
            mass, mu = draw.uniform(2, 20), draw.uniform(0.2, 0.7)
            for force, moves in [(0.99 * mu * mass * G, False), (1.01 * mu * mass * G, True)]:
                pusher = {
                    "name": "Pusher", "kind": "pusher", "pose": {"x": -0.17, "y": 0, "z": 0.8},
                    "settings": {"stroke": 0.5, "force": force},
                }
                motion = self.run_scene(
                    [plate(mu), pusher], [item(0, kind="box")], "--set", "Pusher=true", tick=tick,
                    span="2s", kinds=[dict(CUBE, name="box", mass=mass)])
                way = motion.samples()[-1]["x_m"]
                self.assertEqual(way > 1e-6, moves, f"{self.set}, {force} N: {way} m")

    def test_a_blade_stops_a_box_and_lets_it_go_on(self):
        for draw, tick in self.sets("T46"):
            v, edge, way = draw.uniform(0.2, 1), draw.uniform(0.1, 0.6), draw.uniform(0.4, 0.8)
            # The blade is 20 mm thick; it is up before the box comes.
            blade = {
                "name": "Blade", "kind": "stop-blade", "pose": {"x": 0.01, "y": 0, "z": 0.8},
                "settings": {"speed": 5, "acceleration": 100},
            }
            motion = self.run_scene(
                [belt(v, 0.6), blade], [item(-way - edge / 2, kind="box", velocity=[v, 0])],
                "--set", "Belt=true", "--set", "Blade=true", tick=tick, span="5s",
                kinds=[dict(CUBE, name="box", size=[edge] * 3)])
            there = motion.first(lambda sample: sample["x_m"] > -edge / 2 - 0.0005)
            # The belt's ramp makes the box lose a little on the way.
            self.near(there["time_s"], way / v, tick / 1000 + v / 100, "time")
            end = motion.samples()[-1]
            self.near(end["x_m"], -edge / 2, 0.001, "place")
            self.assertEqual((end["speed_m_s"], end["spin_deg_s"]), (0, 0))
            self.near(end["yaw_deg"], 0, 1e-9, "yaw")

    # Sensors

    def test_the_shadow_of_a_turned_box_on_a_photo_eye(self):
        for draw, tick in self.sets("T30"):
            v, yaw = draw.uniform(0.1, 0.5), draw.uniform(-180, 180)
            length, width = draw.uniform(0.2, 0.5), draw.uniform(0.2, 0.5)
            eye = {
                "name": "Eye", "kind": "retroreflective-sensor",
                "pose": {"x": 0, "y": 0.6, "z": 0.9, "yaw": -90},
                "settings": {"range": 1.2, "diameter": 0.001},
            }
            rows = self.trace(
                "Eye", [belt(v, 0.6), eye], [item(-1, yaw=yaw, kind="box", velocity=[v, 0])],
                "--set", "Belt=true", tick=tick, span="20s",
                kinds=[dict(CUBE, name="box", size=[length, width, 0.3])])
            on, off = (float(row["time"]) for row in rows[1:])
            turn = math.radians(yaw)
            shadow = abs(length * math.cos(turn)) + abs(width * math.sin(turn)) + 0.001
            self.near(off - on, shadow / v, tick / 1000 + 1e-9, "time")

    def test_a_scale_shows_the_mass_of_a_box_that_crosses_it(self):
        for draw, tick in self.sets("T37"):
            v, mass, edge = draw.uniform(0.2, 0.5), draw.uniform(1, 18), draw.uniform(0.15, 0.3)
            length = draw.uniform(0.8, 1.2)
            scale = {
                "name": "Scale", "kind": "conveyor-scale",
                "pose": {"x": length / 2, "y": 0, "z": 0.8},
                "settings": {"length": length, "speed": v},
            }
            parts = [
                belt(v, 0.6, length=4, x=-2), scale,
                belt(v, 0.6, length=4, x=length + 2, name="Belt behind")]
            rows = self.trace(
                "Scale Weight (V)", parts, [item(-1, kind="box", velocity=[v, 0])], "--set",
                "Belt=true", "--set", "Scale (+)=true", "--set", "Belt behind=true", tick=tick,
                span="20s", kinds=[dict(CUBE, name="box", size=[edge] * 3, mass=mass)])
            # Its front is at the scale's edge at that time, its rear behind it at the end.
            start = (1 - edge / 2) / v
            middle = start + (length + edge) / 2 / v
            volts = [float(row["value"]) for row in rows if float(row["time"]) <= middle][-1]
            self.near(volts * 2, mass, 0.01 * mass, "mass in the middle, kg")
            self.assertEqual(float(rows[-1]["value"]), 0)

    def trace(self, tag, *arguments, **options):
        """The changes of a tag."""
        path = self.folder / "trace.csv"
        self.run_scene(*arguments, "--trace", str(path), **options)
        with open(path, encoding="utf-8", newline="") as file:
            return [row for row in csv.DictReader(file) if row["tag"] == tag]


if __name__ == "__main__":
    unittest.main()
