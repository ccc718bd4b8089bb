#!/usr/bin/env bash
# What describes results for other programs is right, and the readers for Python and R find in them what the store has.
# Parts of it need Python or R, and are passed over where they are not installed.
source "$(dirname "$0")/common.sh"
readers=$root/analysis/readers
cp "$fixtures"/*.cfg .
cat >grid.cfg <<TEXT
scenario = "small.cfg";
design = { kind = "factorial"; };
factors = ( { parameter = "manager.mean"; }, { parameter = "legal.ambiguity"; } );
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
if command -v python3 >/dev/null; then
    for results in run compare sweep part export; do
        python3 "$root/tests/cli/check_metadata.py" "$results" >found 2>&1 || fail "$results: $(head -n 8 found)"
    done
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
    # Debian has no pyarrow: one that writes down what it is asked for stands in for it, as far as its calls go.
    mkdir -p standin/pyarrow
    cat >standin/pyarrow/__init__.py <<'TEXT'
def int64(): return int
def float64(): return float
def string(): return str
def field(name, type, nullable=True, metadata=None): return name, type, metadata
def schema(fields): return fields
TEXT
    cat >standin/pyarrow/csv.py <<'TEXT'
import csv

class ConvertOptions:
    def __init__(self, column_types=None, null_values=None, strings_can_be_null=False):
        self.types, self.null, self.strings = column_types, null_values, strings_can_be_null

class Table:
    def cast(self, schema):
        assert [name for name, _, _ in schema] == self.names
        self.schema = schema
        return self

def read_csv(input_file, convert_options=None):
    table = Table()
    with open(input_file, newline="", encoding="utf-8") as source:
        rows = csv.reader(source)
        table.names = next(rows)
        table.rows = [[None if cell in convert_options.null else convert_options.types[name](cell)
                       for name, cell in zip(table.names, row)] for row in rows]
    return table
TEXT
    cat >standin/pyarrow/parquet.py <<'TEXT'
def write_table(table, where):
    with open(where, "w", encoding="utf-8") as file:
        print(len(table.rows), file=file)
        for name, type, metadata in table.schema:
            print(name, type.__name__, metadata["unit"], metadata["description"], sep="|", file=file)
TEXT
    PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=standin python3 "$readers/tandem_results.py" run --parquet parquet >found 2>&1 ||
        fail "Parquet: $(cat found)"
    [ "$(head -n 1 parquet/episodes.parquet)" = "${wanted%% *}" ] || fail "Parquet holds other episodes: $(head -n 1 parquet/episodes.parquet)"
    grep -q '^cost|float|million NTD|.' parquet/episodes.parquet || fail "Parquet has no units: $(cat parquet/episodes.parquet)"
    [ "$(ls parquet | wc -l)" = "$(wc -l <found)" ] || fail "Parquet files: $(ls parquet), told: $(cat found)"
    PYTHONPATH='' python3 -c 'import pyarrow' 2>/dev/null || {
        python3 "$readers/tandem_results.py" run --parquet parquet >found 2>&1 && fail "Parquet is written without pyarrow"
        has found "needs pyarrow"
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
TEXT
    Rscript --vanilla read.R "$readers/tandem_results.R" >found 2>&1
    has found "${wanted% *}"
    has found "million NTD|Public value (value units)|small"
    has found "120 TRUE TRUE"
fi
finish
