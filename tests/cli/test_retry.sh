#!/usr/bin/env bash
# Failed runs: told at the end of every command, left as they are, and tried again with --retry only.
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

# spoil DIR WHERE: makes runs failed ones behind the program's back.
spoil() {
    local table
    for table in $(sqlite3 "$1/results.sqlite" "SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
        WHERE c.name = 'replicate' AND m.name <> 'runs'"); do
        sqlite3 "$1/results.sqlite" "DELETE FROM $table WHERE $2"
    done
    sqlite3 "$1/results.sqlite" "CREATE TEMP TABLE bad AS SELECT scenario, point, replicate FROM runs WHERE $2;
        DELETE FROM runs WHERE $2;
        INSERT INTO runs (scenario, point, replicate, status, cause)
        SELECT scenario, point, replicate, 'failed', 'a broken law' FROM bad" || fail "$1 could not be spoilt"
}

# fails_and_recovers WORD...: a command whose replicate 1 fails ends as it should, and heals.
fails_and_recovers() {
    local name=$1 file
    expect 0 "$@" "${tiny[@]}" --out "$name"
    cp -r "$name" "$name.whole"
    spoil "$name" "replicate = 1"
    for _ in 1 2; do
        expect 5 "$@" "${tiny[@]}" --out "$name"
        has err "failed (try again with --retry); the others are stored:"
        has err "scenario 0, point 0, replicate 1: a broken law"
        grep -q ",failed,a broken law" "$name/runs.csv" || fail "$name: runs.csv does not say what failed"
    done
    expect 0 "$@" "${tiny[@]}" --out "$name" --retry
    for file in "$name.whole"/*.csv; do
        cmp -s "$file" "$name/${file##*/}" || fail "$name: ${file##*/} is not what it was"
    done
    expect 0 "$@" "${tiny[@]}" --out "$name"
}

fails_and_recovers run "$fixtures/small.cfg" --weeks 60 --replicates 3
fails_and_recovers compare "$fixtures/small.cfg" "$fixtures/base.cfg" --weeks 60 --replicates 3
fails_and_recovers sweep sweep.cfg

# More replicates do not try the failed ones again; a part's failures give way to what another part has finished.
spoil run "replicate = 1"
expect 5 run "$fixtures/small.cfg" --weeks 60 --replicates 5 "${tiny[@]}" --out run
has err "1 run failed"
[ "$(grep -c ",finished," run/runs.csv)" -eq 4 ] || fail "the new replicates were not run"
expect 0 merge run run.whole --quiet
expect 0 run "$fixtures/small.cfg" --weeks 60 --replicates 5 "${tiny[@]}" --out run
finish
