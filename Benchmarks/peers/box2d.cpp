// Box2D from above, with the belt's grip applied before the step as for Chipmunk.
#include "lane.h"
#include <box2d/box2d.h>
#include <vector>

const char *peer_name = "Box2D";
static b2World *world;
static std::vector<b2Body *> boxes;

static void add_shape(b2Body *body, float halfLength, float halfWidth) {
  b2PolygonShape shape;
  shape.SetAsBox(halfLength, halfWidth);
  b2FixtureDef fixture;
  fixture.shape = &shape;
  fixture.density = body->GetType() == b2_dynamicBody ? float(MASS / (EDGE * EDGE)) : 0;
  fixture.friction = float(FACE);
  body->CreateFixture(&fixture);
}

void peer_build(const Work *w) {
  world = new b2World(b2Vec2(0, 0));
  world->SetAllowSleeping(false);
  for (int lane = 0; w->queue && lane < w->lanes; lane++) {
    b2BodyDef wall;
    wall.position.Set(float(WALL + 0.05), float(lane * LANE));
    add_shape(world->CreateBody(&wall), 0.05f, float(WIDTH / 2));
  }
  for (int i = 0; i < w->boxes; i++) {
    b2BodyDef box;
    box.type = b2_dynamicBody;
    box.position.Set(float(start_x(w, i)), float(start_y(i)));
    box.linearVelocity.Set(float(SPEED), 0);
    boxes.push_back(world->CreateBody(&box));
    add_shape(boxes.back(), float(EDGE / 2), float(EDGE / 2));
  }
}

static void grip(b2Body *body, float dt) {
  const float arm = float(EDGE / sqrt(12.0)), limit = float(GRIP * MASS * G / 4) * dt;
  const float inverse = 1 / body->GetMass(), turn = 1 / body->GetInertia();
  b2Vec2 v = body->GetLinearVelocity();
  float spin = body->GetAngularVelocity();
  for (int corner = 0; corner < 4; corner++) {
    b2Vec2 place = body->GetWorldVector(b2Vec2(corner & 1 ? arm : -arm, corner & 2 ? arm : -arm));
    b2Vec2 slip = v + b2Cross(spin, place) - b2Vec2(float(SPEED), 0);
    b2Vec2 push = -0.5f / (inverse + turn * place.LengthSquared()) * slip;
    float size = push.Length();
    if (size > limit) push *= limit / size;
    v += inverse * push;
    spin += turn * b2Cross(place, push);
  }
  body->SetLinearVelocity(v);
  body->SetAngularVelocity(spin);
}

void peer_step(const Work *w) {
  for (b2Body *body : boxes) grip(body, float(w->dt));
  world->Step(float(w->dt), 8, 3);
}

double peer_speed(int i) { return boxes[i]->GetLinearVelocity().x; }
