#!/usr/bin/env bash
# Instructions of one replicate, counted by callgrind, so that figures do not move with the machine's other work: of the
# baseline over ten years, with what its summary needs of every week, and of the nation with agencies and citizens in proportion,
# from which follows the exponent in agencies (near 1). The start, the store and pictures are not in them. The program must not
# be linked with -flto, which hides the function that is counted.
# usage: bench_counted.sh [baseline]: the baseline alone, its count alone.
set -euo pipefail
command -v valgrind >/dev/null || { echo "skipped: valgrind is not installed"; exit 0; }
root=$(cd "$(dirname "$0")/../.." && pwd)
tandem=$(realpath "${TANDEM:-$root/build/tandem}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# count ARGUMENTS...: instructions of one replicate of `tandem run ARGUMENTS`.
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null --toggle-collect=replicate_run \
        "$tandem" run "$@" --replicates 1 --tables runs --quiet --force --out "$work/out" 2>"$work/told" >/dev/null
    awk '/Collected *:/ { print $NF }' "$work/told"
}

baseline=$(count "$root/scenarios/baseline.cfg")
[ "${1:-}" != baseline ] || { echo "$baseline"; exit 0; }
awk -v n="$baseline" 'BEGIN { printf "A replicate of the baseline, ten years: %.0f million instructions (version 1: 712)\n\n", n / 1e6 }'
echo "The nation over a year and a burn-in of one, by its agencies"
for agencies in 1000 2000 4000 8000; do
    echo "$agencies $(count "$root/scenarios/taiwan.cfg" --weeks 52 --set world.burn_in_weeks=52 --set world.agencies="$agencies" \
        --set world.citizens=$((agencies * 10)))"
done | awk '
    { printf "%8d agencies %8.0f million instructions, %6.0f an agency and week\n", $1, $2 / 1e6, $2 / $1 / 104
      x = log($1); y = log($2); n++; sx += x; sy += y; sxx += x * x; sxy += x * y }
    END { printf "exponent in agencies: %.3f\n", (n * sxy - sx * sy) / (n * sxx - sx * sx) }'
