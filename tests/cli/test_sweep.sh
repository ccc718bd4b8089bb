#!/usr/bin/env bash
# Plans as a user types them: sweep, sensitivity, replicates; files, resuming, shards, threads, faults.
source "$(dirname "$0")/common.sh"

# plan NAME DESIGN [MORE]: a plan over a world that takes a moment.
plan() {
    cat >"$1.cfg" <<TEXT
title = "A plan for tests";
scenario = "$fixtures/small.cfg";
design = { $2 };
factors = ( { parameter = "manager.mean"; }, { name = "law"; parameters = ["legal.conservatism", "legal.ambiguity"]; } );
outputs = ["completed_52_weeks", "public_value", "ever_tried_horizon"];
replicates = 3;
weeks = 60;
${3:-}
TEXT
}
tiny=(--set world.agencies=20 --set world.burn_in_weeks=10)

# same_tables DIR OTHER: the tables that do not depend on when or how a sweep was run are the same bytes.
same_tables() {
    local file
    for file in runs outputs design points responses; do
        cmp -s "$1/$file.csv" "$2/$file.csv" || fail "$file.csv differs between $1 and $2"
    done
}

plan grid 'kind = "factorial";'
expect 0 check grid.cfg
has out "4 points, 3 replicates each: 12 runs of 60 weeks"
has out "legal.ambiguity"
expect 0 sweep grid.cfg "${tiny[@]}" --dry-run --out dry
has out "12"
[ ! -e out/grid ] || fail "--dry-run has written something"
rm -f out
expect 0 sweep grid.cfg "${tiny[@]}" --out whole
has out "manager.mean"
has out "ever_tried_horizon"
for file in results.sqlite manifest.json runs.csv outputs.csv design.csv points.csv responses.csv; do
    [ -s "whole/$file" ] || fail "$file is missing"
done
[ "$(head -n 1 whole/outputs.csv)" = "scenario,point,replicate,completed_52_weeks,public_value,ever_tried_horizon" ] ||
    fail "outputs.csv begins with $(head -n 1 whole/outputs.csv)"
[ "$(head -n 1 whole/design.csv)" = "point,manager.mean,legal.conservatism,legal.ambiguity" ] ||
    fail "design.csv begins with $(head -n 1 whole/design.csv)"
[ "$(wc -l <whole/outputs.csv)" -eq 13 ] || fail "outputs.csv has not 12 rows"
[ ! -e whole/weekly.csv ] || fail "weekly rows were not asked for"
expect 0 sweep grid.cfg "${tiny[@]}" --out whole
has err "complete, all 12 runs were stored before"

# A sweep's outputs are those of a run with the same values.
expect 0 run "$fixtures/small.cfg" "${tiny[@]}" --set manager.mean=0.35 --set legal.conservatism=0.35 \
    --set legal.ambiguity=0.3 --weeks 60 --replicates 3 --out single --quiet
paste -d, <(awk -F, '$2 == 0 {print $5}' whole/outputs.csv) <(awk -F, 'NR == 1 {for (i = 1; i <= NF; i++)
    if ($i == "public_value") c = i} NR > 1 {print $c}' single/runs.csv) >both
[ "$(wc -l <both)" -eq 3 ] || fail "three replicates were expected"
awk -F, '$1 != $2 {exit 1}' both || fail "a point's public value is not that of the same run: $(tr '\n' ' ' <both)"

expect 0 sweep grid.cfg "${tiny[@]}" --out threads --threads 2 --oversubscribe
same_tables whole threads
for part in 1 2; do
    expect 0 sweep grid.cfg "${tiny[@]}" --shard "$part/2" --out "part$part"
    has err "tandem merge"
done
expect 0 merge merged part1 part2
same_manifest whole merged
expect 0 sweep grid.cfg "${tiny[@]}" --out merged
has err "complete"
same_tables whole merged
expect 0 sweep grid.cfg "${tiny[@]}" --out more --replicates 2
expect 0 sweep grid.cfg "${tiny[@]}" --out more
has err "8 of 12 runs were stored before"
same_tables whole more
expect 0 export whole --out exported
for file in runs outputs design; do
    cmp -s "whole/$file.csv" "exported/$file.csv" || fail "tandem export gives another $file.csv"
done

expect 3 sweep grid.cfg "${tiny[@]}" --out whole --seed 9
has err "seed"
expect 3 sweep grid.cfg "${tiny[@]}" --out whole --set legal.personal_slope=5
has err "legal.personal_slope"
plan grid 'kind = "factorial";' 'tables = ["weekly"];'
expect 0 sweep grid.cfg "${tiny[@]}" --out whole
has err "12 runs that were stored without these rows were run again for them"
expect 0 sweep grid.cfg "${tiny[@]}" --out weekly --json
cmp -s whole/weekly.csv weekly/weekly.csv || fail "rows that were asked for later are others"
[ "$(wc -l <weekly/weekly.csv)" -eq $((12 * 60 + 1)) ] || fail "weekly.csv has $(wc -l <weekly/weekly.csv) lines"
has out '"public_value"'

