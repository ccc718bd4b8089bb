#!/usr/bin/env bash
# Everything that has a name can be explained, every parameter described.
source "$(dirname "$0")/common.sh"

expect 0 explain
sed -nE 's/^  //p' out | tr -d ',' | tr -s ' ' '\n' | sort -u >names
[ "$(wc -l <names)" -gt 150 ] || fail "few names to explain"
while read -r name; do
    expect 0 explain "$name"
    has out "$name"
done <names

expect 0 explain legal_review
for text in "mechanism" "logistic" "Yang, Lo & Shiang 2015" "C60" "同仁" "mechanism.legal_review" "guideline" \
    "legal.refuse_base"; do
    has out "$text"
done
expect 0 explain legal_guideline
has out "intensity"
expect 0 explain refused
[ "$(grep -c '^refused, ' out)" -eq 3 ] || fail "refused is an end, a fate and a measure of claims"
expect 0 explain ever_tried_share
has out "weekly.csv"
has out "runs.csv"

# What results are called: outcomes, also of a case type, columns of files, designs, measures, figures.
for name in completed_52_weeks ever_tried_horizon completed_52_weeks.public_open; do
    expect 0 explain "$name"
    has out "$name, outcome"
done
has out "public start, open data"
expect 0 explain trust_citizen
has out "trust_citizen, outcome"
has out "trust_citizen, column"
expect 0 explain incidence
has out "survival.csv"
expect 0 explain morris
has out "mu_star"
expect 0 explain tornado
has out "tornado, figure"
expect 2 explain completed_52_weks
has err "completed_52_weeks"

# Each mechanism leads to parameters of its own.
for mechanism in $("$TANDEM" explain | sed -n '/^mechanisms/,/^[a-z]/p' | sed -nE 's/^  //p' | tr -d ','); do
    expect 0 explain "$mechanism"
    [ "$(grep -cE '^  [a-z_]+\.[a-z_]+ ' out)" -gt 0 ] || fail "$mechanism has no parameters"
done

expect 0 params
count=$(grep -cE '^  [a-z0-9_]+\.[a-z_]+ ' out)
expect 0 params --json
[ "$(grep -c '"name":' out)" -eq "$count" ] || fail "params lists $count parameters, params --json $(grep -c '"name":' out)"
expect 0 params --markdown
[ "$(grep -cE '^\| `' out)" -eq "$count" ] || fail "params lists $count parameters, params --markdown $(grep -cE '^\| `' out)"
expect 0 params legal.ambiguity
for text in "default       0.6" "0 to 1" "sweep" "basis"; do
    has out "$text"
done
expect 0 params ambiguity
has out "legal.ambiguity"
expect 0 params legal
lacks out "trust."
# What a programme is by definition is no parameter, and is told.
expect 0 explain civic_request
has out "by definition"
has out "open_type 2, internal_type 2"

# What only pushes the model is told apart from what a government can do.
expect 0 explain
sed -n '/^interventions$/,/^probes$/p' out >options
grep -q workshop options || fail "interventions lack workshop"
! grep -q push_ options || fail "probes stand among interventions"
expect 0 explain push_trust_citizen
has out "probe of the model"
finish
