"""MuJoCo: belts are geoms with a surface velocity, which it has had since version 4."""
import sys

import mujoco

import lane

work = lane.Work(sys.argv)
parts = []
for number in range(work.lanes):
    y = number * lane.LANE
    parts.append(
        f'<geom type="box" size="30 {lane.WIDTH / 2} 0.1" pos="20 {y} -0.1" priority="1" '
        f'friction="{lane.GRIP} 0.005 0.0001" surfacevel="{lane.SPEED} 0 0 0 0 0"/>')
    if work.queue:
        parts.append(
            f'<geom type="box" size="0.05 {lane.WIDTH / 2} 0.15" '
            f'pos="{lane.WALL + 0.05} {y} 0.17"/>')
half = lane.EDGE / 2
for box in range(work.boxes):
    parts.append(
        f'<body pos="{work.x(box)} {work.y(box)} {half}"><freejoint/>'
        f'<geom type="box" size="{half} {half} {half}" mass="{lane.MASS}" '
        f'friction="{lane.FACE} 0.005 0.0001"/></body>')
model = mujoco.MjModel.from_xml_string(
    f'<mujoco><option timestep="{work.dt}" gravity="0 0 -{lane.G}" cone="elliptic"/>'
    f'<size memory="512M"/><worldbody>{"".join(parts)}</worldbody></mujoco>')
data = mujoco.MjData(model)
data.qvel[0::6] = lane.SPEED
work.measure("MuJoCo", lambda ticks: mujoco.mj_step(model, data, nstep=ticks),
             lambda box: data.qvel[6 * box])
