#!/usr/bin/env bash
# Installs what the servers need, in the versions of package-lock.json. Needs Node 20 or later, with npm.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
