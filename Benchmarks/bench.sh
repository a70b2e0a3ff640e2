#!/usr/bin/env bash
# Runs `beltline bench` with a counter of allocations: Benchmarks/bench.sh [SCENARIO...] [--json]
set -euo pipefail
cd "$(dirname "$0")/.."
counter=.build/allocations.so
cc -O2 -shared -fPIC -o "$counter" Benchmarks/allocations.c
LD_PRELOAD="$PWD/$counter" .build/release/beltline bench "$@"