# Measures of sensitivity.
plan morris 'kind = "morris"; trajectories = 4;'
expect 0 sensitivity morris.cfg "${tiny[@]}" --out morris
has out "mu*"
has out "law"
grep -q "^public_value,morris,law,.*mu_star" morris/sensitivity.csv || fail "sensitivity.csv has no mu* of law"
plan saltelli 'kind = "saltelli"; base_samples = 8; second_order = true;'
expect 0 sensitivity saltelli.cfg "${tiny[@]}" --out saltelli
has out "first order"
grep -q "second_order" saltelli/sensitivity.csv || fail "sensitivity.csv has no second order"
plan tornado 'kind = "one_at_a_time";'
expect 0 sensitivity tornado.cfg "${tiny[@]}" --out tornado
has out "highest level"
plan hypercube 'kind = "latin_hypercube"; points = 6;'
expect 0 sweep hypercube.cfg "${tiny[@]}" --out hypercube
has out "at least 20 points"
expect 3 sensitivity hypercube.cfg "${tiny[@]}" --out other
has err "one_at_a_time"
has err "may be correlated"
[ ! -e other ] || fail "a refused command has written something"
plan sobol 'kind = "sobol"; points = 24;'
expect 0 sweep sobol.cfg "${tiny[@]}" --out sobol
has out "How far each factor moves the whole distribution"
for measure in delta pawn pawn_inert rank_coefficient; do
    [ "$(grep -c "^public_value,sobol,.*,$measure," sobol/given_data.csv)" -eq 2 ] || fail "given_data.csv lacks $measure"
done
grep -q "^public_value,sobol,,,,rank_explained,24,0" sobol/given_data.csv || fail "given_data.csv does not say what is explained"
[ -s sobol/figures/given_data-public_value.gp ] || fail "there is no figure of given data"
expect 0 sweep morris.cfg "${tiny[@]}" --out morris-swept
has out "No delta, PAWN and rank regression"
[ ! -e morris-swept/given_data.csv ] || fail "a sweep takes points along trajectories for independent"
[ ! -e morris/given_data.csv ] || fail "points along trajectories are taken for independent"
expect 0 sweep sobol.cfg "${tiny[@]}" --out sobol --json
has out '"rank_coefficient"'
expect 0 replicates grid.cfg "${tiny[@]}" --out weekly
has out "half-width"
has out "common random numbers"
[ "$(head -n 1 weekly/replicates.csv | cut -d, -f1-3)" = "output,replicates,mean" ] || fail "no replicates.csv"

# The answer stands above the tables, in JSON, and at the head of the page, in the language of the reader.
for kind in sweep:grid sensitivity:morris; do
    expect 0 "${kind%:*}" "${kind#*:}.cfg" "${tiny[@]}" --out "${kind#*:}"
    has out "It holds over the ranges that the plan moved"
    expect 0 "${kind%:*}" "${kind#*:}.cfg" "${tiny[@]}" --out "${kind#*:}" --json
    has out '"found": "'
    expect 0 report "${kind#*:}"
    has "${kind#*:}/report.html" "It holds over the ranges that the plan moved"
    has "${kind#*:}/report.html" "tandem ${kind%:*} ${kind#*:}.cfg"
    expect 0 report "${kind#*:}" --lang zh-TW
    has "${kind#*:}/report.zh-TW.html" "這個結論只在本計畫所變動的因子範圍內"
    lacks "${kind#*:}/report.zh-TW.html" "It holds over"
done

# Faults.
expect 3 sweep "$fixtures/small.cfg"
has err "needs a design"
expect 4 sweep nowhere.cfg
plan wrong 'kind = "factorail";'
expect 3 sweep wrong.cfg
has err "wrong.cfg:3: design \"factorail\": unknown, you may have meant factorial"
expect 3 check wrong.cfg
expect 2 sweep grid.cfg morris.cfg
# Points that break a condition between parameters are found before anything is run or written.
cat >breaks.cfg <<TEXT
scenario = "$fixtures/small.cfg"; design = { kind = "factorial"; }; outputs = ["public_value"];
factors = ( { parameter = "competition.awards"; values = [1, 100000]; } );
TEXT
expect 3 sweep breaks.cfg "${tiny[@]}" --out breaks
has err "at design point 1"
[ ! -e breaks ] || fail "a wrong plan has left a directory"
finish
