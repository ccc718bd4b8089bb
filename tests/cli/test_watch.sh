#!/usr/bin/env bash
# tandem watch where there is no terminal: a line a quarter, the numbers those of the run; what it refuses.
source "$(dirname "$0")/common.sh"
scenario=$fixtures/small.cfg
tiny=(--set world.agencies=20 --set world.burn_in_weeks=10 --weeks 60)

expect 0 watch "$scenario" "${tiny[@]}" --seed 5 --replicate 1
empty err
cp out watched
[ "$(awk '$1 ~ /^[0-9]+$/ {print $1}' watched | tr '\n' ' ')" = "13 26 39 52 60 " ] || fail "not a line a quarter"
! grep -q $'\033' watched || fail "orders to a terminal where there is none"
TERM=dumb expect 0 watch "$scenario" "${tiny[@]}" --seed 5 --replicate 1
cmp -s out watched || fail "a dumb terminal gets other lines"

# The last line is the run.
expect 0 run "$scenario" "${tiny[@]}" --seed 5 --replicates 2 --out ran
tried=$(awk -F, 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
    $at["replicate"] == 1 {print $at["ever_tried_share"]}' ran/runs.csv)
wanted=$(awk -v tried="$tried" 'BEGIN {printf "%.1f", 100 * tried}')
ended=$(awk -F, 'NR == 1 {for (i = 1; i <= NF; i++) at[$i] = i; next}
    $at["replicate"] == 1 && $at["exit"] != "" {ended++; completed += $at["exit"] == "completed"}
    END {print ended + 0, completed + 0}' ran/episodes.csv)
[ "$(tail -n 1 watched | awk '{print $2, $4, $5}')" = "$wanted $ended" ] || fail "the end is not that of the run: $wanted $ended"

# As JSON: the same at the end of each quarter.
expect 0 watch "$scenario" "${tiny[@]}" --seed 5 --replicate 1 --json
! command -v python3 >/dev/null || python3 - "$ended" <<'PYTHON' || fail "--json says something else"
import json, sys
run = json.load(open('out'))
last = run['quarters'][-1]
exits = [number for exits in last['endings'].values() for number in exits.values()]
completed = sum(exits['completed'] for exits in last['endings'].values())
ok = [quarter['week'] for quarter in run['quarters']] == [12, 25, 38, 51, 59] and run['seed'] == '5' and run['replicate'] == 1
sys.exit(not (ok and f'{sum(exits)} {completed}' == sys.argv[1] and set(last['open']) == {'alignment', 'review', 'cleaning', 'work'}))
PYTHON

# The language; what is asked for wrongly.
expect 0 watch "$scenario" "${tiny[@]}" --seed 5 --replicate 1 --lang zh-TW
has out "法規"
cmp -s <(tail -n 5 out) <(tail -n 5 watched) || fail "--lang changes numbers"
expect 2 watch
expect 2 watch "$scenario" --speed 0
has err "from 1 to 1024"
expect 2 watch "$scenario" --replicates 3
expect 3 watch "$scenario" --set world.agencies=-1
expect 4 watch nowhere
finish
