"""The work of `lane.h`, for the peers that are driven from Python."""
import json
import time

LANE_BOXES = 10
EDGE, MASS, GRIP, FACE, SPEED, G = 0.3, 3, 0.6, 0.2, 0.5, 9.81
LANE, WIDTH, WALL = 1.2, 0.6, 11


class Work:
    """usage: peer transport|queues BOXES TICK_MS SECONDS"""

    def __init__(self, arguments):
        _, self.name, boxes, tick, seconds = arguments
        self.queue = self.name == "queues"
        self.boxes = int(boxes)
        self.lanes = self.boxes // LANE_BOXES
        self.dt = float(tick) / 1000
        self.seconds = float(seconds)

    def x(self, box):
        rank = box % LANE_BOXES
        return WALL - EDGE / 2 - 0.05 - 0.35 * rank if self.queue else 0.5 + 0.6 * rank

    def y(self, box):
        return box // LANE_BOXES * LANE

    def measure(self, peer, step, speed):
        step(int(3 / self.dt))
        ticks = int(self.seconds / self.dt)
        # Time of the whole process: some step on a thread of their own.
        start = time.process_time()
        step(ticks)
        spent = time.process_time() - start
        wanted = 0 if self.queue else SPEED
        error = max(abs(float(speed(box)) - wanted) for box in range(self.boxes))
        print(json.dumps({
            "peer": peer, "work": self.name, "boxes": self.boxes, "tick_ms": self.dt * 1000,
            "ns_per_tick": round(spent / ticks * 1e9),
            "real_time_factor": float(f"{ticks * self.dt / spent:.3g}"),
            "worst_speed_error": float(f"{error:.2g}")}))
