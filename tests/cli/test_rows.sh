#!/bin/bash
# Answers need no rows: with those of every replicate, of the first, or of none all tables, figures and files of numbers are the
# same bytes. What is not stored is said to be not stored.
. "${0%/*}/common.sh"

cat >small.cfg <<END
base = "$root/scenarios/baseline.cfg";
world: { agencies = 24; governments = 3; citizens = 300; burn_in_weeks = 26; };
END
many=(--weeks 130 --replicates 4 --set legal.ambiguity=0.4)

# same DIR OTHER: what was told and is written but rows of records.
same() {
    for file in survival.csv adoption.csv runs.csv comparison.csv; do
        cmp "$1/$file" "$2/$file" || fail "$2/$file is another"
    done
    [ -s "$1/figures/effects.dat" ] || fail "$1 has no pictures"
    for file in "$1"/figures/*.dat; do
        cmp "$file" "$2/figures/${file##*/}" || fail "$2/figures/${file##*/} is another"
    done
    sed "s/$1/DIR/; s/$2/DIR/" "$1.out" >one
    sed "s/$1/DIR/; s/$2/DIR/" "$2.out" | cmp - one || fail "$2 is told in other words"
}

for case in "all --rows all" "first --rows 1" "no --tables runs"; do
    set -- $case
    expect 0 compare small.cfg "${many[@]}" --format svg --out "$@"
    cp out "$1.out"
    cp err "$1.err"
done
same all first
same all no

[ "$(cut -d, -f1-3 all/agencies.csv | sort -u | wc -l)" = 9 ] || fail "rows of all are not those of all"
[ "$(cut -d, -f1-3 first/agencies.csv | sort -u | wc -l)" = 3 ] || fail "rows of the first are not those of the first"
[ ! -e no/agencies.csv ] || fail "rows that nobody asked for"
grep -q "rows of weekly, episodes, services, proposals, agencies are stored of the first 1 of 4 replicates" first.err ||
    fail "what is not stored is not said"
grep -q "not stored" all.err no.err && fail "all that was asked for is stored"

# Reports and exports of them.
for directory in all first no; do
    expect 0 report "$directory" --quiet
    expect 0 export "$directory" --out "$directory-csv"
    cp err "$directory.err"
done
grep -v "results\|tandem compare" all/report.html >one
for directory in first no; do
    grep -v "results\|tandem compare" "$directory/report.html" | cmp - one || fail "$directory: another report"
    cmp "$directory-csv/comparison.csv" all/comparison.csv || fail "$directory: another export"
done
grep -q "no: not stored: weekly, episodes, services, proposals, agencies" no.err || fail "what is not stored is not said"
[ ! -e no-csv/weekly.csv ] || fail "a table that is not stored"
grep -q "of the first 1 of 4 replicates" first.err || fail "export says nothing of missing rows"

# The summaries as a table: the same whether rows are stored or not, and they add up to the rows.
for directory in all no; do
    expect 0 export "$directory" --tables summaries --quiet --out "$directory-summaries"
done
cmp all-summaries/summaries.csv no-summaries/summaries.csv || fail "other summaries"
[ ! -e all-summaries/weekly.csv ] || fail "a table that was not asked for"
# column FILE NAME: the sum of a column over all runs.
column() {
    awk -F, -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) wanted = i; next } { sum += $wanted } END { print sum + 0 }' "$1"
}
# statistic NAME GROUP: the sum over all runs.
statistic() {
    awk -F, -v name="$1" -v group="$2" '$4 == name && $5 == group { sum += $8 } END { print sum + 0 }' all-summaries/summaries.csv
}
for name in chosen_outsourced episodes_started crisis_now; do
    [ "$(statistic "$name" all)" = "$(column all/weekly.csv "$name")" ] || fail "$name: another sum"
done
started=$(awk -F, 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == "start_week") start = i; next } $start >= 0' all/episodes.csv | wc -l)
[ "$(statistic episodes all)" = "$started" ] || fail "other episodes"
[ "$(statistic agencies all)" = $((8 * 24)) ] || fail "other agencies"

# Rows are asked for later: runs that lack them are run again for them, the rest stays; the same files as at once.
expect 0 compare small.cfg "${many[@]}" --format svg --rows 3 --out first
grep -q "4 runs that were stored without these rows were run again for them" err || fail "it is not said what was run again"
grep -q "of the first 3 of 4 replicates" err || fail "it is not said of which runs rows are stored now"
expect 0 compare small.cfg "${many[@]}" --format svg --rows all --tables runs,agencies --out first
grep -q "not stored" err && fail "all that was asked for is stored"
grep -q "; give --rows all" err && fail "all that was asked for is stored"
expect 0 report first --quiet
grep -v "results\|tandem compare" first/report.html | cmp - one || fail "another report with more rows"
expect 0 compare small.cfg "${many[@]}" --format svg --rows all --out first
same all first
for file in all/*.csv; do
    cmp "$file" "first/${file##*/}" || fail "rows that were asked for later are others: $file"
done
expect 0 compare small.cfg "${many[@]}" --format svg --rows 1 --out first
grep -q "complete, all 8 runs were stored before" err || fail "fewer rows need no run"
cmp all/weekly.csv first/weekly.csv || fail "rows that are stored are gone"

# A precision needs no rows.
expect 0 run small.cfg --weeks 60 --precision 0.9 --tables runs --out precise
expect 2 run small.cfg --rows none --out precise
expect 2 run small.cfg --rows 0 --out precise

finish
