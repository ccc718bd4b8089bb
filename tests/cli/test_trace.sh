#!/usr/bin/env bash
# The story of one collaboration: it agrees with episodes.csv of the same run, is JSON and a page, and says what there
# is where nothing fits.
source "$(dirname "$0")/common.sh"
scenario=$fixtures/small.cfg
world=(--set world.agencies=20 --set world.burn_in_weeks=10 --weeks 104)

expect 0 run "$scenario" "${world[@]}" --replicates 2 --rows all --out stored --quiet
# column NAME ROW: of the second replicate's episodes.
column() {
    awk -F, -v name="$1" -v row="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; if ($3 != "replicate") exit 1; next }
        $3 == 1 && ++n == row { print $at }' stored/episodes.csv
}
rows=$(awk -F, 'NR > 1 && $3 == 1' stored/episodes.csv | wc -l)
[ "$rows" -gt 10 ] || fail "there are next to no episodes"

# fact NAME: a number or a text out of the story's JSON, empty for null.
fact() {
    sed -nE "s/^ *\"$1\": \"?([^\",]*)\"?,?\$/\1/p" out | head -n 1 | sed 's/^null$//'
}
for row in 1 2 3 5 8 "$rows"; do
    expect 0 trace "$scenario" "${world[@]}" --replicate 1 --episode "$row" --json
    for name in key case_type programme agency government proposed_week start_week end_week exit refusal citizens \
        administrators conditions; do
        [ "$(fact "$name")" = "$(column "$name" "$row")" ] ||
            fail "episode $row: $name is told as $(fact "$name"), stored as $(column "$name" "$row")"
    done
    empty err
done
key=$(column key 3)
expect 0 trace "$scenario" "${world[@]}" --replicate 1 --episode "$key" --json --numbers --html page.html
[ "$(fact episode)" = 3 ] || fail "the key finds another episode"
if command -v python3 >/dev/null; then
    python3 -m json.tool out >/dev/null || fail "--json is no JSON"
fi
for part in '"steps"' '"mechanism"' '"passage"' '"claims"' '"probability"' '"draw"' '"seed": "20260101"'; do
    has out "$part"
done
has err "page.html"

# The page is whole, needs no script, nothing from elsewhere, and says that it is made up.
for part in "<svg role='img'" "aria-label='" "viewport" "tandem trace small" "--episode 3" "made up" "</html>"; do
    has page.html "$part"
done
for part in "<script" "http://" "https://" "{unit}" "{person}"; do
    lacks page.html "$part"
done

# For people: the chapters, and numbers only where they are asked for.
expect 0 trace "$scenario" "${world[@]}" --quiet
for part in "The idea" "The team" "The end" "What it left behind" "in the study:" "week "; do
    has out "$part"
done
lacks out "drawn:"
empty err
mv out once
expect 0 trace "$scenario" "${world[@]}" --quiet
cmp -s once out || fail "the same command tells another story"
expect 0 trace "$scenario" "${world[@]}" --quiet --numbers
has out "drawn:"
expect 0 trace "$scenario" "${world[@]}" --lang zh-TW --exit completed --html 頁.html
for part in "構想" "團隊" "留下了什麼" "號機關"; do
    has out "$part"
done
lacks out "The team"
has 頁.html "lang='zh-TW'"
has 頁.html "故事"
expect 0 trace "$scenario" "${world[@]}" --type private_open --exit completed --json --quiet
[ "$(fact case_type) $(fact exit)" = "private_open completed" ] || fail "--type and --exit are not heeded"

# In no language a place of a sentence is left open.
for row in 1 2 3 4 6 7 9 10; do
    for language in en zh-TW; do
        expect 0 trace "$scenario" "${world[@]}" --episode "$row" --json --numbers --lang "$language" --html page.html
        ! grep -nE '\{[a-z_]+\}' out page.html || fail "episode $row has an open place in $language"
    done
done

# What cannot be told.
expect 2 trace "$scenario" "${world[@]}" --type private_open --programme task_force
has err "completed"
expect 2 trace "$scenario" "${world[@]}" --episode 100000
has err "episodes 1 to"
expect 2 trace "$scenario" "${world[@]}" --exit refuse
has err "refused"
expect 2 trace "$scenario" "${world[@]}" --programme gov --type open
has err "g0v"
has err "--type open"
expect 2 trace "$scenario" "${world[@]}" --episode 3 --exit refused
expect 2 trace "$scenario" --episode 0
expect 2 trace
expect 3 trace "$scenario" "${world[@]}" --set trust.strenth=4
expect 4 trace nowhere.cfg
expect 4 trace "$scenario" "${world[@]}" --html nowhere/page.html --quiet
has err "nowhere/page.html"
printf 'title = "Mine";\n' >mine.cfg
expect 4 trace mine.cfg "${world[@]}" --html mine.cfg
has err "no page of HTML"
has mine.cfg "Mine"
empty out
finish
