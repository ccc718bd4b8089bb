#!/usr/bin/env bash
# plot and export make everything that a result directory holds again, from the store alone.
source "$(dirname "$0")/common.sh"
small=(--set world.agencies=20 --set world.burn_in_weeks=10 --weeks 60)
cp "$fixtures"/*.cfg .
plan() {
    printf 'title = "A plan";\ntitle_zh = "計畫";\nscenario = "small.cfg";\ndesign = { kind = "%s"; %s};\n' "$1" "$2"
    [ -z "$3" ] || printf 'factors = ({ parameter = "%s"; low = 0.3; high = 0.8; }, { parameter = "trust.citizen_mean"; });\n' "$3"
    printf 'outputs = ["completed_52_weeks", "ever_tried_horizon"];\n'
}
plan one_at_a_time "" legal.ambiguity >oat.cfg
plan latin_hypercube "points = 6; " interventions.legal_guideline.intensity >hypercube.cfg
plan point "" "" >point.cfg

expect 0 run small.cfg "${small[@]}" --replicates 2 --out run
expect 0 compare small.cfg --set legal.ambiguity=0.2 "${small[@]}" --replicates 2 --out compare
expect 0 sweep hypercube.cfg "${small[@]}" --replicates 2 --out sweep
expect 0 sensitivity oat.cfg "${small[@]}" --replicates 2 --out sensitivity
expect 0 replicates point.cfg "${small[@]}" --replicates 4 --out replicates
expect 0 sweep oat.cfg "${small[@]}" --replicates 2 --out sensitivity # both commands on one directory
rm ./*.cfg

for directory in run compare sweep sensitivity replicates; do
    mkdir before
    mv "$directory"/*.csv "$directory/figures" before
    rm "$directory/manifest.json"
    expect 0 export "$directory" --quiet
    expect 0 plot "$directory" --quiet
    empty err
    for file in before/*.csv; do
        cmp -s "$file" "$directory/${file##*/}" || fail "export of $directory gives another ${file##*/}"
    done
    [ "$(find before/figures -name '*.dat' | wc -l)" -gt 0 ] || fail "$directory had no figures"
    for file in before/figures/*; do
        cmp -s "$file" "$directory/figures/${file##*/}" || fail "plot of $directory gives another ${file##*/}"
    done
    rm -r before
done
for scenario in small small-set; do
    [ -s "compare/$scenario/figures/adoption.gp" ] || fail "no figures of $scenario"
    [ "$(grep -c . compare/survival.csv)" -gt 1 ] || fail "no curves"
done
[ "$(tail -n +2 compare/survival.csv | cut -d, -f1 | sort -u | tr '\n' ' ')" = "0 1 " ] || fail "survival.csv lacks a scenario"
expect 0 plot sweep --lang zh-TW
grep -q 計畫 sweep/figures/*.gp || fail "no figures in the other language"
if command -v gnuplot >/dev/null; then
    programs=$PATH
    for directory in run compare sweep sensitivity replicates; do
        expect 0 plot "$directory" --format svg
        [ "$(wc -l <out)" -gt 0 ] || fail "plot of $directory names no picture"
        while read -r picture; do
            [ -s "$picture" ] || fail "$picture is missing"
        done <out
    done
fi

# The report on a plan: question, tables, figures, assumptions, how to reproduce it; of all commands that have run.
programs=$work/none
expect 0 report sensitivity
[ "$(cat out)" = sensitivity/report.html ] || fail "report does not say where it is"
for text in "A plan" "The question" "What was moved" "legal.ambiguity" "How the outputs follow the factors" \
    "How much each factor matters" "tandem sweep oat.cfg --set world.agencies=20" "tandem sensitivity oat.cfg" \
    "--weeks 60" "--replicates 2" "What was assumed" "lowest level"; do
    has sensitivity/report.html "$text"
done
lacks sensitivity/report.html "How many replicates"
expect 0 report replicates --out needs.html --quiet
empty err
has needs.html "How many replicates are needed"
expect 0 report sweep --lang zh-TW
has sweep/report.zh-TW.html "計畫"
has sweep/report.zh-TW.html "結果如何隨因子變化"
lacks sweep/report.zh-TW.html "The question"
if command -v gnuplot >/dev/null; then
    programs=$PATH
    expect 0 report sensitivity
    [ "$(grep -c 'data:image/svg' sensitivity/report.html)" -ge 2 ] || fail "the report has no pictures"
fi
programs=$work/none
mkdir broken
expect 4 report broken
[ -z "$(ls broken)" ] || fail "a report that cannot be has left something"

# A store that is resumed keeps the titles of now.
cp "$fixtures"/*.cfg .
sed -i 's/A small world/Another title/' small.cfg
expect 0 run small.cfg "${small[@]}" --replicates 2 --out run
expect 0 plot run
grep -q 'Another title' run/figures/*.gp || fail "the title is still the old one"
finish
