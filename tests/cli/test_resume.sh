#!/usr/bin/env bash
# Killed, stopped and resumed runs give what an uninterrupted one gives; other identities are refused.
source "$(dirname "$0")/common.sh"
scenario=$fixtures/small.cfg
long=(run "$scenario" --set world.agencies=40 --weeks 200 --replicates 60 --threads 1)

# interrupt SIGNAL DIR: starts the long run, sends the signal once a run is stored, leaves the exit status in `status`.
# The run stands still while the shell looks, so that looking takes no time of it.
interrupt() {
    local process tries=0
    # A shell has its background ignore INT, and what is ignored at the start stays so.
    PATH=$programs /usr/bin/env --default-signal=INT "$TANDEM" "${long[@]}" --out "$2" >out 2>err &
    process=$!
    while [ "$tries" -lt 1000 ]; do
        sleep 0.01
        kill -STOP "$process" 2>/dev/null || break
        "$TANDEM" export "$2" --tables runs --out look --quiet 2>/dev/null
        [ -s look/runs.csv ] && [ "$(wc -l <look/runs.csv)" -gt 1 ] && break
        tries=$((tries + 1))
        kill -CONT "$process"
    done
    rm -rf look
    kill "-$1" "$process" 2>/dev/null || fail "the run was over before the signal $1"
    kill -CONT "$process" 2>/dev/null
    wait "$process" 2>/dev/null
    status=$?
}

expect 0 "${long[@]}" --out whole
for signal in KILL INT TERM; do
    interrupt "$signal" "$signal"
    if [ "$signal" = KILL ]; then
        [ "$status" -eq 137 ] || fail "a killed run gives $status"
    else
        [ "$status" -eq 6 ] || fail "a run stopped by $signal gives $status, not 6"
        has err "the same command goes on"
        empty out
    fi
    expect 0 "${long[@]}" --out "$signal"
    grep -qE ' of 60 runs were stored before' err || fail "$signal: nothing was there to go on with: $(head -n 1 err)"
    same_csv whole "$signal"
done

expect 0 run "$scenario" "${small[@]}" --out results
sed 's/a small world//' out >first
expect 0 run "$scenario" "${small[@]}" --out results
has err "complete, all 3 runs were stored before"
cmp -s first out || fail "a complete directory prints other tables"
cp results/episodes.csv episodes.before

for change in "--seed 7" "--weeks 61" "--set legal.ambiguity=0.5"; do
    # shellcheck disable=SC2086
    expect 3 run "$scenario" "${small[@]}" $change --out results
    has err "results: holds results of something else"
done
expect 3 run "$scenario" "${small[@]}" --set legal.ambiguity=0.5 --out results
has err "legal.ambiguity 0.4 there, 0.5 here"
has err "--force"
cmp -s episodes.before results/episodes.csv || fail "a refused command has changed the results"
expect 0 run "$scenario" "${small[@]}" --set legal.ambiguity=0.5 --out results --force
cmp -s episodes.before results/episodes.csv && fail "--force has not started again"
expect 0 run "$scenario" "${small[@]}" --set legal.ambiguity=0.5 --out results
finish
