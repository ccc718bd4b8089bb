#!/usr/bin/env bash
# Which share of the lines of each file the tests of `make check` reach, and of all: suites and command line under gcov;
# where Open MPI is installed, built with it, and with the test over its ranks (tests/long/test_ranks.sh).
# What a test kills is not counted; what it forks ends by leave (tests/suite.h), and is.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
make=${MAKE:-make}
build=${BUILD:-build}
mpi=$(! command -v mpirun >/dev/null || ! pkg-config --exists ompi-c || echo 1)
here=$build/${mpi:+mpi-}coverage

"$make" MPI="$mpi" VARIANT=coverage program suites suites-validate >/dev/null || exit
find "$here" -name '*.gcda' -delete
read -ra rooms < <("$make" print-ROOMS)
for room in "${rooms[@]}" validate; do
    for suite in "tests/$room"/test_*.c; do
        [ ! -x "$here/${suite%.c}" ] || "$here/${suite%.c}" >/dev/null 2>&1 || echo "fails: $suite"
    done
done
for script in tests/cli/test_*.sh; do
    TANDEM=$here/tandem bash "$script" >/dev/null 2>&1 || echo "fails: $script"
done
if [ -n "$mpi" ]; then
    TANDEM=$here/tandem TANDEM_MPI=$here/tandem bash tests/long/test_ranks.sh >/dev/null 2>&1 || echo "fails: over ranks"
else
    echo "without Open MPI, which is not installed: the ranks of one command are not counted"
fi

read -ra sources < <("$make" print-SOURCES)
for source in "${sources[@]}"; do
    if [ -e "$here/${source%.c}.gcda" ]; then
        gcov --no-output --object-file "$here/${source%.c}.o" "$source" 2>/dev/null |
            awk -v file="$source" '$1 == "File" {ours = $2 == "\x27" file "\x27"} ours && /^Lines executed/ {
                split($2, part, /[:%]/); printf "%5.1f %% of %4d  %s\n", part[2], $4, file; exit}'
    elif [ -e "$here/${source%.c}.gcno" ]; then
        printf '%5.1f %% of    ?  %s\n' 0 "$source"
    fi
done | sort -n | tee "$here/by-file"
awk '$4 != "?" {lines += $4; hit += $1 * $4 / 100} END {printf "%5.1f %% of %d lines, %d files\n", 100 * hit / lines, lines, NR}' "$here/by-file"
