// Bullet: a callback gives each contact with a belt its direction of friction and its motion.
#include "lane.h"
#include <btBulletDynamicsCommon.h>
#include <vector>

const char *peer_name = "Bullet";
static btDiscreteDynamicsWorld *world;
static std::vector<btRigidBody *> boxes;

static bool touched(btManifoldPoint &place, const btCollisionObjectWrapper *a, int, int,
                    const btCollisionObjectWrapper *b, int, int) {
  bool first = a->getCollisionObject()->getUserIndex() == 1;
  if (!first && b->getCollisionObject()->getUserIndex() != 1) return false;
  place.m_lateralFrictionDir1 = btVector3(1, 0, 0);
  place.m_lateralFrictionDir2 = btVector3(0, 1, 0);
  place.m_contactPointFlags |= BT_CONTACT_FLAG_LATERAL_FRICTION_INITIALIZED;
  place.m_contactMotion1 = btScalar(first ? -SPEED : SPEED);
  place.m_combinedFriction = btScalar(GRIP);
  return true;
}

static btRigidBody *add(double mass, btVector3 half, btVector3 at) {
  btBoxShape *shape = new btBoxShape(half);
  btVector3 inertia(0, 0, 0);
  if (mass > 0) shape->calculateLocalInertia(btScalar(mass), inertia);
  btRigidBody::btRigidBodyConstructionInfo info(btScalar(mass), nullptr, shape, inertia);
  info.m_startWorldTransform.setOrigin(at);
  info.m_friction = btScalar(sqrt(FACE));
  btRigidBody *body = new btRigidBody(info);
  body->setActivationState(DISABLE_DEACTIVATION);
  world->addRigidBody(body);
  return body;
}

void peer_build(const Work *w) {
  auto *configuration = new btDefaultCollisionConfiguration();
  world = new btDiscreteDynamicsWorld(new btCollisionDispatcher(configuration),
                                      new btDbvtBroadphase(),
                                      new btSequentialImpulseConstraintSolver(), configuration);
  world->setGravity(btVector3(0, 0, btScalar(-G)));
  world->getSolverInfo().m_solverMode |=
      SOLVER_USE_2_FRICTION_DIRECTIONS | SOLVER_ENABLE_FRICTION_DIRECTION_CACHING;
  gContactAddedCallback = touched;
  for (int lane = 0; lane < w->lanes; lane++) {
    btRigidBody *belt =
        add(0, btVector3(30, btScalar(WIDTH / 2), 0.1f), btVector3(20, btScalar(lane * LANE), -0.1f));
    belt->setUserIndex(1);
    belt->setCollisionFlags(belt->getCollisionFlags() |
                            btCollisionObject::CF_CUSTOM_MATERIAL_CALLBACK);
    if (w->queue)
      add(0, btVector3(0.05f, btScalar(WIDTH / 2), 0.15f),
          btVector3(btScalar(WALL + 0.05), btScalar(lane * LANE), 0.17f));
  }
  btScalar half = btScalar(EDGE / 2);
  for (int i = 0; i < w->boxes; i++) {
    boxes.push_back(add(MASS, btVector3(half, half, half),
                        btVector3(btScalar(start_x(w, i)), btScalar(start_y(i)), half)));
    boxes.back()->setLinearVelocity(btVector3(btScalar(SPEED), 0, 0));
  }
}

void peer_step(const Work *w) { world->stepSimulation(btScalar(w->dt), 0, btScalar(w->dt)); }

double peer_speed(int i) { return boxes[i]->getLinearVelocity().x(); }
