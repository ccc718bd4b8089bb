#!/usr/bin/env bash
# tandem watch: where there is no terminal a line a quarter, the numbers those of the run; on one (script, of bsdutils) the
# screen, in letters that it can show; what it refuses.
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

# A network from a file; a signal.
cat >ring.csv <<'TEXT'
from,to
0,1
1,2
2,3
3,0
TEXT
printf '%s\n' 'world: { governments = 2; citizens = 500; burn_in_weeks = 10; };' 'network: { file = "ring.csv"; };' >ring.cfg
expect 0 watch ring.cfg --weeks 26
[ "$(awk '$1 ~ /^[0-9]+$/ {print $1}' out | tr '\n' ' ')" = "13 26 " ] || fail "a network from a file is not watched"
"$TANDEM" watch "$scenario" --weeks 10400 >out 2>err &
process=$!
for _ in $(seq 1000); do
    if [ -s out ] || ! kill -0 "$process" 2>/dev/null; then break; fi
    sleep 0.02
done
kill -TERM "$process"
wait "$process"
status=$?
[ "$status" -eq 6 ] || fail "a signal ends it with $status, not 6"
has err "stopped"

# on_terminal STATUS LOCALE COMMAND...: types q until it has ended; leaves what it wrote in the file screen.
on_terminal() {
    local wanted=$1 locale=$2 status
    shift 2
    { while printf q; do sleep 0.1; done; } 2>/dev/null |
        TERM=xterm LC_ALL=$locale script -qec "${*@Q}" /dev/null >screen
    status=${PIPESTATUS[1]}
    [ "$status" -eq "$wanted" ] || fail "on a terminal: ${*:2}: exit status $status, not $wanted"
}
if command -v script >/dev/null; then
    on_terminal 0 C "$TANDEM" watch "$scenario" "${tiny[@]}" --seed 5
    has screen $'\033[?1049h'
    has screen $'\033[?1049l'
    has screen "weeks a second"
    ! LC_ALL=C grep -q $'[\x80-\xff]' screen || fail "letters beyond ASCII where the locale has none"
    on_terminal 0 C.UTF-8 "$TANDEM" watch "$scenario" "${tiny[@]}" --seed 5
    LC_ALL=C grep -q $'\xe2[\x94-\x96]' screen || fail "no lines and blocks where the locale has them"
    LANG=C.UTF-8 on_terminal 0 "" "$TANDEM" watch "$scenario" "${tiny[@]}" --seed 5
    LC_ALL=C grep -q $'\xe2[\x94-\x96]' screen || fail "LANG does not say what the terminal shows"
    on_terminal 0 C "$TANDEM" watch "$scenario" "${tiny[@]}" --seed 5 --lang zh-TW
    has screen "週"
fi
expect 2 watch
expect 2 watch "$scenario" --speed 0
has err "from 1 to 1024"
expect 2 watch "$scenario" --replicates 3
expect 3 watch "$scenario" --set world.agencies=-1
expect 4 watch nowhere
"$TANDEM" watch "$scenario" "${tiny[@]}" >/dev/full 2>err && fail "lines that could not be written are no error"
has err "No space left"
"$TANDEM" watch "$scenario" "${tiny[@]}" 2>err | head -n 1 >out
[ "${PIPESTATUS[0]}" -eq 0 ] || fail "a reader that has seen enough is an error"
empty err
ln -s nowhere lost
expect 4 watch lost
has err "lost"
lacks err "nor lost.cfg"
finish
