#!/usr/bin/env bash
# The baseline over 500 points of the plausible ranges: in how many it degenerates, and why.
set -euo pipefail
build=${BUILD:-build}
make --no-print-directory VARIANT=gcc suites-run BUILD="$build" >/dev/null
TANDEM_POINTS=500 "$build/gcc/tests/run/test_plausible"
