#!/usr/bin/env bash
# Parquet that the readers for Python and R write, read back by two programs that share no line with them: columns, types, units
# and every cell are those of the CSV files. Each reader is passed over where the packages that it needs are not installed.
source "$(dirname "$0")/../cli/common.sh"
readers=$root/analysis/readers
for tool in node npm; do
    command -v "$tool" >/dev/null || {
        echo "skipped: no $tool on this machine (.ci/deps packages)"
        exit 0
    }
done
npm install --prefix "$work/npm" --silent --no-audit --no-fund hyparquet@1.33.0 hyparquet-compressors@1.1.2 \
    @duckdb/node-api@1.5.6-r.1 >installed 2>&1 || {
    echo "skipped: npm has no hyparquet or DuckDB for this machine"
    exit 0
}
cp "$root/tests/long/parquet.mjs" npm # modules are looked up from where a script lies
export PYTHONDONTWRITEBYTECODE=1
python=
for one in python3 /usr/bin/python3; do
    "$one" -c 'import pandas.io.parquet; pandas.io.parquet.get_engine("auto")' 2>/dev/null && python=$one && break
done
[ -n "$python" ] || echo "skipped: Parquet by Python (pandas, and pyarrow or fastparquet)"
has_r=$(Rscript --vanilla -e 'cat(requireNamespace("nanoparquet", quietly = TRUE))' 2>/dev/null)
[ "$has_r" = TRUE ] || echo "skipped: Parquet by R (nanoparquet)"

cp "$fixtures"/*.cfg .
printf 'scenario = "small.cfg"; design = { kind = "latin_hypercube"; points = 24; }; outputs = ["completed_52_weeks", "public_value"];
factors = ( { parameter = "manager.mean"; }, { parameter = "legal.ambiguity"; } ); replicates = 2; weeks = 60;\n' >plan.cfg
expect 0 compare small.cfg other.cfg "${small[@]}" --rows all --quiet --out compare
expect 0 sweep plan.cfg --set world.agencies=20 --quiet --out sweep
# What no table has today: text of all kinds, numbers at the ends of their range, and nothing in it at all.
mkdir hand
cat >hand/datapackage.json <<'TEXT'
{ "resources": [
  { "name": "odd", "path": "odd.csv", "description": "", "schema": { "fields": [
    { "name": "key", "type": "integer", "description": "", "unit": "" },
    { "name": "text", "type": "string", "description": "", "unit": "" },
    { "name": "value", "type": "number", "description": "", "unit": "百萬" } ] } },
  { "name": "none", "path": "none.csv", "description": "", "schema": { "fields": [
    { "name": "key", "type": "integer", "description": "", "unit": "weeks" },
    { "name": "text", "type": "string", "description": "", "unit": "" } ] } } ] }
TEXT
printf 'key,text,value\n9007199254740991,"協作，「開放」",0.1\n-9007199254740991,"a ""word"", a\nline",1.7976931348623157e+308\n,,\n0,NA,2.2250738585072014e-308\n1,null,-0\n' >hand/odd.csv
printf 'key,text\n' >hand/none.csv

# parquet LANGUAGE ULPS COMMAND…: of each directory, written into a folder and read back.
parquet() {
    local language=$1 ulps=$2 results
    shift 2
    for results in compare sweep hand; do
        "$@" "$results" "$language/$results" >said 2>&1 || { fail "$language, $results: $(tail -n 3 said)"; continue; }
        node npm/parquet.mjs "$results" "$language/$results" "$ulps" || fail "$language: Parquet of $results is not what the CSV files are"
    done
}
by_python() { "$python" "$readers/tandem_results.py" "$1" --parquet "$2"; }
by_r() { Rscript --vanilla -e 'a <- commandArgs(TRUE); source(a[1]); tandem_parquet(tandem_open(a[2]), a[3])' "$readers/tandem_results.R" "$@"; }
[ -z "$python" ] || parquet python 0 by_python
# R reads decimal numbers through a longer format and rounds them twice, which misses by one unit in some 1 of 30,000.
[ "$has_r" != TRUE ] || parquet r 1 by_r

# A cell that differs is seen.
for language in python r; do
    [ -d "$language/sweep" ] || continue
    sed '2s/,[^,]*$/,0.5/' sweep/outputs.csv >outputs && cp outputs sweep/outputs.csv
    node npm/parquet.mjs sweep "$language/sweep" 1 >found && fail "a number that differs is not seen"
    has found "outputs public_value row 1:"
done
finish
