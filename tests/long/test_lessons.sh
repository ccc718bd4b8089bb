#!/usr/bin/env bash
# Lessons: their commands as they stand, and that what the lessons say of them is what comes out: same seed, same numbers, and
# sentences that are rounded.
source "$(dirname "$0")/../cli/common.sh"
source "$root/tests/cli/lessons.sh"
programs=$PATH
mkdir class && cd class || exit 1
ln -s "$root/scenarios" scenarios

while read -r -a words; do
    expect 0 "${words[@]:1}" --quiet
done < <(for lesson in "${lessons[@]}"; do lesson_commands "$lesson"; done | grep -v '^build/tandem \(watch\|replicates\)')
for picture in 1/figures/endings 2/figures/units 2/figures/adoption; do
    [ -s "out/lesson-$picture.png" ] || fail "out/lesson-$picture.png is not there"
done
[ -s out/lesson-3/report.html ] || fail "there is no report"

# cell FILE COLUMN KEY=VALUE...: a cell of the row of a table.
cell() {
    awk -F, -v wanted="$2" -v keys="${*:3}" 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; count = split(keys, key, " "); next}
        {for (k = 1; k <= count; k++) {split(key[k], part, "="); if ($at[part[1]] != part[2]) next} print $at[wanted]; exit}' "$1"
}
# says NUMBER LOW HIGH WHAT: what a lesson says lies there.
says() {
    awk -v x="$1" -v low="$2" -v high="$3" 'BEGIN {exit !(x != "" && x >= low && x <= high)}' || fail "$4: $1, not from $2 to $3"
}
effect() { cell "out/lesson-$1/comparison.csv" "${5:-difference}" scenario="$2" outcome="$3" case_type="${4:-all}"; }

# 1: four of ten; most leave; refusals four or five of a hundred; a fifth of the office's own.
by_year() { cell out/lesson-1/survival.csv incidence scenario=0 case_type="$1" programme=all exit="$2" week=52; }
says "$(by_year all completed)" 0.38 0.425 "four of ten (40 of a hundred) are completed"
says "$(by_year all dropout)" 0.29 0.325 "31 of a hundred leave"
says "$(by_year all refused)" 0.035 0.055 "four or five of a hundred are refused"
says "$(by_year public_internal completed)" 0.17 0.23 "a fifth of the office's own"
says "$(effect 1-nobody-leaves 1 completed_52_weeks)" 0.24 0.285 "26 more if nobody leaves"
says "$(effect 1-nobody-leaves 1 completed_52_weeks private_open)" 0.35 0.39 "37 points for volunteers"
says "$(effect 1-nobody-leaves 1 completed_52_weeks public_internal)" 0.015 0.045 "3 points for the office"
says "$(effect 1-calm-law 1 completed_52_weeks public_internal)" 0.095 0.145 "12 points for the office"
says "$(effect 1-calm-law 1 completed_52_weeks private_open)" -0.015 0.015 "next to nothing for volunteers"
says "$(effect 1-calm-law 1 completed_52_weeks)" 0.002 0.018 "one point on average"
says "$(effect 1-calm-law 1 completions_per_issue public_internal)" 0.021 0.031 "2.6 more of a hundred issues"

# 2: 12, 40, 35, 10 of a hundred; 16 without example, none without attention; +14, as much, -7, next to nothing.
year() { cell out/lesson-2/adoption.csv mean scenario=0 measure="$1" week="$2"; }
says "$(year ever_tried_share 259)" 0.105 0.14 "12 of a hundred after five years"
says "$(year ever_tried_share 519)" 0.37 0.44 "40 after ten"
says "$(year tried_programme_share 259)" 0.33 0.38 "35 by a programme"
says "$(year routine_share 519)" 0.085 0.12 "10 by routine"
says "$(cell out/lesson-2/adoption.csv band_low scenario=0 measure=ever_tried_share week=259)" 0.07 0.11 "some worlds at 9"
says "$(cell out/lesson-2/adoption.csv band_high scenario=0 measure=ever_tried_share week=259)" 0.14 0.19 "some at 16"
says "$(effect 2-no-example 1 ever_tried_horizon)" -0.28 -0.21 "16 without example"
says "$(effect 2-no-attention 1 ever_tried_horizon)" -0.46 -0.36 "next to none without attention"
says "$(effect 2-levers 1 ever_tried_horizon)" 0.11 0.18 "attention: some 14"
says "$(effect 2-levers 2 ever_tried_horizon)" -0.10 -0.05 "the order: some 7 fewer"
says "$(effect 2-levers 2 data_quality)" -0.3 -0.1 "and worse data"
says "$(effect 2-levers 3 ever_tried_horizon)" 0 0.008 "announcements: half an office of a hundred at most"
says "$(effect 2-levers 3 ever_tried_horizon all adjusted_low)" -0.05 0.002 "hardly told from chance"
says "$(effect 2-managers 1 ever_tried_horizon)" 0.11 0.19 "managers: as much"

# 3: about 175; not told from chance by four worlds; told by one question and twenty worlds; later; over the space.
says "$(effect 3 2 completed_episodes all baseline_mean)" 167 183 "about 175 without any"
says "$(effect 3 2 completed_episodes all adjusted_low)" -9 0 "the platform: not told from chance"
says "$(effect 3 1 completed_episodes all adjusted_low)" -9 0 "the guideline: not told from chance"
says "$(effect 3 3 completed_episodes all adjusted_low)" -30 -18 "workshops: from some twenty fewer"
says "$(effect 3 3 completed_episodes all adjusted_high)" 35 48 "workshops: to some forty more"
says "$(effect 3-one-question 1 completed_52_weeks public_internal low)" 0.01 0.2 "the guideline helps internal data"
says "$(effect 3-one-question 2 completed_episodes)" 8 10 "one question: some 9 by the platform"
says "$(effect 3-one-question 1 completed_episodes)" 5 6.8 "some 6 by the guideline"
says "$(effect 3-one-question 3 completed_episodes)" 7.2 9 "some 8 by workshops"
for idea in 1 2 3; do
    says "$(effect 3-one-question $idea completed_episodes all adjusted_low)" 0.5 20 "idea $idea: above 0"
done
says "$(effect 3-ten-years 2 completed_episodes)" 60 110 "the platform's lead grows"
platform=$(effect 3-ten-years 2 ever_tried_horizon)
says "$(effect 3-ten-years 1 ever_tried_horizon)" "$platform" 0.1 "the guideline is ahead in offices that try"
mix() { cell out/lesson-3-decide/mixes.csv "$2" mix="$1"; }
says "$(cell out/lesson-3-decide/decision.csv lead_low budget=120)" 0 3 "the guideline is ahead, by little"
says "$(mix guideline best_share)" 0.6 0.73 "best in two thirds of the worlds"
says "$(mix intervention-feedback-platform best_share)" 0.2 0.35 "the platform in most of the others"
for mix in guideline intervention-feedback-platform intervention-workshop; do
    says "$(mix "$mix" worse_share)" 0 0.02 "$mix: harm in one or two of a hundred at most"
done
finish
