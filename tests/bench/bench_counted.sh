#!/usr/bin/env bash
# Instructions of one replicate, counted by callgrind, so that figures do not move with the machine's other work: of the
# baseline over ten years, with what its summary needs of every week, and of the nation with agencies and citizens in proportion,
# from which follows the exponent in agencies (near 1). The start, the store and pictures are not in them; they are in the count
# of the whole program, gnuplot apart. The program must not be linked with -flto, which hides the function that is counted.
# usage: bench_counted.sh [baseline]: the baseline alone, its count alone.
set -euo pipefail
command -v valgrind >/dev/null || { echo "skipped: valgrind is not installed"; exit 0; }
root=$(cd "$(dirname "$0")/../.." && pwd)
tandem=$(realpath "${TANDEM:-$root/build/tandem}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# collect OPTION ARGUMENTS...: instructions of `tandem run ARGUMENTS`, as far as valgrind's OPTION says.
collect() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$1" \
        "$tandem" run "${@:2}" --replicates 1 --tables runs --threads 1 --quiet --force --out "$work/out" 2>"$work/told" >/dev/null
    awk '/Collected *:/ { last = $NF } END { print last }' "$work/told" # what comes before is of processes that draw
}

# count ARGUMENTS...: of one replicate of it.
count() { collect --toggle-collect=replicate_run "$@"; }

baseline=$(count "$root/scenarios/baseline.cfg")
[ "${1:-}" != baseline ] || { echo "$baseline"; exit 0; }
awk -v n="$baseline" 'BEGIN { printf "A replicate of the baseline, ten years: %.0f million instructions (version 1: 712)\n", n / 1e6 }'
awk -v n="$(collect --collect-atstart=yes "$root/scenarios/baseline.cfg")" \
    'BEGIN { printf "The whole program for it, without rows: %.0f million instructions\n\n", n / 1e6 }'
echo "The nation over a year and a burn-in of one, by its agencies"
for agencies in 1000 2000 4000 8000; do
    echo "$agencies $(count "$root/scenarios/taiwan.cfg" --weeks 52 --set world.burn_in_weeks=52 --set world.agencies="$agencies" \
        --set world.citizens=$((agencies * 10)))"
done | awk '
    { printf "%8d agencies %8.0f million instructions, %6.0f an agency and week\n", $1, $2 / 1e6, $2 / $1 / 104
      x = log($1); y = log($2); n++; sx += x; sy += y; sxx += x * x; sxy += x * y }
    END { printf "exponent in agencies: %.3f\n", (n * sxy - sx * sy) / (n * sxx - sx * sx) }'
