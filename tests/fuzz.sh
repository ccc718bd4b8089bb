#!/usr/bin/env bash
# Fuzzes each reader for some seconds on a copy of its corpus: usage tests/fuzz.sh SECONDS. A finding is left in the
# build folder and named; put it, made small, into tests/fuzz/corpus so that make check replays it.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-60}
build=${BUILD:-build}
"${MAKE:-make}" VARIANT=fuzz fuzzers

# Words that readers know: the keys of the tables of parameters and interventions, and those of the target's own format
# (tests/fuzz/words).
words=$build/fuzz/words
sed -nE 's/^(GROUP|PARAM|CASE_PARAM|PROGRAMME_PARAM)\(([a-z_0-9]+), ?([a-z_0-9]*).*/\2\n\3/p; s/.*\.name = N_\("([a-z_]+)"\).*/\1/p' \
    sim/params/parameters.def sim/params/interventions.def | sort -u | sed -nE 's/^[a-z_0-9]+$/"&"/p' >"$words"
status=0
for source in tests/fuzz/fuzz_*.c; do
    [ -e "$source" ] || { echo "nothing to fuzz"; break; }
    name=$(basename "${source%.c}")
    corpus=$(mktemp -d)
    cp -r "tests/fuzz/corpus/${name#fuzz_}/." "$corpus" 2>/dev/null || true
    findings=$build/fuzz/findings/$name
    mkdir -p "$findings"
    echo "$name: $seconds seconds"
    cat "$words" "tests/fuzz/words/${name#fuzz_}" >"$words.$name" 2>/dev/null || cp "$words" "$words.$name"
    TIMEFORMAT='%U %S'
    ended=0
    { time "$build/fuzz/tests/fuzz/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
        -detect_leaks=0 -dict="$words.$name" -artifact_prefix="$findings/" "$corpus" >"$findings.log" 2>&1; } \
        2>"$findings.time" || ended=$?
    awk 'NR == FNR {processor = $1 + $2; next}
        /^stat::number_of_executed_units/ {executions = $2}
        match($0, /cov: [0-9]+ ft: [0-9]+/) {covered = substr($0, RSTART, RLENGTH)}
        END {printf "  %d executions, %d in a second of the processor, %s\n", executions, executions / (processor + 0.001), covered}' \
        "$findings.time" "$findings.log"
    if [ "$ended" -ne 0 ]; then
        tail -n 60 "$findings.log"
        status=1
    fi
    rm -rf "$corpus"
done
exit "$status"
