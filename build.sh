#!/usr/bin/env bash
# Everything CI checks, in order; stops at the first step that fails. Needs the .NET SDK of global.json, and Node with npm for
# the servers that one test project calls.
set -euo pipefail
cd "$(dirname "$0")"
step() { printf '\n== %s\n' "$*"; "$@"; }

step dotnet restore LoadTests.sln --locked-mode
step tests/LoadTest.Samples.Tests/node/install.sh
step dotnet format LoadTests.sln --verify-no-changes --no-restore
step dotnet build LoadTests.sln --no-restore --configuration Debug
step dotnet test LoadTests.sln -m:1 --no-build
step dotnet pack LoadTests.sln --no-restore --output artifacts/packages
