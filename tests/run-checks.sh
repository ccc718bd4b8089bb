#!/usr/bin/env bash
# Runs the checks of a purpose and ends with one line "N passed, N failed": usage tests/run-checks.sh [long].
# Without an argument: strict builds, arrows, suites under sanitizers, corpora, command line, documents.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
purpose=${1:-all}
make=${MAKE:-make}
build=${BUILD:-build}
at_once=2
limit=300 # seconds, the last resort: suites have limits of their own
[ "$purpose" = all ] || limit=3600
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/results"

export ASAN_OPTIONS=detect_leaks=1:abort_on_error=0
export LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
export UBSAN_OPTIONS=print_stacktrace=1
export OMP_NUM_THREADS=${OMP_NUM_THREADS:-2}

say() { printf '%s\n' "$*"; }

# Writes "passed failed seconds" of one check to its result file and prints one line, with the output if it failed. A
# Check suite counts its tests, anything else counts one. Seconds are the processor's.
report() {
    local name=$1 status=$2 output=$3 seconds=$4 passed=1 failed=0 counts
    counts=$(sed -nE 's/^[0-9]+%: Checks: ([0-9]+), Failures: ([0-9]+), Errors: ([0-9]+)$/\1 \2 \3/p' "$output" |
        awk '{checks += $1; bad += $2 + $3} END {if (NR) print checks - bad, bad}')
    [ -z "$counts" ] || read -r passed failed <<<"$counts"
    if [ -n "$counts" ] && [ "$((passed + failed))" -eq 0 ]; then
        status=1
    fi
    if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
        failed=1
        [ -n "$counts" ] || passed=0
    fi
    say "$passed $failed $seconds" >"$work/results/${name//\//+}"
    if [ "$failed" -eq 0 ]; then
        say "$(printf 'ok    %4d %6.1fs  %s' "$passed" "$seconds" "$name"; grep '^skipped: ' "$output" | sed 's/^/\n      | /')"
    else
        say "$(printf 'FAIL  %4d %6.1fs  %s' "$failed" "$seconds" "$name"; printf '\n'; sed 's/^/      | /' "$output" | tail -n 60)"
    fi
    [ "$failed" -eq 0 ]
}

# one NAME COMMAND…: runs one check and reports it.
one() {
    local name=$1 output status TIMEFORMAT='%U %S'
    shift
    output=$work/${name//\//+}.output
    { time "$@" >"$output" 2>&1 </dev/null; } 2>"$output.time"
    status=$?
    report "$name" "$status" "$output" "$(awk '{print $1 + $2}' "$output.time")"
}

# beside NAME COMMAND…: as one, in the background, at most `at_once` of them; `wait` ends all.
beside() {
    while [ "$(jobs -rp | wc -l)" -ge "$at_once" ]; do
        wait -n
    done
    one "$@" &
}

# Where a build had faults, a suite may be an old one: then each is brought up to date by itself.
run_suite() {
    if [ "$all_built" = no ] && ! "$make" "${@:2}" "$1" >"$work/built.$BASHPID" 2>&1; then
        say "does not build"
        cat "$work/built.$BASHPID"
        return 1
    fi
    timeout "$limit" "$1"
}

# suites VARIANT FOLDER…: every C suite of these folders, from a build that has gone before.
suites() {
    local variant=$1 folder file suite
    shift
    for folder in "$@"; do
        for file in "tests/$folder"/test_*.c; do
            [ -e "$file" ] || continue
            suite=$build/$variant/${file%.c}
            beside "$variant ${file%.c}" run_suite "$suite" VARIANT="$variant"
        done
    done
}

scripts() {
    local script
    for script in "$@"; do
        [ -e "$script" ] || continue
        beside "${script%.sh}" env TANDEM="$TANDEM" timeout "$limit" bash "$script"
    done
}

replay() {
    local source name corpus
    for source in tests/fuzz/fuzz_*.c; do
        [ -e "$source" ] || continue
        name=$(basename "${source%.c}")
        corpus=tests/fuzz/corpus/${name#fuzz_}
        beside "corpus ${name#fuzz_}" replay_one "$build/checked/tests/fuzz/$name" "$corpus"
    done
}

replay_one() {
    local files
    mapfile -d '' files < <(find "$2" -type f -print0 2>/dev/null | sort -z)
    [ "${#files[@]}" -gt 0 ] || { say "no corpus in $2"; return 1; }
    [ -x "$1" ] || { run_suite "$1" VARIANT=checked; return; }
    "$1" "${files[@]}"
}

room_folders() { "$make" print-rooms | awk '{print $1}'; }

strict_build() { "$make" -k VARIANT="$1" "$2"; }

build_suites() {
    "$make" -k VARIANT=checked suites suites-validate
    local status=$?
    "$make" -k VARIANT=clang suites-base && [ "$status" -eq 0 ]
}

TANDEM=$PWD/$build/gcc/tandem
case $build in /*) TANDEM=$build/gcc/tandem ;; esac
began=$SECONDS
all_built=yes

case $purpose in
all)
    one "build with gcc, warnings are errors" strict_build gcc program
    one "build with clang, warnings are errors" strict_build warnings objects
    { # what looks at sources alone, one after the other beside what is built
        one "arrows" bash tests/arrows.sh
        one "mutants apply" bash tests/mutants.sh --applies
        one "house" bash tests/house.sh
    } &
    one "build of the suites" build_suites || all_built=no
    wait
    # What takes longest begins first, so that no processor waits for the last one.
    scripts tests/cli/test_*.sh tests/library/test_*.sh tests/golden/test_*.sh tests/lab/test_*.sh
    # shellcheck disable=SC2046
    suites checked $(room_folders) validate
    suites clang base
    replay
    beside "documents" bash tests/documents.sh sim/ODD.md parameters "$TANDEM" params --markdown
    ;;
*)
    "$make" -k VARIANT=gcc program "suites-$purpose" suites-validate >"$work/build" 2>&1
    suites gcc "$purpose"
    scripts "tests/$purpose"/test_*.sh
    ;;
esac
wait

read -r passed failed seconds < <(cat "$work/results"/* 2>/dev/null |
    awk '{p += $1; f += $2; s += $3} END {printf "%d %d %.0f\n", p, f, s}')
say "$((SECONDS - began)) seconds, $seconds of a processor for what is listed"
say "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
