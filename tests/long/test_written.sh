#!/usr/bin/env bash
# Commands of many runs write no more than a few times what they keep: no row is sorted in temporary files, and what is
# summarised lies packed in one.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${BUILD:-build}
make --no-print-directory program BUILD="$build" >/dev/null
TANDEM=$build/tandem COUNTS=${COUNTS:-40000} tests/bench/bench_written.sh | tee /dev/stderr |
    awk '/skipped/ { skipped = 1 }
         $1 == "sweep" && $6 > 0 { lines++; bad += $6 > 2.4 }
         $1 == "run" && $6 > 0 { lines++; bad += $6 > 3.6 }
         END { exit !(skipped || (lines == 2 && bad == 0)) }'
