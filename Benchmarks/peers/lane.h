// The work that every peer does: lanes of ten cubes on belts, seen by one small program each.
//
// A program defines the five functions below; `main` here builds the plant, warms it up for
// three seconds, then measures `seconds` of it and prints one JSON object.
#pragma once
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LANE_BOXES = 10 };
static const double EDGE = 0.3, MASS = 3, GRIP = 0.6, FACE = 0.2, SPEED = 0.5, G = 9.81;
static const double LANE = 1.2, WIDTH = 0.6, WALL = 11;

typedef struct {
  int boxes, lanes, queue;  // queue: a wall stops each lane
  double dt;
} Work;

#ifdef __cplusplus
extern "C" {
#endif
extern const char *peer_name;
void peer_build(const Work *work);
void peer_step(const Work *work);
double peer_speed(int box);   // along the belt, m/s
#ifdef __cplusplus
}
#endif

static inline double start_x(const Work *w, int box) {
  int rank = box % LANE_BOXES;
  return w->queue ? WALL - EDGE / 2 - 0.05 - 0.35 * rank : 0.5 + 0.6 * rank;
}
static inline double start_y(int box) { return box / LANE_BOXES * LANE; }

static double processor_time(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

// usage: peer transport|queues BOXES TICK_MS SECONDS
int main(int argc, char **argv) {
  if (argc != 5) return 64;
  Work w = {atoi(argv[2]), atoi(argv[2]) / LANE_BOXES, !strcmp(argv[1], "queues"),
            atof(argv[3]) / 1000};
  double seconds = atof(argv[4]);
  peer_build(&w);
  for (int tick = 0; tick < (int)(3 / w.dt); tick++) peer_step(&w);
  int ticks = (int)(seconds / w.dt);
  double from = processor_time();
  for (int tick = 0; tick < ticks; tick++) peer_step(&w);
  double spent = processor_time() - from;
  // How far the worst box is from what it should do, in speed.
  double error = 0;
  for (int box = 0; box < w.boxes; box++) {
    double off = fabs(peer_speed(box) - (w.queue ? 0 : SPEED));
    if (off > error) error = off;
  }
  printf("{\"peer\":\"%s\",\"work\":\"%s\",\"boxes\":%d,\"tick_ms\":%g,\"ns_per_tick\":%.0f,"
         "\"real_time_factor\":%.3g,\"worst_speed_error\":%.2g}\n",
         peer_name, argv[1], w.boxes, w.dt * 1000, spent / ticks * 1e9, ticks * w.dt / spent,
         error);
  return 0;
}
