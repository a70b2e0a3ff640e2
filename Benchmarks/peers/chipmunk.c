// Chipmunk from above: gravity is no part of its plane, so the belt's grip is applied to each
// box before the step, at four places of its footprint.
#include "lane.h"
#include <chipmunk/chipmunk.h>

const char *peer_name = "Chipmunk";
static cpSpace *space;
static cpBody **box;

void peer_build(const Work *w) {
  space = cpSpaceNew();
  cpSpaceSetIterations(space, 10);
  cpSpaceSetCollisionSlop(space, 0.001);
  box = malloc(w->boxes * sizeof *box);
  for (int lane = 0; w->queue && lane < w->lanes; lane++) {
    cpBB shape = cpBBNew(WALL, lane * LANE - WIDTH / 2, WALL + 0.1, lane * LANE + WIDTH / 2);
    cpShape *wall = cpBoxShapeNew2(cpSpaceGetStaticBody(space), shape, 0);
    cpShapeSetFriction(cpSpaceAddShape(space, wall), sqrt(FACE));
  }
  for (int i = 0; i < w->boxes; i++) {
    box[i] = cpSpaceAddBody(space, cpBodyNew(MASS, cpMomentForBox(MASS, EDGE, EDGE)));
    cpBodySetPosition(box[i], cpv(start_x(w, i), start_y(i)));
    cpBodySetVelocity(box[i], cpv(SPEED, 0));
    cpShape *shape = cpSpaceAddShape(space, cpBoxShapeNew(box[i], EDGE, EDGE, 0));
    cpShapeSetFriction(shape, sqrt(FACE));
  }
}

static void grip(cpBody *body, double dt) {
  const double arm = EDGE / sqrt(12), limit = GRIP * MASS * G * dt / 4;
  const double inverse = 1 / MASS, turn = 1 / cpMomentForBox(MASS, EDGE, EDGE);
  cpVect v = cpBodyGetVelocity(body);
  double spin = cpBodyGetAngularVelocity(body);
  for (int corner = 0; corner < 4; corner++) {
    cpVect local = cpv(corner & 1 ? arm : -arm, corner & 2 ? arm : -arm);
    cpVect place = cpvrotate(local, cpBodyGetRotation(body));
    cpVect slip = cpv(v.x - spin * place.y - SPEED, v.y + spin * place.x);
    cpVect push = cpvmult(slip, -0.5 / (inverse + turn * cpvlengthsq(place)));
    push = cpvclamp(push, limit);
    v = cpvadd(v, cpvmult(push, inverse));
    spin += turn * cpvcross(place, push);
  }
  cpBodySetVelocity(body, v);
  cpBodySetAngularVelocity(body, spin);
}

void peer_step(const Work *w) {
  for (int i = 0; i < w->boxes; i++) grip(box[i], w->dt);
  cpSpaceStep(space, w->dt);
}

double peer_speed(int i) { return cpBodyGetVelocity(box[i]).x; }
