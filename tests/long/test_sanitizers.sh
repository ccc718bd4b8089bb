#!/usr/bin/env bash
# Every scenario and plan of the program under the sanitizers: a run, and with each programme a competition of few.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
"${MAKE:-make}" VARIANT=checked program >/dev/null || exit
tandem=$PWD/${BUILD:-build}/checked/tandem
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1 LSAN_OPTIONS=suppressions=$PWD/tests/lsan.supp:print_suppressions=0
bad=0

clean() {
    "$tandem" "$@" --quiet >/dev/null 2>"$work/log" || { printf 'FAIL tandem %s\n' "$*"; tail -n 12 "$work/log"; bad=1; }
    rm -rf "$work/out"
}

for scenario in scenarios/*.cfg; do
    clean run "$scenario" --replicates 1 --weeks 60 --threads 1 --out "$work/out"
done
for programme in task_force data_heroes g0v civic_request competition enterprise; do
    for share in 0 0.05; do
        clean run scenarios/baseline.cfg --replicates 1 --weeks 20 --threads 1 --set "$programme.best_of=1" \
            --set "$programme.fill=$share" --set "$programme.awards=3" --set world.burn_in_weeks=0 --out "$work/out"
    done
done
exit "$bad"
