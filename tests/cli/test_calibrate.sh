#!/usr/bin/env bash
# Calibrations as a user types them: files, a kill and resuming, plots, reports and exports from the store, faults.
source "$(dirname "$0")/common.sh"
tiny=(--set world.agencies=20 --set world.burn_in_weeks=10)

# plan NAME CALIBRATE [MORE]: over a world that takes a moment.
plan() {
    cat >"$1.cfg" <<TEXT
title = "A calibration for tests";
scenario = "$fixtures/small.cfg";
factors = ( { parameter = "legal.reply_per_week"; }, { name = "law"; parameters = ["legal.ambiguity", "legal.conservatism"]; } );
calibrate = { $2 };
weeks = 60;
${3:-}
TEXT
}
target='{ outcome = "completed_52_weeks"; value = 0.4; sd = 0.5; }'
plan two "targets = ( $target ); waves = 2; points = 10; replicates = 2; particles = 12; generations = 2; least_accepted = 0.0; confirm = 5;"

expect 0 check two.cfg
has out "at most 297 runs of 60 weeks"
expect 0 calibrate two.cfg "${tiny[@]}" --dry-run --out dry
has err "at most 297 runs"
[ ! -e dry ] || fail "--dry-run has written something"
rm -f out
expect 0 calibrate two.cfg "${tiny[@]}" --out whole
has out "legal.reply_per_week"
has out "Waves of history matching"
has out "Not identified"
for file in results.sqlite manifest.json runs.csv outputs.csv design.csv posterior.csv calibration.csv; do
    [ -s "whole/$file" ] || fail "$file is missing"
done
[ "$(head -n 1 whole/posterior.csv)" = "legal.reply_per_week,law,weight,distance,generation" ] ||
    fail "posterior.csv begins with $(head -n 1 whole/posterior.csv)"
[ "$(wc -l <whole/posterior.csv)" -eq 13 ] || fail "posterior.csv has not 12 particles"
awk -F, 'NR > 1 && $3 != 1 / 12 {exit 1}' whole/posterior.csv || fail "the particles have not the same weight"
for figure in margins pairs checks emulators; do
    [ -s "whole/figures/$figure.gp" ] || fail "the script of $figure is missing"
done
cp out first
expect 0 calibrate two.cfg "${tiny[@]}" --out whole
has err "runs were stored before"
same_lines() { cmp -s <(grep -v whole "$1") <(grep -v whole "$2"); }
same_lines first out || fail "a second time it says something else"

# Killed, and on any number of threads, it comes to the same bytes; before that there is nothing to report.
"$TANDEM" calibrate two.cfg "${tiny[@]}" --out killed --threads 1 --quiet >/dev/null 2>&1 &
process=$!
for _ in $(seq 200); do
    [ "$(stat -c %s killed/results.sqlite-wal 2>/dev/null || echo 0)" -gt 200000 ] && break
    kill -0 "$process" 2>/dev/null || break
    sleep 0.02
done
kill -KILL "$process" 2>/dev/null
wait "$process" 2>/dev/null
expect 0 calibrate two.cfg "${tiny[@]}" --out killed --threads 3 --oversubscribe --quiet
for file in outputs design posterior calibration; do
    cmp -s "whole/$file.csv" "killed/$file.csv" || fail "$file.csv differs after a kill"
done

# Another plan is another study.
plan three "targets = ( $target ); waves = 1; points = 10; replicates = 2; particles = 12; generations = 1;"
expect 3 calibrate three.cfg "${tiny[@]}" --out whole
has err "points_rule"

# From the store alone.
rm two.cfg
expect 0 export whole --out exported
for file in outputs design posterior calibration; do
    cmp -s "whole/$file.csv" "exported/$file.csv" || fail "$file.csv differs when exported"
