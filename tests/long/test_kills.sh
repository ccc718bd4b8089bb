#!/usr/bin/env bash
# A sweep killed at random moments and resumed, 24 kills, gives the same tables to the byte as one left alone.
# KILL_SEED sets the seed of the moments, which is printed; KILLS how many must hit.
source "$(dirname "$0")/../cli/common.sh"
seed=${KILL_SEED:-$((SRANDOM % 1000000))}
wanted=${KILLS:-24}
RANDOM=$seed
echo "KILL_SEED=$seed"
export SOURCE_DATE_EPOCH=1700000000 # of manifest.json

cat >sweep.cfg <<TEXT
title = "A sweep to be killed";
scenario = "$fixtures/small.cfg";
design = { kind = "sobol"; points = 128; };
factors = ( { parameter = "manager.mean"; }, { parameter = "interventions.legal_guideline.intensity"; low = 0.0; high = 1.0; } );
outputs = ["completed_52_weeks", "completed_52_weeks.public_open", "public_value", "ever_tried_horizon"];
replicates = 8;
weeks = 53;
TEXT
sweep=(sweep sweep.cfg --set world.agencies=12 --quiet --out)

microseconds() {
    echo "${EPOCHREALTIME/./}"
}

began=$(microseconds)
expect 0 "${sweep[@]}" whole
length=$(($(microseconds) - began))
[ "$(wc -l <whole/outputs.csv)" -eq 1025 ] || fail "outputs.csv has not 1,024 runs"

# kill_once DIR: runs the sweep and kills it at a random moment; false if it was over before.
kill_once() {
    local process status pause=$(((RANDOM * 32768 + RANDOM) % length))
    PATH=$programs "$TANDEM" "${sweep[@]}" "$1" >out 2>err &
    process=$!
    sleep "$((pause / 1000000)).$(printf %06d $((pause % 1000000)))"
    kill -KILL "$process" 2>/dev/null
    wait "$process" 2>/dev/null
    status=$?
    [ "$status" -eq 137 ] || [ "$status" -eq 0 ] || fail "a killed sweep gives $status: $(head -n 3 err)"
    [ "$status" -eq 137 ]
}

# What is stored after a kill: every finished run has its outputs. The files are those of `tandem export`.
look() {
    [ -e "$1/results.sqlite" ] || return
    PATH=$programs "$TANDEM" export "$1" --out look --quiet 2>/dev/null || return # killed while it was created
    [ "$(wc -l <look/runs.csv)" -eq "$(wc -l <look/outputs.csv)" ] || fail "$1: runs without outputs"
    printf 'kill %d, of %s: %d runs are stored\n' "$kills" "$1" "$(($(wc -l <look/runs.csv) - 1))"
    rm -rf look
}

kills=0
attempt=0
while [ "$kills" -lt "$wanted" ] && [ "$attempt" -lt 200 ]; do
    attempt=$((attempt + 1))
    directory=killed-$attempt
    for ((again = 0; again < 4 && kills < wanted; again++)); do
        kill_once "$directory" || break
        kills=$((kills + 1))
        look "$directory"
    done
    expect 0 "${sweep[@]}" "$directory"
    for file in whole/*.csv whole/manifest.json; do
        cmp -s "$file" "$directory/${file##*/}" || fail "${file##*/} differs in $directory"
    done
    rm -rf "$directory"
done
[ "$kills" -eq "$wanted" ] || fail "only $kills kills have hit"
finish
