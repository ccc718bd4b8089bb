#!/usr/bin/env bash
# The program that is installed has its model optimised as one; it gives the bytes of the one whose files are compiled one by one.
source "$(dirname "$0")/../cli/common.sh"
built() { env -u MAKELEVEL -u MAKEFLAGS "${MAKE:-make}" -C "$root" --no-print-directory VARIANT=plain "$@"; }
built program >log 2>&1 || { tail -n 20 log; exit 1; }
[ -n "$(built print-MODEL)" ] || { echo "skipped: the compiler does not link objects into an object"; exit 0; }
apart=$TANDEM
whole=$(cd "$root" && realpath "$(built print-PROGRAM)")
cmp -s "$apart" "$whole" && { echo "skipped: this is the program that is installed"; exit 0; }

for scenario in baseline domestic-violence; do
    TANDEM=$apart expect 0 run "$root/scenarios/$scenario.cfg" --replicates 2 --rows all --quiet --out "apart-$scenario"
    TANDEM=$whole expect 0 run "$root/scenarios/$scenario.cfg" --replicates 2 --rows all --quiet --out "whole-$scenario"
    same_csv "apart-$scenario" "whole-$scenario"
done
nation=(--weeks 52 --set world.burn_in_weeks=52 --replicates 1 --rows all --quiet)
TANDEM=$apart expect 0 run "$root/scenarios/taiwan.cfg" "${nation[@]}" --out apart-nation
TANDEM=$whole expect 0 run "$root/scenarios/taiwan.cfg" "${nation[@]}" --out whole-nation
same_csv apart-nation whole-nation
finish
