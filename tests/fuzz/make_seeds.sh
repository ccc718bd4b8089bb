#!/usr/bin/env bash
# Makes those files of the corpora again that another schema of stores or other parameters would leave to be refused: the
# store of a run with its rows, that of a plan with outputs, as small as they can be, the identity of the run, and
# its scenario as the laboratory has it.
# usage: TANDEM=build/tandem tests/fuzz/make_seeds.sh
set -euo pipefail
tandem=$(realpath "${TANDEM:?is the path of the binary}")
corpus=$(realpath "$(dirname "$0")/corpus")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >small.cfg <<TEXT
title = "A small world";  title_zh = "小世界";  description = "A fixture.";
world: { agencies = 2; burn_in_weeks = 1; };
interventions = ( { kind = "legal_guideline"; start_week = 1; end_week = 2; } );
TEXT
cat >plan.cfg <<TEXT
scenario = "small.cfg";
design = { kind = "factorial"; };
factors = ( { parameter = "manager.mean"; } );
outputs = ["completed_episodes", "public_value"];
weeks = 2; replicates = 1;
TEXT
"$tandem" run small.cfg --weeks 2 --replicates 2 --rows 1 --out run --quiet >/dev/null
"$tandem" sweep plan.cfg --out plan --quiet >/dev/null
for study in run plan; do
    sqlite3 "$study/results.sqlite" 'PRAGMA journal_mode = delete; PRAGMA page_size = 512; VACUUM' >/dev/null
    cp "$study/results.sqlite" "$corpus/store/$study"
done
sqlite3 run/results.sqlite "SELECT value FROM facts WHERE name = 'identity'" >"$corpus/identity/run"
sed -n 's/^scenario\.0\.//p' "$corpus/identity/run" >"$corpus/lab/small"