done
expect 0 plot whole
expect 0 report whole
has whole/report.html "A calibration for tests"
has whole/report.html "Not identified"
has whole/report.html "tandem calibrate"
expect 0 report whole --lang zh-TW
has whole/report.zh-TW.html "無法辨識"
plan two "targets = ( $target ); waves = 2; points = 10; replicates = 2; particles = 12; generations = 2; least_accepted = 0.0; confirm = 5;"
expect 0 calibrate two.cfg "${tiny[@]}" --out whole --json --quiet
has out '"not_identified"'
has out '"fails"'
empty err
expect 0 calibrate two.cfg "${tiny[@]}" --out fresh --seed 7 --quiet
! cmp -s whole/posterior.csv fresh/posterior.csv || fail "another seed gives the same posterior"

# To public figures, of runs from April 2013 to December 2018: what a source saw of a run follows from the run alone, whatever
# thread it is on; for a document.
cat >public.cfg <<TEXT
title = "Public figures for tests";
scenario = "$fixtures/small.cfg";
factors = ( { parameter = "legal.reply_per_week"; } );
calibrate = { targets = ("N13", "N8"); waves = 1; points = 8; replicates = 2; particles = 10; generations = 1;
    least_accepted = 0.0; confirm = 2; };
TEXT
expect 0 calibrate public.cfg "${tiny[@]}" --out public --threads 1 --markdown --quiet
has out '| legal.reply_per_week (1/week) |'
has out '| N13_not_refused |'
expect 0 calibrate public.cfg "${tiny[@]}" --out public3 --threads 3 --oversubscribe --json --quiet
for file in outputs posterior calibration; do
    cmp -s "public/$file.csv" "public3/$file.csv" || fail "$file.csv of public figures differs on other threads"
done

# A calibration that was begun is no result.
plan long "targets = ( $target ); waves = 2; points = 400; replicates = 20; particles = 500;"
"$TANDEM" calibrate long.cfg "${tiny[@]}" --out begun --quiet >/dev/null 2>&1 &
process=$!
for _ in $(seq 300); do
    [ "$(stat -c %s begun/results.sqlite-wal 2>/dev/null || echo 0)" -gt 100000 ] && break
    sleep 0.02
done
kill -TERM "$process"
wait "$process"
[ $? -eq 6 ] || fail "a stopped calibration does not end with 6"
expect 4 report begun
has err "has not finished"

# Faults, each where it is.
faulty() {
    plan bad "$1" "${3:-}"
    expect 3 calibrate bad.cfg "${tiny[@]}" --out bad
    has err "$2"
}
faulty 'targets = ("N99");' 'bad.cfg:4: targets "N99": no public figure'
faulty 'targets = ("N13", "N13");' 'is there twice'
faulty 'targets = ("N13");' 'N13 is of runs of 299 weeks'
faulty "targets = ( $target, $target );" 'bad.cfg:4: outcome "completed_52_weeks": is there twice'
faulty 'waves = 2;' 'needs targets'
faulty 'targets = ( { outcome = "completed_52_week"; value = 0.4; sd = 0.05; } );' 'completed_52_weeks'
faulty 'targets = ( { outcome = "completed_52_weeks"; value = 0.4; } );' 'has no sd'
faulty "targets = ( $target ); replicates = 1;" '2 replicates'
faulty "targets = ( $target ); particels = 10;" 'you may have meant particles'
faulty "targets = ( $target ); keep = 2.0;" 'keep: 2'
faulty "targets = ( $target );" 'a plan with calibrate has none' 'outputs = ["completed_52_weeks"];'
plan two "targets = ( $target );"
expect 3 sweep two.cfg --out bad
has err '`tandem calibrate` runs'
expect 2 calibrate two.cfg --shard 1/2 --out bad
expect 3 calibrate two.cfg --weeks 20 --out bad
has err 'completed_52_weeks needs runs of at least'
expect 3 calibrate "$root/scenarios/plans/screening.cfg" --out bad
has err 'needs a group calibrate'
finish
