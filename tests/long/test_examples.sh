#!/usr/bin/env bash
# The example scripts in R and Python read the tables of a sweep and draw; Python finds the same indices again.
source "$(dirname "$0")/../cli/common.sh"
TANDEM=$(realpath "$TANDEM")
small=(--set world.agencies=20 --set world.burn_in_weeks=10 --weeks 264 --quiet)

is_picture() {
    [ -s "$1" ] && [ "$(head -c 4 "$1" | tail -c 3)" = PNG ] || fail "$1 is no picture"
}

expect 0 sweep "$root/scenarios/plans/four-constructs.cfg" "${small[@]}" --replicates 3 --out sweep
if command -v Rscript >/dev/null; then
    Rscript "$root/analysis/examples/responses.R" sweep >said 2>&1 || fail "responses.R: $(cat said)"
    has said "48 runs at 16 points"
    is_picture sweep/responses-r.png
else
    echo "skipped: Rscript is not installed (Debian: r-base-core)"
fi

expect 0 sensitivity "$root/scenarios/plans/sobol.cfg" "${small[@]}" --out sobol
python=/usr/bin/python3
[ -x "$python" ] || python=python3
if "$python" -c 'import numpy, matplotlib' 2>/dev/null; then
    "$python" "$root/analysis/examples/indices.py" sobol >said 2>&1 || fail "indices.py: $(cat said)"
    is_picture sobol/indices-python.png
    # Rounding alone may tell the two apart.
    sed -n 's/.*sensitivity.csv //p' said | awk '$1 > 1e-9 {exit 1}' || fail "other indices: $(cat said)"
    [ "$(grep -c "largest difference" said)" -eq 2 ] || fail "indices.py says $(cat said)"
else
    echo "skipped: python3 has no numpy and matplotlib (Debian: python3-numpy, python3-matplotlib)"
fi

# A sample of another tool goes in, and its points come out with what they gave.
round_trip() {
    "$@" points.csv >said 2>&1 || fail "$*: $(cat said)"
    printf 'scenario = "%s"; design = { kind = "file"; path = "points.csv"; };\noutputs = ["completed_52_weeks"]; %s\n' \
        "$root/scenarios/baseline.cfg" "scenarios = (\"intervention-workshop\"); replicates = 2;" >other.cfg
    expect 0 sweep other.cfg "${small[@]}" --weeks 60 --out other --force
    "$@" points.csv other >said 2>&1 || fail "$*: $(cat said)"
    has said "the sweep ran the points of the file (32 points)"
    [ "$(grep -c "rank correlation" said)" -eq 3 ] || fail "$*: $(cat said)"
    has other/design_kept.csv "latin"
    has other/pairs.csv "completed_52_weeks,intervention-workshop,32,"
}
[ -x "$python" ] || python=$(command -v python3)
if [ -n "$python" ]; then round_trip "$python" "$root/analysis/examples/points.py"; else echo "skipped: no python3"; fi
if command -v Rscript >/dev/null; then
    round_trip Rscript "$root/analysis/examples/points.R"
else
    echo "skipped: Rscript is not installed (Debian: r-base-core)"
fi
finish
