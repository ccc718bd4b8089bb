#!/usr/bin/env bash
# Two ranks of one thread against two threads of one process on a job of about a minute on one machine: what does Open MPI
# cost? Medians of alternating rounds. Wanted: at least 0.97 of the threads' throughput, start included; what a start takes
# (some 0.3 s) is said, and is more of a shorter job. Summarising and drawing, which both do
# alike, are taken off: they are what the command takes that finds everything stored. For a machine that does nothing
# else: a busy one gives two processes more than two threads.
set -euo pipefail
if ! command -v mpirun >/dev/null || ! pkg-config --exists ompi-c; then
    echo "skipped: Open MPI (libopenmpi-dev, openmpi-bin) is not installed"
    exit 0
fi
root=$(cd "$(dirname "$0")/../.." && pwd)
threads=$(realpath "${TANDEM:-$root/build/tandem}")
build=$(dirname "$threads")
"${MAKE:-make}" -C "$root" --no-print-directory MPI=1 BUILD="$build" program >/dev/null
ranks=$build/mpi/tandem
runs=${RUNS:-6000}
rounds=${ROUNDS:-3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1 OMPI_MCA_rmaps_base_oversubscribe=1
export OMPI_MCA_pml=ob1 # as the README advises on one machine: MPI starts faster
export TIMEFORMAT='%R %U %S'
plan=(run "$root/scenarios/baseline.cfg" --weeks 104 --replicates "$runs" --quiet --out results)
over_mpi=(mpirun -n 2 --bind-to none "$ranks")

# take COMMAND...: its wall seconds and its processor seconds.
take() {
    if ! { time "$@" >/dev/null 2>errors; } 2>taken; then
        cat errors >&2
        return 1
    fi
    awk '{print $1, $2 + $3}' taken
}

by_threads() {
    rm -rf results
    take "$threads" "${plan[@]}" --threads 2
}

by_ranks() {
    rm -rf results
    take "${over_mpi[@]}" "${plan[@]}"
}

for ((round = 0; round < rounds; round++)); do
    if ((round % 2 == 0)); then
        one=$(by_threads) other=$(by_ranks)
    else
        other=$(by_ranks) one=$(by_threads)
    fi
    echo "$one $other $(take "$threads" "${plan[@]}" --threads 2) $(take "${over_mpi[@]}" --version)"
done | awk -v runs="$runs" -v rounds="$rounds" '
    function median(values,    i, k, kept) {
        for (i = 2; i <= NR; i++)
            for (k = i; k > 1 && values[k] < values[k - 1]; k--) {
                kept = values[k]; values[k] = values[k - 1]; values[k - 1] = kept
            }
        return (values[int((NR + 1) / 2)] + values[int((NR + 2) / 2)]) / 2
    }
    function row(name, values,    middle) {
        middle = median(values)
        printf "  ranks / threads, %-38s %.3f (%.3f to %.3f)\n", name, middle, values[1], values[NR]
    }
    {
        threads[NR] = $1 - $5; ranks[NR] = $3 - $5; start[NR] = $7
        whole[NR] = threads[NR] / ranks[NR]
        running[NR] = threads[NR] / (ranks[NR] - $7)
        cpu[NR] = ($2 - $6) / ($4 - $6)
    }
    END {
        printf "%d baseline replicates of 104 weeks and burn-in: two ranks against two threads, %d rounds\n", runs, rounds
        printf "  seconds: threads %.2f, ranks %.2f, of these %.2f to start MPI\n", median(threads), median(ranks), median(start)
        row("throughput, start included", whole)
        row("throughput while they run", running)
        row("throughput by processor time", cpu)
    }'
