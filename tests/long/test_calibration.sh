#!/usr/bin/env bash
# A calibration finds the parameters of its own model again; base R comes to the same on the same runs; and a posterior is a
# design of points for another plan.
source "$(dirname "$0")/../cli/common.sh"
tiny=(--set world.agencies=20 --set world.burn_in_weeks=10 --quiet)

# plan NAME TARGETS MORE
plan() {
    cat >"$1.cfg" <<TEXT
scenario = "$root/tests/cli/fixtures/small.cfg";
factors = ( { parameter = "manager.mean"; low = 0.2; high = 0.8; }, { parameter = "trust.citizen_mean"; low = 0.2; high = 0.8; } );
calibrate = { targets = ( $2 ); $3 };
weeks = 104;
TEXT
}

# Its own parameters: the truth is in the middle nine tenths, and far less of the range is left.
printf 'scenario = "%s"; design = { kind = "point"; }; outputs = ["manager_support", "trust_citizen"]; replicates = 60; weeks = 104; seed = 5;\n' \
    "$fixtures/small.cfg" >truth.cfg
expect 0 sweep truth.cfg "${tiny[@]}" --out truth --set manager.mean=0.6 --set trust.citizen_mean=0.5
mean_of() { awk -F, -v name="$1" 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == name) c = i} NR > 1 {s += $c; n++} END {print s / n}' truth/outputs.csv; }
plan own "{ outcome = \"manager_support\"; value = $(mean_of manager_support); sd = 0.01; }, { outcome = \"trust_citizen\"; value = $(mean_of trust_citizen); sd = 0.01; }" \
    "waves = 2; points = 30; replicates = 4; particles = 200; generations = 8;"
expect 0 calibrate own.cfg "${tiny[@]}" --out own
value() { awk -F, -v item="$2" -v measure="$3" '$1 == "factor" && $2 == item && $4 == measure {print $5}' "$1/calibration.csv"; }
for truth in manager.mean=0.6 trust.citizen_mean=0.5; do
    key=${truth%=*}
    awk -v low="$(value own "$key" quantile_05)" -v high="$(value own "$key" quantile_95)" -v truth="${truth#*=}" \
        -v kept="$(value own "$key" share_of_prior_sd)" 'BEGIN {exit !(low <= truth && truth <= high && kept < 0.5)}' ||
        fail "$truth is not in its posterior, or that is wide"
    echo "$key: $(value own "$key" quantile_05) to $(value own "$key" quantile_95), $(value own "$key" share_of_prior_sd) of the range left"
done

# The posterior is a design.
printf 'scenario = "%s"; design = { kind = "file"; path = "own/posterior.csv"; }; outputs = ["started_episodes"]; replicates = 1; weeks = 52;\n' \
    "$root/tests/cli/fixtures/small.cfg" >after.cfg
expect 0 sweep after.cfg "${tiny[@]}" --out after
[ "$(wc -l <after/design.csv)" -eq 201 ] || fail "the posterior is no design of 200 points"

# R.
if command -v Rscript >/dev/null; then
    figure=$(mean_of manager_support)
    one="{ outcome = \"manager_support\"; value = $figure; sd = 0.0; }"
    plan prior "$one" "waves = 0; particles = 1500; generations = 0; confirm = 0;"
    plan wave "$one" "waves = 1; points = 40; replicates = 4; particles = 20; generations = 0; confirm = 0;"
    plan smc "$one" "waves = 0; particles = 300; generations = 4; least_accepted = 0.0; confirm = 0;"
    for name in prior wave smc; do
        expect 0 calibrate "$name.cfg" "${tiny[@]}" --out "$name"
    done
    Rscript "$root/tests/long/calibration_by_r.R" prior wave smc "$figure" "0.2 0.2" "0.8 0.8" >said 2>&1 || fail "R: $(cat said)"
    cat said
    awk '/^distances/ {n++; if ($4 > 1e-9) exit 1} /^emulator/ {n++; if ($5 > 1e-6 || $8 > 1e-6) exit 1}
        /^factor/ {n++; if ($9 > 4) exit 1} END {exit n != 4}' said || fail "R comes to something else"
else
    echo "skipped: Rscript is not installed (Debian: r-base-core)"
fi
finish
