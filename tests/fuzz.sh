#!/usr/bin/env bash
# Fuzzes each reader for some seconds on a copy of its corpus: usage tests/fuzz.sh SECONDS. A finding is left in the
# build folder and named; put it, made small, into tests/fuzz/corpus so that make check replays it.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
build=${BUILD:-build}
"${MAKE:-make}" VARIANT=fuzz fuzzers

export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
status=0
for source in tests/fuzz/fuzz_*.c; do
    [ -e "$source" ] || { echo "nothing to fuzz"; break; }
    name=$(basename "${source%.c}")
    corpus=$(mktemp -d)
    cp -r "tests/fuzz/corpus/${name#fuzz_}/." "$corpus" 2>/dev/null || true
    findings=$build/fuzz/findings/$name
    mkdir -p "$findings"
    echo "$name: $seconds seconds"
    if "$build/fuzz/tests/fuzz/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -artifact_prefix="$findings/" "$corpus" >"$findings.log" 2>&1; then
        sed -n 's/^stat::/  /p' "$findings.log"
    else
        tail -n 60 "$findings.log"
        status=1
    fi
    rm -rf "$corpus"
done
exit "$status"
