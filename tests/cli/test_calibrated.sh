#!/usr/bin/env bash
# The defaults of the scalars that public figures inform are what `make calibrate` gave, and nothing else: the table in
# analysis/VALIDATION.md, the plan, the table of parameters.
source "$(dirname "$0")/common.sh"
plan=$root/scenarios/plans/calibration-baseline.cfg

# Rows: | key (unit) | identified? | in the scenario | median, 5 to 95 % | all set together | spread left |
sed -n '/^<!-- calibration:begin -->$/,/^<!-- calibration:end -->$/p' "$root/analysis/VALIDATION.md" |
    awk -F ' *[|] *' '/all set together/ {for (i = 1; i <= NF; i++) if ($i ~ /all set together/) column = i; next}
        /^####/ {if (rows) exit} column && $2 ~ /\./ {sub(/ .*/, "", $2); print $2, $column; rows++}' >calibrated
expect 0 params --json
awk -F '"' '/"group"/ {group = $4} /"name"/ {name = $4} /"default"/ {sub(/.*: /, ""); sub(/,$/, ""); print group "." name, $0}' out >defaults
[ "$(wc -l <calibrated)" -ge 10 ] || fail "the table of calibrated factors is not in analysis/VALIDATION.md"
while read -r key value; do
    own=$(awk -v key="$key" '$1 == key {print $2}' defaults)
    awk -v own="$own" -v value="$value" 'BEGIN {exit !(own != "" && own + 0 == value + 0)}' ||
        fail "$key: its default is ${own:-nowhere}, and make calibrate gave $value"
done <calibrated
sed -nE 's/^ *\{ parameter = "([^"]*)"; \}.*/\1/p' "$plan" | sort >planned
cut -d ' ' -f 1 calibrated | sort | diff planned - >differ || fail "plan and table have other factors: $(cat differ)"

# What figures inform and no factor is, is a count of the figures themselves or an input that they give as they are.
expect 0 params --json
awk -F '"' '/"group"/ {group = $4} /"name"/ {name = $4} /"scale"/ {scale = $4} /"status": "informed"/ {print group "." name}' out |
    sort >informed
comm -13 informed planned >stray
[ ! -s stray ] || fail "calibrated, and not said to be informed: $(tr '\n' ' ' <stray)"
finish
