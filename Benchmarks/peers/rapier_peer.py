"""Rapier: belts are kinematic planks that really travel, long enough to stay under the boxes."""
import sys

import rapier3d as rapier

import lane

work = lane.Work(sys.argv)
world = rapier.PhysicsWorld(gravity=(0, 0, -lane.G))
world.set_num_threads(1)
world.auto_update_query = False
world.integration_parameters.dt = work.dt
for number in range(work.lanes):
    y = number * lane.LANE
    plank = rapier.RigidBody.kinematic_velocity_based(
        translation=(0, y, -0.1), linvel=(lane.SPEED, 0, 0))
    world.add_body(
        plank, colliders=[rapier.Collider.cuboid(40, lane.WIDTH / 2, 0.1, friction=lane.GRIP)])
    if work.queue:
        world.add_collider(rapier.Collider.cuboid(
            0.05, lane.WIDTH / 2, 0.15, translation=(lane.WALL + 0.05, y, 0.17),
            friction=lane.FACE))
boxes = []
half = lane.EDGE / 2
for box in range(work.boxes):
    shape = rapier.Collider.cuboid(
        half, half, half, friction=lane.FACE, density=lane.MASS / lane.EDGE**3,
        friction_combine_rule=rapier.CoefficientCombineRule.MAX)
    cube = rapier.RigidBody.dynamic(
        translation=(work.x(box), work.y(box), half), linvel=(lane.SPEED, 0, 0), can_sleep=False)
    boxes.append(world.add_body(cube, colliders=[shape]))


def step(ticks):
    for _ in range(ticks):
        world.step()


work.measure("Rapier", step, lambda box: world.rigid_bodies[boxes[box]].linvel.x)
