#!/usr/bin/env bash
# What one request costs each generator, in CPU time. Takes about seven minutes; see LoadTest.Bench/BenchPlan.cs for options.
set -euo pipefail
cd "$(dirname "$0")/.."

if ! command -v hey >/dev/null || ! command -v wrk >/dev/null || ! command -v h2load >/dev/null; then
  apt-get update -qq && apt-get install -y -qq hey wrk nghttp2-client
fi
dotnet build bench/LoadTest.Bench -c Release --nologo -v quiet >&2

# Generators inherit core 0; the target moves itself to core 1.
pin=()
if command -v taskset >/dev/null && [ "$(nproc)" -ge 2 ]; then
  pin=(taskset -c 0)
  export BENCH_TARGET_CORE=1
fi
timeout --kill-after=10 "${BENCH_TIMEOUT:-600}" "${pin[@]}" dotnet artifacts/bin/LoadTest.Bench/release/LoadTest.Bench.dll "$@"
