// ODE: the belt is a static box whose contacts have a motion along x (its own means for belts).
#include "lane.h"
#include <ode/ode.h>

const char *peer_name = "ODE";
static dWorldID world;
static dSpaceID space;
static dJointGroupID touches;
static dBodyID *box;

void peer_build(const Work *w) {
  dInitODE2(0);
  dAllocateODEDataForThread(dAllocateMaskAll);
  world = dWorldCreate();
  dWorldSetGravity(world, 0, 0, -G);
  dWorldSetQuickStepNumIterations(world, 20);
  space = dSweepAndPruneSpaceCreate(0, dSAP_AXES_XYZ);
  touches = dJointGroupCreate(0);
  box = malloc(w->boxes * sizeof *box);
  for (int lane = 0; lane < w->lanes; lane++) {
    dGeomID belt = dCreateBox(space, 60, WIDTH, 0.2);
    dGeomSetPosition(belt, 20, lane * LANE, -0.1);
    dGeomSetData(belt, (void *)1);
    if (!w->queue) continue;
    dGeomID wall = dCreateBox(space, 0.1, WIDTH, 0.3);
    dGeomSetPosition(wall, WALL + 0.05, lane * LANE, 0.17);
  }
  for (int i = 0; i < w->boxes; i++) {
    box[i] = dBodyCreate(world);
    dMass mass;
    dMassSetBoxTotal(&mass, MASS, EDGE, EDGE, EDGE);
    dBodySetMass(box[i], &mass);
    dBodySetPosition(box[i], start_x(w, i), start_y(i), EDGE / 2);
    dBodySetLinearVel(box[i], SPEED, 0, 0);
    dGeomSetBody(dCreateBox(space, EDGE, EDGE, EDGE), box[i]);
  }
}

static void meet(void *data, dGeomID a, dGeomID b) {
  (void)data;
  dBodyID first = dGeomGetBody(a), second = dGeomGetBody(b);
  if (!first && !second) return;
  dContact contact[8];
  int count = dCollide(a, b, 8, &contact[0].geom, sizeof contact[0]);
  int on_belt = dGeomGetData(a) || dGeomGetData(b);
  for (int i = 0; i < count; i++) {
    dSurfaceParameters *s = &contact[i].surface;
    s->mode = dContactApprox1 | (on_belt ? dContactMotion1 | dContactFDir1 : 0);
    s->mu = on_belt ? GRIP : FACE;
    // The motion counts against the first body along the friction direction.
    s->motion1 = first ? -SPEED : SPEED;
    contact[i].fdir1[0] = 1;
    contact[i].fdir1[1] = contact[i].fdir1[2] = contact[i].fdir1[3] = 0;
    dJointAttach(dJointCreateContact(world, touches, &contact[i]), first, second);
  }
}

void peer_step(const Work *w) {
  dSpaceCollide(space, 0, meet);
  dWorldQuickStep(world, w->dt);
  dJointGroupEmpty(touches);
}

double peer_speed(int i) { return dBodyGetLinearVel(box[i])[0]; }
