#!/usr/bin/env bash
# What describes results is valid to the programs of those who wrote the specifications: the descriptor against the profile of
# Frictionless Data, each row against types and keys, the crate against the rules of RO-Crate. Of every kind of study.
source "$(dirname "$0")/../cli/common.sh"
for tool in node npm; do
    command -v "$tool" >/dev/null || {
        echo "skipped: no $tool on this machine (.ci/deps packages)"
        exit 0
    }
done
npm install --prefix "$work/npm" --silent --no-audit --no-fund datapackage@1.1.10 ro-crate@3.7.2 >installed 2>&1 || {
    echo "skipped: npm has no datapackage or ro-crate for this machine"
    exit 0
}
validate() { NODE_PATH=$work/npm/node_modules node "$root/tests/long/metadata.js" "$@"; }

cp "$fixtures"/*.cfg .
cp small.cfg "my city 小.cfg"
over='factors = ( { parameter = "manager.mean"; }, { parameter = "legal.ambiguity"; } ); replicates = 2; weeks = 60;'
printf 'scenario = "small.cfg"; design = { kind = "latin_hypercube"; points = 24; }; outputs = ["completed_52_weeks", "public_value"]; %s\n' "$over" >plan.cfg
printf 'scenario = "small.cfg"; design = { kind = "point"; }; outputs = ["public_value"]; replicates = 4; weeks = 60;\n' >point.cfg
cat >decide.cfg <<TEXT
title = "Which?"; scenario = "small.cfg"; design = { kind = "latin_hypercube"; points = 24; };
options = ( { name = "match"; cost = 10.0; interventions = ( { kind = "matchmaker"; start_week = 0; end_week = 60; } ); },
            { name = "guide"; interventions = ( { kind = "legal_guideline"; start_week = 0; end_week = 60; } ); } );
budgets = [11.0, 40.0]; outcomes = ( { name = "started_episodes"; direction = "more"; } ); $over
TEXT
cat >calibrate.cfg <<TEXT
scenario = "small.cfg"; weeks = 60;
factors = ( { parameter = "legal.reply_per_week"; }, { name = "law"; parameters = ["legal.ambiguity", "legal.conservatism"]; } );
calibrate = { targets = ( { outcome = "completed_52_weeks"; value = 0.4; sd = 0.5; } ); waves = 2; points = 10; replicates = 2;
              particles = 12; generations = 2; least_accepted = 0.0; confirm = 5; };
TEXT
cat >claims.cfg <<TEXT
title = "Claims"; space = "plan.cfg"; arms = { base = { }; supported = { set = ["manager.mean=0.9"]; }; };
claims = ( { id = "A1"; tests = ( { id = "A1"; title = "support completes more"; contrast = "difference";
             arms = ["supported", "base"]; measure = "completed"; } ); } );
TEXT
tiny=(--set world.agencies=20 --set world.burn_in_weeks=10 --quiet)
programs=$PATH
expect 0 run small.cfg "${small[@]}" --rows all --quiet --out run
expect 0 compare "my city 小.cfg" other.cfg "${small[@]}" --quiet --out compare
expect 0 sweep plan.cfg "${tiny[@]}" --out sweep
expect 0 replicates point.cfg "${tiny[@]}" --out replicates
expect 0 decide decide.cfg "${tiny[@]}" --out decide
expect 0 calibrate calibrate.cfg "${tiny[@]}" --out calibrate
expect 0 findings ./claims.cfg --defaults 4 --points 3 --quiet --out findings
all=(run compare sweep replicates decide calibrate findings)
for results in "${all[@]}"; do
    expect 0 report "$results" --quiet
    expect 0 plot "$results" --quiet
done
expect 0 run small.cfg "${small[@]}" --shard 1/2 --quiet --out part
expect 0 export run --tables runs,episodes --quiet --out export
validate "${all[@]}" part export || fail "a description is not valid"

# The validators see what is wrong.
spoil() { rm -rf spoilt; cp -r run spoilt; sed -i "$2" "spoilt/$1"; validate spoilt >found 2>&1; grep -q '^FAILED: spoilt' found || fail "unseen: $3"; }
spoil datapackage.json 's/"type": "number"/"type": "decimal"/' "another type"
spoil datapackage.json '0,/"path":/s/"path":/"paths":/' "a table without a path"
spoil weekly.csv '2s/^0,0,0/0,0,9/' "a week of no run"
spoil agencies.csv '3{h;G}' "an agency twice"
spoil services.csv '2s/^0,/x,/' "letters for a number"
spoil ro-crate-metadata.json 's/"datePublished"/"published"/' "no date, another term"
spoil ro-crate-metadata.json 's/"@id": "runs.csv"/"@id": "run.csv"/' "a file that is not there"
finish
