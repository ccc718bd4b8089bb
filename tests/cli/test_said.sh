#!/usr/bin/env bash
# What is said of results in any command, form and language: no number that is none, nothing beyond what is possible,
# nothing from one run that takes several, one of a thing in the singular.
source "$(dirname "$0")/common.sh"
cp "$fixtures"/*.cfg .
printf 'base = "small.cfg";\ntitle = "workshops";\ninterventions = ({ kind = "workshop"; start_week = 0; end_week = 60; intensity = 1.0; });\n' >workshops.cfg
cp workshops.cfg intervention-workshops-for-all-agencies.cfg
printf 'base = "small.cfg";\ntitle = "guide";\ninterventions = ({ kind = "legal_guideline"; start_week = 0; end_week = 60; intensity = 0.8; });\n' >guide.cfg
plan() {
    cat >"$1.cfg" <<TEXT
scenario = "small.cfg";
design = { $2 };
factors = ( { parameter = "manager.mean"; }, { parameter = "legal.conservatism"; } );
outputs = ["completed_52_weeks", "public_value", "startups_none", "intervention_cost"];
replicates = 2;
weeks = 60;
TEXT
    sed -i 's/ "startups_none",//' "$1.cfg"
}
plan grid 'kind = "factorial";'
plan morris 'kind = "morris"; trajectories = 2;'
plan sobol 'kind = "saltelli"; base_samples = 4;'
plan oat 'kind = "one_at_a_time";'
tiny=(--set world.agencies=20 --set world.burn_in_weeks=10)

# clean NAME FILE...: none of the files says what no file may say.
clean() {
    local name=$1 file
    local -x LC_ALL=C.UTF-8 # a sign of minus is one character, not three bytes of which a Chinese bracket has one
    shift
    for file in "$@"; do
        grep -nE '(^|[^[:alpha:]])-?(nan|inf|NaN|Infinity)([^[:alpha:]]|$)' "$file" >found && fail "$name: $(head -n 2 found)"
        grep -nE '(^|[^0-9.,])[-−]0(\.0*)?([^0-9.]|$)' "$file" | grep -v ' -0[^ ]*=' >found && fail "$name: $(head -n 2 found)"
        grep -nE '(^|[^0-9.,])1 (replicates|runs|factors|points|scenarios|proposals|weeks|agencies)\b' "$file" >found &&
            fail "$name: $(head -n 2 found)"
        grep -nE 'The 0 |value units|\(null\)' "$file" | grep -v '"unit": ' >found && fail "$name: $(head -n 2 found)"
        grep -nE '[0-9] ?% ' "$file" | grep -E '(^|[^0-9.])((10[1-9]|1[1-9][0-9]|[2-9][0-9][0-9])(\.[0-9]+)?|100\.0*[1-9]) ?%' >found &&
            fail "$name: more than all: $(head -n 2 found)"
    done
}

# said NAME STATUS COMMAND...: its output as text and JSON, in both languages, is clean.
said() {
    local name=$1 status=$2 language
    shift 2
    for language in en zh-TW; do
        expect "$status" "$@" --lang "$language" --out "of/$name"
        cp out "$name-$language"
        clean "$name in $language" "$name-$language" err
    done
    expect "$status" "$@" --json --out "of/$name"
    clean "$name as JSON" out
    if command -v python3 >/dev/null; then
        python3 -m json.tool out >/dev/null || fail "$name: --json is no JSON"
    fi
}

said run 0 run small.cfg "${tiny[@]}" --weeks 60 --replicates 3
said one-run 0 run small.cfg "${tiny[@]}" --weeks 60 --replicates 1
said short-run 0 run small.cfg "${tiny[@]}" --weeks 10 --replicates 2
said compared 0 compare small.cfg workshops.cfg guide.cfg "${tiny[@]}" --combine --weeks 60 --replicates 3
said one-each 0 compare small.cfg workshops.cfg guide.cfg "${tiny[@]}" --combine --weeks 60 --replicates 1
said long-names 0 compare small.cfg intervention-workshops-for-all-agencies.cfg guide.cfg "${tiny[@]}" --combine --weeks 60 --replicates 2
said few-tables 0 compare small.cfg workshops.cfg "${tiny[@]}" --tables runs --weeks 60 --replicates 2
said sweep 0 sweep grid.cfg "${tiny[@]}"
said morris 0 sensitivity morris.cfg "${tiny[@]}"
said sobol 0 sensitivity sobol.cfg "${tiny[@]}"
said oat 0 sensitivity oat.cfg "${tiny[@]}"
said replicates 0 replicates grid.cfg "${tiny[@]}"
for study in run one-run compared one-each; do
    expect 0 report "of/$study"
    page=$(cat out)
    sed 's/<style>.*<\/style>//; s/data:image[^"]*//g' "$page" | sed -n '/<body>/,$p' >page
    clean "the page of $study" page
done

# No line of a table is wider than a terminal.
for output in *-en *-zh-TW; do
    [ "$(LC_ALL=C.UTF-8 wc -L <"$output")" -le 80 ] || fail "$output: $(LC_ALL=C.UTF-8 wc -L <"$output") columns wide"
done

# One run has no interval and no rank, and says so; [3, 19] of a table would be one.
grep -qE '\[[-0-9.]+, ' one-run-en one-each-en && fail "an interval from one run: $(grep -hE '\[[-0-9.]+, ' one-run-en one-each-en | head -n 1)"
has one-run-en "1 replicate of 60 weeks"
has one-run-en "has no interval"
has one-each-en "no verdict"
sed -n '/How sure the ranking is/,$p' one-each-en >ranking
lacks ranking "100 %"

# Shares and their intervals are possible ones: of every "N [LOW, HIGH]" below a head with %, 0 ≤ LOW ≤ N ≤ HIGH ≤ 100.
awk '/^[^ ]/ {share = /, %/} share && match($0, /[0-9.]+ \[[^]]*\]/) {
    text = substr($0, RSTART, RLENGTH); gsub(/[][,]/, "", text); split(text, part, " ")
    if (part[3] == "–") next # a median that half of them have not reached
    if (part[2] < 0 || part[3] > 100 || part[2] > part[1] + 0.05 || part[3] < part[1] - 0.05) {bad = 1; print}
} END {exit bad}' run-en >found || fail "an impossible interval: $(head -n 2 found)"
finish
