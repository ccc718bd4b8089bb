#!/usr/bin/env bash
# What this program takes of the time that it took under version 1 of the model, which is built from the history, if that and its
# libraries (igraph) are there. Both run in turn, so that a busy spell of the machine meets both; no pictures are drawn. Seconds are
# of the processor, of whole commands; ratios are medians over ROUNDS=5 pairs. Wanted: at most half for the nation.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
now=$(realpath "${TANDEM:-$root/build/tandem}")
rounds=${ROUNDS:-5}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
skip() { echo "skipped: $*"; exit 0; }

# The last commit before the program stopped calling its model version 1.
raised=$(git -C "$root" log -1 --format=%H -S'return "1";' -- sim/run/replicate.c 2>/dev/null) || skip "there is no history"
git -C "$root" rev-parse --verify --quiet "$raised^" >"$work/commit" || skip "the history does not reach back to version 1"
commit=$(cat "$work/commit")
first=$(realpath "${BUILD:-$root/build}")/version-1/$commit
if [ ! -x "$first/build/gcc/tandem" ]; then
    mkdir -p "$first"
    git -C "$root" archive "$commit" | tar -x -C "$first"
    env -u BUILD -u VARIANT -u MAKELEVEL -u MAKEFLAGS make -C "$first" VARIANT=gcc WARNINGS=-w program >"$work/log" 2>&1 ||
        skip "version 1 does not build here: $(grep -m 1 -E 'error|No such' "$work/log")"
fi
before=$first/build/gcc/tandem

# once PROGRAM ARGUMENT...: processor seconds of `PROGRAM run ARGUMENT...`; results are left in $work/out.
once() {
    local user system
    { TIMEFORMAT='%U %S'; time env PATH=/nonexistent "$1" run "${@:2}" --threads 1 --quiet --force --out "$work/out" \
        >/dev/null 2>&1; } 2>"$work/took"
    read -r user system <"$work/took"
    awk "BEGIN { print $user + $system }"
}
median() { sort -n | awk '{ x[NR] = $1 } END { print (x[int((NR + 1) / 2)] + x[int(NR / 2) + 1]) / 2 }'; }

# pair NAME ARGUMENT...: scenarios in ARGUMENT are FOLDER/name.cfg, of the folder of each program.
pair() {
    local name=$1 round old new size
    shift
    : >"$work/old" >"$work/new" >"$work/ratio"
    for ((round = 0; round < rounds; round++)); do
        old=$(once "$before" "${@//FOLDER/$first/scenarios}")
        size=$(du -sk "$work/out" | cut -f 1)
        new=$(once "$now" "${@//FOLDER/$root/scenarios}")
        echo "$old" >>"$work/old"
        echo "$new" >>"$work/new"
        awk "BEGIN { print $new / $old }" >>"$work/ratio"
    done
    printf '%-44s %9.2f %9.2f %7.2f %10.1f %9.1f\n' "$name" "$(median <"$work/old")" "$(median <"$work/new")" "$(median <"$work/ratio")" \
        "$(awk "BEGIN { print $size / 1024 }")" "$(awk "BEGIN { print $(du -sk "$work/out" | cut -f 1) / 1024 }")"
}

# collaborations PROGRAM SCENARIO: rows of episodes.csv.
collaborations() {
    once "$1" "$2" --replicates 1 --tables runs,episodes >/dev/null
    echo $(($(wc -l <"$work/out/episodes.csv") - 1))
}

cases=(FOLDER/graduates-pay.cfg FOLDER/domestic-violence.cfg FOLDER/leak-detection.cfg FOLDER/nursing-rooms.cfg)
printf '%-44s %9s %9s %7s %10s %9s\n' "version 1 is ${commit:0:7}" "1, s" "now, s" ratio "1, MiB" "now, MiB"
pair "the nation, one replicate without rows" FOLDER/taiwan.cfg --replicates 1 --tables runs
ratio=$(median <"$work/ratio")
pair "the baseline, 12 replicates without rows" FOLDER/baseline.cfg --replicates 12 --tables runs
pair "the baseline, 12 replicates by default" FOLDER/baseline.cfg --replicates 12
pair "four cases, 25 replicates by default" "${cases[@]}" --replicates 25
pair "the baseline of one year, 200 replicates" FOLDER/baseline.cfg --replicates 200 --weeks 52 --set world.burn_in_weeks=0 --tables runs
old=$(collaborations "$before" "$first/scenarios/taiwan.cfg")
new=$(collaborations "$now" "$root/scenarios/taiwan.cfg")
awk -v old="$old" -v new="$new" -v ratio="$ratio" \
    'BEGIN { printf "collaborations of the nation: %d in version 1, %d now; time of each: %.2f of it\n", old, new, ratio * old / new }'
