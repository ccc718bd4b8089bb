#!/usr/bin/env bash
# tandem decide: which option for which money, the same on any threads and after a kill; what is refused; what is written.
source "$(dirname "$0")/common.sh"
cat >world.cfg <<TEXT
world: { agencies = 20; governments = 2; citizens = 5000; burn_in_weeks = 10; };
TEXT
# plan NAME MORE
plan() {
    cat >"$1.cfg" <<TEXT
title = "Which?"; title_zh = "選哪個？"; description = "What should be bought?";
scenario = "world.cfg";
options = (
    { name = "match"; title = "A matchmaker"; cost = 10.0;
      interventions = ( { kind = "matchmaker"; start_week = 0; end_week = 60; intensity = 20.0; } ); },
    { name = "guide"; interventions = ( { kind = "legal_guideline"; start_week = 0; end_week = 60; } ); },
    { name = "more"; cost = 12.0; interventions = ( { kind = "matchmaker"; start_week = 0; end_week = 60; } ); },
    { name = "dear"; cost = 900.0; interventions = ( { kind = "workshop"; start_week = 0; end_week = 60; } ); }
);
budgets = [11.0, 40.0]; most_at_once = 2;
outcomes = ( { name = "started_episodes"; direction = "more"; }, { name = "burden"; weight = 0; } );
design = { kind = "latin_hypercube"; points = 24; };
factors = ( { parameter = "legal.ambiguity"; }, { parameter = "trust.citizen_mean"; } );
replicates = 2; weeks = 60;
$2
TEXT
}
plan p ""
expect 0 check p.cfg
has out "4 options, at most 2 at once: 5 mixes within"
has err "guide: costs"
has err "match and more are not taken together"
has err "dear is left out: it costs 900 million NTD"
expect 0 decide p.cfg --dry-run --out dry
has out "at most"
[ ! -e dry ] || fail "a dry run leaves a directory"
expect 0 decide p.cfg --out whole --threads 2
has out "Harm"
has out "For 11 million NTD the best is"
has out "saved by the race"
for file in decision mixes mix_effects boxes outputs design; do [ -s whole/$file.csv ] || fail "no $file.csv"; done
[ -s whole/figures/frontier.gp ] && [ -s whole/figures/regret.gp ] || fail "figures are missing"
[ "$(wc -l <whole/decision.csv)" -eq 3 ] || fail "decision.csv has not a row a budget"
# Within 11: nothing, match, guide (its cost is what the model books); within 40 also more and the pairs with guide.
[ "$(grep -c '^11,' whole/mixes.csv)" -ge 2 ] && [ "$(grep -c '^40,' whole/mixes.csv)" -eq 6 ] || fail "mixes.csv has other mixes"
[ "$(sed -n 's/^40,guide+more,2,//p' whole/mixes.csv | wc -l)" -eq 1 ] || fail "a pair is missing"
# The same on one thread, after a stop, and again out of the store.
same_decision() {
    for file in decision mixes mix_effects boxes outputs; do
        cmp -s whole/$file.csv "$1/$file.csv" || fail "$2 gives another $file.csv"
    done
}
expect 0 decide p.cfg --out single --threads 1
same_decision single "one thread"
expect 0 decide p.cfg --out whole
has err "complete"
rm -rf stopped
"$TANDEM" decide p.cfg --out stopped --quiet >/dev/null 2>&1 &
run=$!
for _ in $(seq 100); do [ -s stopped/results.sqlite ] && break; sleep 0.05; done
kill -9 $run 2>/dev/null
wait $run 2>/dev/null
expect 0 decide p.cfg --out stopped --threads 1
same_decision stopped "a kill"
expect 0 export whole --out exported
same_decision exported "the store"
expect 0 report whole
has whole/report.html "What should be bought?"
has whole/report.html "For 11 million NTD the best is"
has whole/report.html "Assumptions"
expect 0 report whole --lang zh-TW
has whole/report.zh-TW.html "最佳為"
expect 0 plot whole --format svg
has whole/figures/frontier.gp "frontier.svg"
expect 0 decide p.cfg --out whole --json
has out '"answer"'
has out '"saved"'
# More replicates go on from there.
expect 0 decide p.cfg --out whole --replicates 3
has out "3 replicates"
# All runs without a race, also in parts.
plan all "race = false;"
expect 0 decide all.cfg --out all
has out "0 saved by the race"
[ "$(tail -n +2 all/outputs.csv | wc -l)" -eq 288 ] || fail "without a race some runs are left out"
for part in 1 2; do expect 0 decide all.cfg --shard $part/2 --out part$part; done
expect 0 merge merged part1 part2
expect 0 export merged
cmp -s all/decision.csv merged/decision.csv || fail "parts give another decision"
expect 2 decide p.cfg --shard 1/2 --out part
has err "rounds need all runs in one place"
# Fewer points than the plan has, also when the store is read.
expect 0 decide p.cfg --out fewer --points 12
has out "12 points"
expect 0 report fewer
has fewer/report.html "tandem decide p.cfg --points 12"
cp fewer/decision.csv decision
expect 0 export fewer
cmp -s decision fewer/decision.csv || fail "twelve points give another decision when they are read again"
# Points of a file.
{ echo legal.ambiguity,weight; for i in $(seq 12); do echo "0.$((30 + 3 * i)),1"; done; } >points.csv
plan file ""
sed -i '/^factors/d; s/kind = "latin_hypercube"; points = 24;/kind = "file"; path = "points.csv";/' file.cfg
expect 0 decide file.cfg --out file
has out "12 points"
expect 2 decide file.cfg --out file --points 10
has err "are those of its file"
sed -i '3s/,1$/,2/' points.csv
expect 3 decide file.cfg --out weighted
has err "have different weights"
# What cannot be.
refused() { plan bad ""; sed -i "$1" bad.cfg; expect 3 decide bad.cfg; has err "$2"; }
refused 's/kind = "latin_hypercube"; points = 24;/kind = "factorial";/' "its points have to come at random"
refused 's/points = 24/points = 4/' "takes 8 points at least"
refused 's/^budgets.*/budgets = [40.0, 11.0];/' "budgets: must ascend"
refused 's/^budgets.*/budgets = [1.0];/; s/cost = 1[02].0/cost = 5.0/; s/name = "guide"/name = "guide"; cost = 5.0/' "no option costs as little"
refused '/^outcomes/d' "needs outcomes"
refused 's/^outcomes.*/outcomes = ( { name = "burden"; weight = 0; } );/' "none has a weight"
refused 's/^outcomes.*/outcomes = ( { name = "total_cost"; } );/' "needs a direction"
refused 's/^outcomes.*/outcomes = ( { name = "started_episods"; } );/' "you may have meant started_episodes"
refused 's/name = "guide"/name = "match"/' "two scenarios of the plan have the name match"
refused 's/name = "guide"; //' "needs a name"
refused 's|name = "guide"|name = "law/guide"|' "must do as the name of a file"
refused 's|name = "guide"|name = "match+more"|' "which joins those of mixes"
refused 's/cost = 12.0/cost = -1/' "cost: -1, allowed is 0 to 1000000000"
expect 3 sweep p.cfg
has err "tandem decide"
printf 'scenario = "world.cfg"; design = { kind = "point"; }; outputs = ["public_value"];\n' >sweep.cfg
expect 3 decide sweep.cfg
has err "has no options to decide between"
finish
