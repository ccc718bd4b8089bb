#!/usr/bin/env bash
# Damaged runs: named by every command that reads them, and computed again with --retry, which changes nothing else.
source "$(dirname "$0")/common.sh"
command -v sqlite3 >/dev/null || { echo "skipped: sqlite3 is not installed"; exit 0; }
tiny=(--set world.agencies=20 --set world.burn_in_weeks=10 --quiet)
cat >sweep.cfg <<TEXT
scenario = "$fixtures/small.cfg";
design = { kind = "factorial"; };
factors = ( { parameter = "manager.mean"; } );
outputs = ["completed_52_weeks", "public_value"];
replicates = 3;
weeks = 60;
TEXT

# spoil DIR: changes one number of a run and what its summary says, behind the program's back.
spoil() {
    local table=weekly column=trust_citizen
    [ "$1" = sweep ] && table=outputs column=public_value
    sqlite3 "$1/results.sqlite" "UPDATE $table SET $column = 0.123 WHERE replicate = 1;
        UPDATE summaries SET summary = zeroblob(length(summary)) WHERE replicate = 1" || fail "$1 could not be spoilt"
}

# damaged_and_healed WORD...: a command whose replicate 1 is damaged says so, and so do those that read; then it heals.
damaged_and_healed() {
    local name=$1 file
    expect 0 "$@" "${tiny[@]}" --out "$name"
    cp -r "$name" "$name.whole"
    spoil "$name"
    expect 4 "$@" "${tiny[@]}" --out "$name"
    has err "replicate 1 is damaged"
    has err "with --retry, computes it again"
    for command in report plot export; do
        expect 4 "$command" "$name"
        has err "replicate 1 is damaged"
    done
    expect 4 merge "$name.merged" "$name"
    has err "replicate 1 is damaged"
    expect 0 "$@" --out "$name" --retry "${tiny[@]:0:4}"
    has err "damaged and"
    for file in "$name.whole"/*.csv; do
        cmp -s "$file" "$name/${file##*/}" || fail "$name: ${file##*/} is not what it was"
    done
    expect 0 "$@" "${tiny[@]}" --out "$name"
    rm -r "$name.merged"
}

damaged_and_healed run "$fixtures/small.cfg" --weeks 60 --replicates 3
damaged_and_healed compare "$fixtures/small.cfg" "$fixtures/base.cfg" --weeks 60 --replicates 3
damaged_and_healed sweep sweep.cfg

# A run that is gone is missed, too.
sqlite3 run/results.sqlite "DELETE FROM runs WHERE replicate = 2"
for table in weekly episodes services proposals agencies summaries; do
    sqlite3 run/results.sqlite "DELETE FROM $table WHERE replicate = 2"
done
expect 4 report run
has err "runs are missing that were stored"
expect 0 run "$fixtures/small.cfg" --weeks 60 --replicates 3 "${tiny[@]}" --out run --retry
cmp -s run/runs.csv run.whole/runs.csv || fail "runs.csv is not what it was"
finish
