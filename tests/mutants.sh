#!/usr/bin/env bash
# Breaks the program on purpose, one change a time, and sees whether the suite named for it fails. A mutant is a file
# tests/mutants/NAME.mutant with the lines file:, suite:, why: and one or more lines sed: with an expression each.
# usage: tests/mutants.sh [NAME…], or tests/mutants.sh --applies: only whether each still changes the file that it names.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
make=${MAKE:-make}
at_once=2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/results"
export ASAN_OPTIONS=detect_leaks=1
export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0

field() { sed -n "s/^$2: *//p" "$1"; }

# apply MUTANT: writes the broken file beside the results; prints why that is not possible.
apply() {
    local mutant=$1 key value file="" suite="" expressions=() broken=$work/${1##*/}.broken
    while read -r key value; do
        case $key in
        file:) file=$value ;;
        suite:) suite=$value ;;
        sed:) expressions+=(-e "$value") ;;
        esac
    done <"$mutant"
    [ -f "$file" ] || { echo "WRONG: no file $file"; return 1; }
    [ -f "$suite" ] || { echo "WRONG: no suite $suite"; return 1; }
    sed "${expressions[@]}" "$file" >"$broken" || { echo "WRONG: sed refused"; return 1; }
    ! cmp -s "$file" "$broken" || { echo "WRONG: changes nothing in $file"; return 1; }
}

# verdict MUTANT: prints killed, SURVIVED or the reason why it could not be tried.
verdict() {
    local mutant=$1 tree file suite
    tree=$work/$(basename "$mutant" .mutant)
    file=$(field "$mutant" file)
    suite=$(field "$mutant" suite)
    apply "$mutant" || return
    cp -rp "$work/original" "$tree" || { echo "WRONG: no room for a copy"; return; }
    cat "$work/$(basename "$mutant").broken" >"$tree/$file"
    build_suite "$tree" "$suite" >"$tree/log" 2>&1 || { echo "WRONG: does not build: $(grep -m 1 error: "$tree/log")"; return; }
    if run_suite "$tree" "$suite" >"$tree/log" 2>&1; then
        echo "SURVIVED"
    else
        echo "killed"
    fi
}

build_suite() { (cd "$1" && "$make" VARIANT=checked BUILD=build "build/checked/${2%.c}"); }
run_suite() { (cd "$1" && timeout 120 "build/checked/${2%.c}" </dev/null); }

try() {
    local mutant=$1 name result
    name=$(basename "$mutant" .mutant)
    result=$(verdict "$mutant")
    rm -rf "${work:?}/$name"
    printf '%s\n' "$result" >"$work/results/$name"
    printf '%-9s %s (%s)\n' "$result" "$name" "$(field "$mutant" why)"
}

if [ "${1:-}" = --applies ]; then
    bad=0
    for mutant in tests/mutants/*.mutant; do
        apply "$mutant" >"$work/wrong" || { echo "$mutant: $(<"$work/wrong")"; bad=1; }
    done
    exit "$bad"
fi

mutants=()
if [ $# -gt 0 ]; then
    for name in "$@"; do
        mutants+=("tests/mutants/$name.mutant")
    done
else
    mutants=(tests/mutants/*.mutant)
fi

# The suites must pass before anything is broken. Each mutant starts from a copy of this tree with its objects, so that
# only what it touches is compiled again.
mkdir "$work/original"
cp -rp sim analysis plots scenarios tests Makefile "$work/original"
mapfile -t suites < <(for mutant in "${mutants[@]}"; do field "$mutant" suite; done | sort -u)
for suite in "${suites[@]}"; do
    if ! { build_suite "$work/original" "$suite" && run_suite "$work/original" "$suite"; } >"$work/log" 2>&1; then
        tail -n 30 "$work/log"
        echo "$suite fails as it is: nothing was broken"
        exit 1
    fi
done

for mutant in "${mutants[@]}"; do
    while [ "$(jobs -rp | wc -l)" -ge "$at_once" ]; do
        wait -n
    done
    try "$mutant" &
done
wait

killed=$(cat "$work/results"/* 2>/dev/null | grep -cx killed)
echo "$killed of ${#mutants[@]} mutants killed"
[ "$killed" -eq "${#mutants[@]}" ] && [ "$killed" -gt 0 ]
