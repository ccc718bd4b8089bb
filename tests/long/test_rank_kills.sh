#!/usr/bin/env bash
# Over the ranks of Open MPI: a rank, the manager or mpirun is stopped or killed in mid-run; what came in is stored, and the
# same command goes on to the same bytes.
source "$(dirname "$0")/ranks.sh"
export OMPI_MCA_plm=isolated
mpirun=
trap '[ -z "$mpirun" ] || kill -KILL "$mpirun" 2>/dev/null; rm -rf "$work"' EXIT
RANDOM=20260101

# ---- Stopped, killed, resumed. mpirun takes a second to pass a signal on, so the run has to be long: by processor time,
# which does not depend on what else the machine does.
probe=(run "$scenario" --set world.agencies=40 --weeks 200 --quiet)
TIMEFORMAT=%U
runs=$({ time "$TANDEM" "${probe[@]}" --replicates 40 --threads 1 --tables runs --format svg --out probe >/dev/null 2>&1; } 2>&1 |
    tail -n 1 | awk '{print int(8 / ($1 / 40)) + 1}')
long=(run "$scenario" --set world.agencies=40 --weeks 200 --replicates "$runs")
expect 0 "${long[@]}" --quiet --out reference

# stored DIR: how many runs it holds.
stored() {
    local lines
    rm -rf look
    "$TANDEM" export "$1" --tables runs --out look --quiet 2>/dev/null
    lines=$(wc -l 2>/dev/null <look/runs.csv) || lines=1
    echo $((lines - 1))
}

# begin DIR COUNT: starts the long run on so many ranks and waits until something is stored. process[RANK] is a process.
begin() {
    local tries=0 child rank
    PATH=$programs mpirun -n "$2" "$TANDEM_MPI" "${long[@]}" --out "$1" >out 2>err &
    mpirun=$!
    while [ "$tries" -lt 1000 ] && kill -0 "$mpirun" 2>/dev/null && [ "$(stored "$1")" -eq 0 ]; do
        tries=$((tries + 1))
        sleep 0.02
    done
    process=()
    for child in $(pgrep -P "$mpirun"); do
        rank=$(tr '\0' '\n' <"/proc/$child/environ" | sed -n 's/^OMPI_COMM_WORLD_RANK=//p')
        process[rank]=$child
    done
    [ "${#process[@]}" -eq "$2" ] || fail "mpirun has started ${#process[@]} ranks, not $2"
}

# end: waits for mpirun and for every rank; leaves the exit status of mpirun in `status`.
end() {
    local rank tries
    wait "$mpirun" 2>/dev/null
    status=$?
    mpirun=
    for rank in "${process[@]}"; do
        for ((tries = 0; tries < 1000; tries++)); do
            kill -0 "$rank" 2>/dev/null || break
            sleep 0.02
        done
        kill -0 "$rank" 2>/dev/null && fail "process $rank outlives mpirun"
    done
}

# says_what_is_stored DIR: the manager has come to a clean end, and all that it received is stored.
says_what_is_stored() {
    has err "the same command goes on"
    has err "stopped; $(stored "$1") of $runs runs are stored in $1"
}

# goes_on DIR COUNT: the same command does the rest, and the tables are those of one process.
goes_on() {
    ranks 0 "$2" "${long[@]}" --out "$1"
    has err " of $runs runs were stored before"
    same_tables reference "$1"
}

# Orders: how many ranks, who gets which signal, which exit status mpirun gives (any: mpirun's own), and whether the manager
# lives to say what is stored.
while read -r name count victim signal wanted lives; do
    begin "$name" "$count"
    sleep "0.$((RANDOM % 5))"
    before=$(stored "$name")
    case $victim in
    mpirun) kill "-$signal" "$mpirun" ;;
    manager) kill "-$signal" "${process[0]}" ;;
    worker) kill "-$signal" "${process[count - 1]}" ;;
    esac || fail "$name: it was over before the signal"
    end
    [ "$wanted" = any ] || [ "$status" -eq "$wanted" ] || fail "$name: mpirun gives $status, not $wanted"
    after=$(stored "$name")
    [ "$after" -ge "$before" ] || fail "$name: $before runs were stored, now $after"
    [ "$after" -lt "$runs" ] || fail "$name: it was over before the signal"
    [ "$lives" = no ] || says_what_is_stored "$name"
    goes_on "$name" "$((5 - count))"
done <<'ORDERS'
stopped 3 mpirun TERM any yes
interrupted 2 mpirun INT any yes
manager-stopped 2 manager TERM 6 yes
worker-stopped 3 worker TERM 6 yes
worker-killed 2 worker KILL 137 yes
another-killed 3 worker KILL 137 yes
manager-killed 3 manager KILL 137 no
manager-killed-again 2 manager KILL 137 no
mpirun-killed 2 mpirun KILL any no
ORDERS

# A calibration whose points follow from runs: a killed rank in the midst of its first wave.
cat >wave.cfg <<TEXT
title = "A calibration to be killed";
scenario = "$scenario";
factors = ( { parameter = "legal.reply_per_week"; }, { parameter = "legal.ambiguity"; } );
calibrate = {
  targets = ( { outcome = "completed_52_weeks"; value = 0.4; sd = 0.5; } );
  waves = 1; points = $((runs / 4 + 10)); replicates = 4; particles = 20; generations = 2; least_accepted = 0.0; confirm = 5;
};
weeks = 200;
TEXT
one_scenario=("${long[@]}")
long=(calibrate wave.cfg --set world.agencies=40 --quiet)
expect 0 "${long[@]}" --out waves
begin wave 3
kill -KILL "${process[1]}" || fail "the calibration was over before the signal"
end
[ "$status" -eq 137 ] || fail "mpirun gives $status, not 137, for a calibration with a killed rank"
[ ! -e wave/posterior.csv ] || fail "the calibration was over before the signal"
ranks 0 2 "${long[@]}" --out wave
same_tables waves wave 5
long=("${one_scenario[@]}")

# A second manager on the same directory is refused while the first is at work, and does no harm.
begin shared 2
PATH=$programs mpirun -n 2 "$TANDEM_MPI" "${long[@]}" --out shared >second 2>second-err && fail "two managers write one directory"
has second-err "shared: in use by another process"
empty second
end
[ "$status" -eq 0 ] || fail "a second manager has disturbed the first: $status"
same_tables reference shared
finish
