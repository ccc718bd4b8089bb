#!/usr/bin/env bash
# What describes results for other programs is right, and the readers for Python and R find in them what the store has.
# Parts of it need Python or R, and are passed over where they are not installed.
source "$(dirname "$0")/common.sh"
readers=$root/analysis/readers
cp "$fixtures"/*.cfg .
cat >grid.cfg <<TEXT
scenario = "small.cfg";
design = { kind = "factorial"; };
factors = ( { parameter = "manager.mean"; }, { parameter = "interventions.legal_guideline.intensity"; low = 0.3; high = 0.8; } );
outputs = ["completed_52_weeks.public_open", "public_value"];
replicates = 2;
weeks = 60;
TEXT
export SOURCE_DATE_EPOCH=1650000000
expect 0 run small.cfg "${small[@]}" --quiet --out run
cp small.cfg "my city 小.cfg"
expect 0 compare "my city 小.cfg" other.cfg "${small[@]}" --quiet --out compare
expect 0 sweep grid.cfg --set world.agencies=20 --quiet --out sweep
expect 0 run small.cfg "${small[@]}" --shard 1/2 --quiet --out part
expect 0 export run --out export --quiet
cat >decide.cfg <<TEXT
scenario = "small.cfg"; design = { kind = "latin_hypercube"; points = 20; }; replicates = 1; weeks = 60;
factors = ( { parameter = "manager.mean"; }, { parameter = "legal.ambiguity"; } );
options = ( { name = "match"; cost = 10.1; interventions = ( { kind = "matchmaker"; start_week = 0; end_week = 60; } ); } );
budgets = [10.7, 40.1]; outcomes = ( { name = "started_episodes"; direction = "more"; } );
TEXT
expect 0 decide decide.cfg --set world.agencies=20 --quiet --out decide --json
cp out decide.json
expect 0 report decide --quiet
# Pictures and pages that are made later are described as well.
expect 0 plot compare --quiet
expect 0 report compare --quiet
has compare/ro-crate-metadata.json '"my%20city%20%E5%B0%8F/figures/adoption.gp"'
has compare/ro-crate-metadata.json '"report.html"'
for results in run compare sweep part export; do
    [ -e "$results/datapackage.json" ] && [ -e "$results/ro-crate-metadata.json" ] || fail "$results is not described"
done
has run/datapackage.json '"created": "2022-04-15T05:20:00Z"'
cmp -s run/datapackage.json <(sed 's/^$//' export/datapackage.json) || fail "an export describes its tables otherwise"
expect 0 export run --quiet
for described in datapackage.json ro-crate-metadata.json; do
    cp "run/$described" before
    expect 0 export run --quiet
    cmp -s before "run/$described" || fail "$described changes without cause"
done

sqlite() { sqlite3 "$1/results.sqlite" "$2"; }
wanted=$(sqlite run "SELECT count(*), count(DISTINCT key), sum(key) FROM episodes" | tr '|' ' ')
[ "$(sqlite run "SELECT max(key) < 1e15 FROM episodes")" = 1 ] || fail "a key is not below 10^15"
# Joins that lose nothing: services, agencies and earlier pitches of episodes, as programs with doubles alone join them.
on="a.scenario = b.scenario AND a.point = b.point AND a.replicate = b.replicate"
joined="$(sqlite run "SELECT count(*), sum(b.key % 1000003) FROM services a JOIN episodes b ON $on AND a.key = b.key" | tr '|' ' ') "
joined+="$(sqlite run "SELECT count(*) FROM episodes a JOIN agencies b ON $on AND a.agency = b.agency") "
joined+=$(sqlite run "SELECT count(*) FROM episodes a JOIN episodes b ON $on AND a.project_key = b.key")
expect 0 trace small.cfg --set world.agencies=20 --set world.burn_in_weeks=10 --weeks 60 --episode 1 --json
cp out trace.json
if command -v node >/dev/null; then
    cat >join.js <<'TEXT'
const fs = require('fs');
const number = (cell) => (cell === '' ? null : isNaN(cell) ? cell : Number(cell));
const table = (name) => {
    const [head, ...rows] = fs.readFileSync(`run/${name}.csv`, 'utf8').trim().split('\n').map((line) => line.split(','));
    return rows.map((row) => Object.fromEntries(row.map((cell, i) => [head[i], number(cell)])));
};
const join = (one, column, other, to) => {
    const place = (row, key) => JSON.stringify([row.scenario, row.point, row.replicate, row[key]]);
    const found = new Map(other.map((row) => [place(row, to), row]));
    return one.filter((row) => row[column] !== null).map((row) => found.get(place(row, column))).filter(Boolean);
};
const episodes = table('episodes');
const made = join(table('services'), 'key', episodes, 'key');
console.log(made.length, made.reduce((sum, row) => sum + (row.key % 1000003), 0), join(episodes, 'agency', table('agencies'), 'agency').length,
    join(episodes, 'project_key', episodes, 'key').length);
console.log(episodes.filter((row) => row.replicate === 0 && row.key === JSON.parse(fs.readFileSync('trace.json', 'utf8')).key).length);
TEXT
    node join.js >found 2>&1
    [ "$(cat found)" = "$joined"$'\n1' ] || fail "JavaScript joins $(cat found), SQL $joined"
fi
if command -v python3 >/dev/null; then
    for results in run compare sweep decide part export; do
        python3 "$root/tests/cli/check_metadata.py" "$results" >found 2>&1 || fail "$results: $(head -n 8 found)"
    done
    python3 "$root/tests/cli/check_numbers.py" run compare sweep decide ./*.json >found 2>&1 || fail "long numbers: $(head -n 8 found)"
    cat >read.py <<'TEXT'
import tandem_results
results = tandem_results.open("run")
episodes = list(results.rows("episodes"))
keys = [row["key"] for row in episodes]
print(len(keys), len(set(keys)), sum(keys))
print(results.unit("episodes", "cost"), results.label("runs", "public_value"), results.scenarios, sep="|")
print({type(row["cost"]).__name__ for row in episodes}, any(row["end_week"] is None for row in episodes), sep="|")
print(len(results.table("weekly")), tandem_results.open("sweep").unit("outputs", "public_value"), sep="|")
try:
    results.rows("none").__next__()
except KeyError as problem:
    print("no such table" if "it has adoption" in str(problem) else problem)
TEXT
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=$readers python3 read.py >found 2>&1
    printf '%s\n' "$wanted" "million NTD|Public value (value units)|['small']" "{'float'}|True" "120|value units" \
        "no such table" >expected
    cmp -s found expected || fail "the reader for Python finds: $(cat found)"
    python3 "$readers/tandem_results.py" sweep >found || fail "the reader for Python does not list"
    has found "outputs: one row a finished run"
    # Written for real in tests/long/test_parquet.sh.
    python3 -c 'import pandas.io.parquet; pandas.io.parquet.get_engine("auto")' 2>/dev/null || {
        python3 "$readers/tandem_results.py" run --parquet parquet >found 2>&1 && fail "Parquet is written without pyarrow"
        has found "needs pandas, and pyarrow or fastparquet"
    }
    python3 "$readers/tandem_results.py" nothing >found 2>&1 && fail "the reader for Python finds nothing in nothing"
    has found "holds no datapackage.json"
fi
if command -v Rscript >/dev/null; then
    cat >read.R <<'TEXT'
source(commandArgs(TRUE)[1])
results <- tandem_open("run")
episodes <- tandem_table(results, "episodes")
cat(nrow(episodes), length(unique(episodes$key)), format(sum(episodes$key), digits = 15, scientific = FALSE), "\n")
cat(attr(episodes$cost, "unit"), attr(tandem_table(results, "runs")$public_value, "label"), results$scenarios, sep = "|")
cat("\n", nrow(tandem_table(results, "weekly")), any(is.na(episodes$end_week)), is.character(episodes$exit), "\n")
by <- c("scenario", "point", "replicate")
made <- merge(tandem_table(results, "services"), episodes, c(by, "key"))
cat("joined", nrow(made), sum(made$key %% 1000003), nrow(merge(episodes, tandem_table(results, "agencies"), c(by, "agency"))),
    nrow(merge(episodes[!is.na(episodes$project_key), ], episodes, by.x = c(by, "project_key"), by.y = c(by, "key"))), "\n")
if (!requireNamespace("nanoparquet", quietly = TRUE)) tryCatch(tandem_parquet(results, "parquet"), error = function(e) cat(conditionMessage(e)))
if (requireNamespace("nanoparquet", quietly = TRUE)) cat("needs the package nanoparquet")
TEXT
    Rscript --vanilla read.R "$readers/tandem_results.R" >found 2>&1
    has found "${wanted% *}"
    has found "million NTD|Public value (value units)|small"
    has found "120 TRUE TRUE"
    has found "joined $joined"
    has found "needs the package nanoparquet"
fi
finish
