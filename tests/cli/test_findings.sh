#!/usr/bin/env bash
# Claims as a user tests them: pairs over a design, resumed, in parts, on threads; what is wrong in a file of claims.
source "$(dirname "$0")/common.sh"

# A file of claims over a world that takes a moment: a difference, an order, what cannot be represented.
cat >space.cfg <<TEXT
scenario = "$fixtures/small.cfg";
design = { kind = "latin_hypercube"; points = 3; };
factors = ( { parameter = "manager.mean"; }, { parameter = "legal.conservatism"; } );
outputs = ["completed_episodes"];
replicates = 2;
weeks = 60;
TEXT
cat >claims.cfg <<TEXT
title = "Claims of a test";  title_zh = "測試的主張";
space = "space.cfg";
arms = { base = { }; supported = { set = ["manager.mean=0.9"]; }; };
claims = (
  { id = "A1"; passage = "主管支持"; tests = (
    { id = "A1"; title = "support completes more"; title_zh = "支持者完成較多"; contrast = "difference"; arms = ["supported", "base"]; measure = "completed"; },
    { id = "A1b"; title = "open ones start sooner"; contrast = "level"; arms = ["base"];
      measure = { measure = "start_lag"; case_types = [3]; }; less = { measure = "start_lag"; case_types = [4]; }; } ); },
  { id = "A2"; tests = ( { id = "A2"; title = "cannot be said"; why = "nothing records it"; } ); } );
TEXT
tiny=(--defaults 4 --quiet)

expect 0 check ./claims.cfg
has out "2 claims, 3 tests in 2 scenarios"
expect 0 findings ./claims.cfg --dry-run --out dry "${tiny[@]}"
has out "28" # two arms: 4 replicates of each and of its null model, 2 at each of 3 points
[ ! -e dry ] || fail "--dry-run has written something"
expect 0 findings ./claims.cfg --out whole "${tiny[@]}"
has out "Claims of a test"
has out "not represented"
[ "$(wc -l <whole/findings.csv)" -eq 4 ] || fail "findings.csv has not three rows"
sqlite3 whole/results.sqlite "select count(*) from runs" 2>/dev/null | grep -qx 28 || ! command -v sqlite3 >/dev/null ||
    fail "there are not 28 runs"

# At the defaults a test is the comparison of its arms.
expect 0 compare "$fixtures/small.cfg" --set manager.mean=0.9 --weeks 60 --replicates 4 --out pair --quiet
column() { awk -F, -v name="$2" 'NR == 1 {for (i = 1; i <= NF; i++) if ($i == name) c = i} NR > 1 {print $c}' "$1"; }
awk -F, 'NR == 1 || ($2 == "completed_episodes" && $3 == "all")' pair/comparison.csv >one.csv
for pair in difference:defaults low:defaults_low high:defaults_high; do
    [ "$(column one.csv "${pair%:*}" | cut -c 1-12)" = "$(column whole/findings.csv "${pair#*:}" | head -n 1 | cut -c 1-12)" ] ||
        fail "${pair#*:} is not the ${pair%:*} of a comparison"
done

# The outputs of every run; what an arm sets stays as it is at every point.
expect 0 export whole
[ "$(wc -l <whole/outputs.csv)" -eq 29 ] || fail "outputs.csv has not 28 rows"
[ "$(head -n 1 whole/outputs.csv)" = "scenario,point,replicate,completed,start_lag type=3,start_lag type=4" ] ||
    fail "outputs.csv begins with $(head -n 1 whole/outputs.csv)"

# Resumed, on threads, in parts.
expect 0 findings ./claims.cfg --out grown --defaults 2 --quiet
expect 0 findings ./claims.cfg --out grown --defaults 4
has err "20 of 28 runs were stored before"
cmp -s whole/findings.csv grown/findings.csv || fail "more replicates do not extend a study"
expect 0 findings ./claims.cfg --out threads --threads 2 --oversubscribe "${tiny[@]}"
cmp -s whole/findings.csv threads/findings.csv || fail "threads change findings"
for part in 1 2; do
    expect 0 findings ./claims.cfg --out "part$part" --shard "$part/2" "${tiny[@]}"
done
expect 0 merge together part1 part2 --quiet
[ -s together/manifest.json ] || fail "the findings of two parts have no manifest"
expect 0 findings ./claims.cfg --out together --defaults 4
has err "complete, all 28 runs were stored before"
cmp -s whole/findings.csv together/findings.csv || fail "parts give other findings than the whole"
expect 3 findings ./claims.cfg --out whole --defaults 4 --points 4 --quiet # another space

# Some of the claims; what people read; JSON.
expect 0 findings ./claims.cfg A1 --out some "${tiny[@]}"
lacks out "cannot be said"
expect 0 findings ./claims.cfg --out whole "${tiny[@]}" --lang zh-TW
has out "支持者完成較多"
expect 0 findings ./claims.cfg --out whole "${tiny[@]}" --json
if command -v python3 >/dev/null; then
    python3 -m json.tool out >/dev/null || fail "--json is no JSON"
fi
has out '"wrong_sign"'

expect 0 findings ./claims.cfg --out whole "${tiny[@]}" --markdown
has out "| A1 support completes more (collaborations) |"
[ -s whole/figures/claims-claims.dat ] || fail "there is no figure"

# The store alone makes pictures and page again.
mkdir away && mv claims.cfg space.cfg away
expect 0 plot whole
expect 0 report whole
has whole/report.html "主管支持"
has whole/report.html "tandem findings ./claims.cfg"
has whole/report.html "--defaults 4<" # what the command said, and no number of replicates that it did not say
has whole/report.html "nothing records it"
expect 0 report whole --lang zh-TW
has whole/report.zh-TW.html "支持者完成較多"
mv away/* .

# What is wrong.
expect 2 findings ./claims.cfg A3 --out bad
has err "A3: no such claim, you may have meant A1"
expect 2 findings ./claims.cfg A2 --out bad
has err "there is nothing to run"
# What no run of so few weeks has is refused before any run.
sed 's/measure = "completed";/measure = "tried_3_years";/' claims.cfg >late.cfg
expect 3 findings ./late.cfg --out late "${tiny[@]}"
has err "tried_3_years needs runs of at least 156 weeks, and these have 60"
[ ! -e late ] || fail "a refused study leaves a directory"
sed 's/manager.mean=0.9/manager.maen=0.9/' claims.cfg >wrong.cfg
expect 3 findings ./wrong.cfg --out bad
has err "wrong.cfg:3: manager.maen: unknown parameter, you may have meant manager.mean"
sed 's/"completed"/"complete"/' claims.cfg >wrong.cfg
expect 3 check ./wrong.cfg
has err "wrong.cfg:6: measure \"complete\": unknown, you may have meant completed"
expect 4 findings ./none.cfg --out bad
[ ! -e bad ] || fail "a fault has written something"

# The claims of the study can all be run as the model is now.
cd "$root" || exit 1
expect 0 findings --points 2 --replicates 1 --defaults 2 --dry-run --out "$work/study" --quiet

finish
