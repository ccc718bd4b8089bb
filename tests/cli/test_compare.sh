#!/usr/bin/env bash
# tandem compare: paired differences, nothing for nothing, resume, combinations, what it refuses.
source "$(dirname "$0")/common.sh"
cp "$fixtures"/*.cfg .
intervention() {
    printf 'base = "small.cfg";\ntitle = "%s";\ninterventions = ({ kind = "%s"; start_week = 0; end_week = 60; intensity = %s; });\n' \
        "$1" "$2" "$3" >"$1.cfg"
}
intervention workshops workshop 1.0
intervention guide legal_guideline 0.8
intervention nothing workshop 0.0
plain=(--set world.agencies=20 --set world.burn_in_weeks=10 --weeks 60)

expect 0 compare small.cfg workshops.cfg guide.cfg "${plain[@]}" --replicates 6 --out whole
has out "workshops"
has out "How sure the ranking is"
has out "Public value (points)"
[ "$(cut -d, -f1 whole/comparison.csv | sort -u | tr '\n' ' ')" = "1 2 scenario " ] || fail "comparison.csv lacks a scenario"
[ "$(tail -n +2 whole/runs.csv | wc -l)" -eq 18 ] || fail "runs.csv has not 18 runs"

# A scenario without effect differs by exactly nothing, everywhere.
expect 0 compare small.cfg nothing.cfg "${plain[@]}" --replicates 4 --out none-at-all
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["difference"] != "" && ($column["difference"] != 0 || $column["low"] != 0 || $column["high"] != 0) { bad = 1; print }
    END { exit bad }' none-at-all/comparison.csv >differs || fail "a scenario without effect differs: $(head -n 2 differs)"

# More replicates later, on other threads, give what they give at once.
expect 0 compare small.cfg workshops.cfg guide.cfg "${plain[@]}" --replicates 2 --threads 1 --out grown
expect 0 compare small.cfg workshops.cfg guide.cfg "${plain[@]}" --replicates 6 --threads 3 --oversubscribe --out grown
for file in whole/*.csv; do
    cmp -s "$file" "grown/${file##*/}" || fail "${file##*/} differs between one go and two"
done

# Killed on the way, and resumed.
PATH=$programs "$TANDEM" compare small.cfg workshops.cfg guide.cfg "${plain[@]}" --replicates 6 --threads 1 --out killed >out 2>err &
process=$!
sleep 0.15
kill -KILL "$process" 2>/dev/null
wait "$process" 2>/dev/null
expect 0 compare small.cfg workshops.cfg guide.cfg "${plain[@]}" --replicates 6 --out killed
for file in whole/*.csv; do
    cmp -s "$file" "killed/${file##*/}" || fail "${file##*/} differs after a kill"
done

expect 0 compare small.cfg workshops.cfg guide.cfg "${plain[@]}" --replicates 3 --combine --out pairs
has out "workshops+guide"
has out "Together against the sum of single effects"
expect 0 compare small.cfg workshops.cfg "${plain[@]}" --replicates 3 --json --out json
has out '"variance_reduction"'
expect 0 compare small.cfg workshops.cfg "${plain[@]}" --dry-run --out dry
[ ! -e dry ] || fail "--dry-run writes"

# Precision is looked at after 8, 16, … replicates: a width that is reached at once stops at 8.
expect 0 compare small.cfg guide.cfg "${plain[@]}" --precision 0.9 --out precise
[ "$(tail -n +2 precise/runs.csv | wc -l)" -eq 16 ] || fail "--precision did not stop after 8 replicates"

# The null model beside the others is the scenario with all feedbacks off, and no construct moves in it.
expect 0 compare small.cfg workshops.cfg "${plain[@]}" --null --replicates 3 --rows all --out beside
has out "null model"
awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
    $column["scenario"] == 2 { key = $column["replicate"]; now = $column["manager_support"] " " $column["conservatism"] " " $column["trust_citizen"]
        if (key in before && before[key] != now) bad = 1; before[key] = now; count++ }
    END { exit bad || count != 180 }' beside/weekly.csv || fail "constructs move in the null model"
off=()
for loop in trust data_quality manager legal usefulness skills drift; do off+=(--set "feedback.$loop=0"); done
expect 0 run small.cfg "${plain[@]}" --null --replicates 2 --tables runs,weekly --out null
expect 0 run small.cfg "${plain[@]}" "${off[@]}" --replicates 2 --tables runs,weekly --out off
cmp -s null/weekly.csv off/weekly.csv || fail "--null is not all feedbacks off"

# The family is what --primary names, also where the page and the tables are made again; fewer replicates asked for are fewer.
expect 0 compare small.cfg workshops.cfg guide.cfg "${plain[@]}" --replicates 4 --primary public_value,burden --out whole --json
[ "$(awk -F, '$15 == "primary" {print $2}' whole/comparison.csv | sort -u | tr '\n' ' ')" = "burden public_value " ] ||
    fail "--primary does not make the family"
[ "$(awk -F, '$1 == 1 && $2 == "public_value" {print $14}' whole/comparison.csv)" = 4 ] || fail "4 replicates were asked for"
cp whole/comparison.csv named.csv
expect 0 report whole
has whole/report.html "--primary public_value,burden"
expect 0 export whole --out again
[ "$(awk -F, '$15 == "primary" {print $2}' again/comparison.csv | sort -u | tr '\n' ' ')" = "burden public_value " ] ||
    fail "--primary is not kept"
expect 2 compare small.cfg guide.cfg "${plain[@]}" --primary public_valeu --out wrong
has err "you may have meant public_value"
expect 2 compare small.cfg guide.cfg "${plain[@]}" --primary burden,burden --out wrong
has err "is there twice"
expect 2 compare small.cfg guide.cfg "${plain[@]}" --primary ever_tried_5_years --out wrong
has err "ever_tried_5_years needs runs of at least 260 weeks, and these have 60"
[ ! -e wrong ] || fail "a refused comparison leaves a directory"

# What is the horizon in most runs is said to be so.
expect 0 compare small.cfg guide.cfg "${plain[@]}" --replicates 3 --out limited
has out "its means are restricted ones"
awk -F, '$2 == "half_adoption_week" && $NF != 1 {exit 1}' limited/comparison.csv || fail "half_adoption_week is not at its limit"

expect 2 compare small.cfg
expect 2 compare small.cfg small.cfg --out twice
has err "two scenarios have the name small"
expect 3 compare small.cfg workshops.cfg "${plain[@]}" --seed 5 --replicates 6 --out whole
has err "--force"
printf 'base = "small.cfg";\nlegal: { ambiguity = 0.1; };\n' >low.cfg
printf 'base = "small.cfg";\nlegal: { ambiguity = 0.9; };\n' >high.cfg
expect 3 compare small.cfg low.cfg high.cfg "${plain[@]}" --combine --out clash
has err "both change legal.ambiguity"
finish
