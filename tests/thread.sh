#!/usr/bin/env bash
# Looks for data races with ThreadSanitizer (clang's, with the OpenMP runtime's own tool, archer, that tells it of the
# joins of a parallel region): the suites of the rooms that run on several threads, and the program with the real model.
# It finds two threads that touch the same memory with neither a lock, an atomic nor a join between them, on paths that
# these tests take; it is blind inside libraries that are not built for it (SQLite, GSL, libc's own).
set -uo pipefail
cd "$(dirname "$0")/.." || exit
make=${MAKE:-make}
build=${BUILD:-build}
archer=$(clang -print-file-name=libarcher.so)
[ -e "$archer" ] || archer=$(find /usr/lib/llvm-*/lib -name libarcher.so 2>/dev/null | sort | tail -n 1)
[ -n "$archer" ] || { echo "skipped: no libarcher.so (apt-get install libomp-dev)"; exit 0; }
export OMP_TOOL_LIBRARIES=$archer
export TSAN_OPTIONS="ignore_noninstrumented_modules=1 halt_on_error=0 exitcode=66 history_size=4"
export CK_TIMEOUT_MULTIPLIER=4
failures=0

"$make" -k VARIANT=thread program suites-drive suites-library || exit
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
try() {
    local name=$1
    shift
    if "$@" >"$work/said" 2>&1 && ! grep -q 'WARNING: ThreadSanitizer' "$work/said"; then
        echo "ok    $name"
    else
        echo "FAIL  $name"
        grep -A 25 -m 1 'WARNING: ThreadSanitizer' "$work/said" || tail -n 20 "$work/said"
        failures=$((failures + 1))
    fi
}

for suite in tests/drive/test_*.c tests/library/test_*.c; do
    try "${suite%.c}" "$build/thread/${suite%.c}"
done
try "tandem run" "$build/thread/tandem" run tests/cli/fixtures/small.cfg --weeks 60 --replicates 12 --threads 4 --oversubscribe \
    --quiet --out "$work/run"
try "tandem sweep" "$build/thread/tandem" sweep scenarios/plans/four-constructs.cfg --weeks 60 --replicates 1 --threads 4 \
    --oversubscribe --set world.agencies=20 --quiet --out "$work/sweep"
exit "$((failures > 0))"
