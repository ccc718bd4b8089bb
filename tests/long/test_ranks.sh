#!/usr/bin/env bash
# Over the ranks of Open MPI: the same bytes as one process gives, one writer, stop and resume, killed ranks, refusals.
# Skipped where Open MPI is not installed. TANDEM is the binary without MPI, which says what is right.
if ! command -v mpirun >/dev/null || ! pkg-config --exists ompi-c; then
    echo "skipped: Open MPI (libopenmpi-dev, openmpi-bin) is not installed"
    exit 0
fi
build=$(realpath -m "${BUILD:-build}")
"${MAKE:-make}" -C "$(dirname "$0")/../.." --no-print-directory MPI=1 VARIANT=gcc BUILD="$build" program >/dev/null || exit 1
source "$(dirname "$0")/../cli/common.sh"
over_mpi=$build/mpi-gcc/tandem
scenario=$fixtures/small.cfg
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_hwloc_base_binding_policy=none OMPI_MCA_plm=isolated
ln -s "$(command -v mpirun)" "$programs/mpirun"
mpirun=
trap '[ -z "$mpirun" ] || kill -KILL "$mpirun" 2>/dev/null; rm -rf "$work"' EXIT
RANDOM=20260101

# The same program on so many ranks; leaves its output in the files out and err.
ranks() {
    local wanted=$1 count=$2 status
    shift 2
    PATH=$programs mpirun -n "$count" "$over_mpi" "$@" >out 2>err
    status=$?
    [ "$status" -eq "$wanted" ] || {
        fail "$count ranks, tandem $*: exit status $status, not $wanted"
        sed 's/^/    /' err | head -n 20
    }
}

# same_tables DIR OTHER [LEAST]: whatever CSV files the first has, at least 8, the second has too, byte for byte.
same_tables() {
    local file count=0 least=${3:-8}
    for file in "$1"/*.csv; do
        cmp -s "$file" "$2/${file##*/}" || fail "${file##*/} differs between $1 and $2"
        count=$((count + 1))
    done
    [ "$count" -ge "$least" ] || fail "$1 has only $count CSV files"
}

# ---- The same bytes, in the tables and on the terminal, on any number of ranks.
plain=(run "$scenario" --weeks 60 --replicates 9)
expect 0 "${plain[@]}" --threads 1 --out one
sed 's/\bone\b/DIR/' out >report
for count in 1 2 3 4; do
    ranks 0 "$count" "${plain[@]}" --out "ranks$count"
    same_tables one "ranks$count"
    sed "s/ranks$count/DIR/" out | cmp -s - report || fail "$count ranks print other tables"
    [ "$(grep -c '^9/9 runs in ' err)" -eq 1 ] || fail "$count ranks: not one of them says that it is done"
done
ranks 0 3 "${plain[@]}" --out ranks3
has err "complete, all 9 runs were stored before"
ranks 0 2 "${plain[@]}" --threads 2 --oversubscribe --quiet --out threaded
empty err
same_tables one threaded
PATH=$programs "$over_mpi" "${plain[@]}" --out unlaunched >out 2>err || fail "without mpirun the program does not run"
same_tables one unlaunched

# ---- Several scenarios, each a study of its own; one of them stored before.
several=(run "$scenario" "$fixtures/other.cfg" --weeks 60 --replicates 5 --json --quiet)
expect 0 "${several[@]}" --out several
sed 's/several/DIR/' out >report
ranks 0 1 run "$scenario" --weeks 60 --replicates 5 --quiet --out both/small
ranks 0 3 "${several[@]}" --out both
sed 's/both/DIR/' out | cmp -s - report || fail "three ranks print other JSON"
same_tables several/small both/small
same_tables several/other both/other

# ---- A comparison, whose scenarios share their burn-in; replicates until a precision is met; parts.
pair=(compare "$scenario" "$fixtures/other.cfg" --weeks 60 --replicates 7 --quiet)
expect 0 "${pair[@]}" --out pair
ranks 0 3 "${pair[@]}" --out paired
same_tables pair paired
precise=(run "$scenario" --weeks 60 --precision 0.3 --replicates 64 --quiet)
expect 0 "${precise[@]}" --out precise
ranks 0 3 "${precise[@]}" --out precisely
same_tables precise precisely
for part in 1 2 3; do
    ranks 0 2 "${plain[@]}" --shard "$part/3" --quiet --out "part$part"
done
ranks 0 3 merge whole part1 part2 part3
has err "9 finished runs"
expect 0 "${plain[@]}" --out whole
same_tables one whole

# ---- A sweep, whose runs come back as a few outputs each.
cat >grid.cfg <<TEXT
title = "A plan for tests";
scenario = "$scenario";
design = { kind = "factorial"; };
factors = ( { parameter = "manager.mean"; }, { parameter = "legal.ambiguity"; } );
outputs = ["completed_52_weeks", "public_value"];
replicates = 3;
weeks = 60;
TEXT
expect 0 sweep grid.cfg --quiet --out sweep
sed 's/sweep/DIR/' out >report
ranks 0 3 sweep grid.cfg --quiet --out swept
sed 's/swept/DIR/' out | cmp -s - report || fail "three ranks print another sweep"
same_tables sweep swept 5

# ---- Claims: pairs of scenarios at the defaults and over a space.
ln -s "$root/scenarios" scenarios
claims=(findings C2 --points 4 --replicates 2 --defaults 3 --weeks 60 --set world.agencies=30 --quiet)
expect 0 "${claims[@]}" --out findings1
sed "s/findings1/DIR/" out >report
ranks 0 2 "${claims[@]}" --out findings2
sed "s/findings2/DIR/" out | cmp -s - report || fail "two ranks find other claims to hold"
same_tables findings1 findings2 1

# ---- A decision, whose rounds look at the runs before; and a calibration, whose points follow from them.
cat >money.cfg <<TEXT
title = "A decision for tests";
scenario = "$scenario";
options = (
    { name = "match"; cost = 10.0;
      interventions = ( { kind = "matchmaker"; start_week = 0; end_week = 60; intensity = 20.0; } ); },
    { name = "guide"; cost = 9.0; interventions = ( { kind = "legal_guideline"; start_week = 0; end_week = 60; } ); }
);
budgets = [11.0, 40.0];
outcomes = ( { name = "started_episodes"; direction = "more"; }, { name = "burden"; weight = 0; } );
design = { kind = "latin_hypercube"; points = 24; };
factors = ( { parameter = "manager.mean"; }, { parameter = "legal.ambiguity"; } );
replicates = 2;
weeks = 60;
TEXT
decision=(decide money.cfg --set world.agencies=20 --set world.burn_in_weeks=10 --quiet)
expect 0 "${decision[@]}" --out decided1
sed "s/decided1/DIR/" out >report
ranks 0 3 "${decision[@]}" --out decided3
sed "s/decided3/DIR/" out | cmp -s - report || fail "three ranks decide otherwise"
same_tables decided1 decided3 5
cat >figures.cfg <<TEXT
title = "A calibration for tests";
scenario = "$scenario";
factors = ( { parameter = "legal.reply_per_week"; }, { name = "law"; parameters = ["legal.ambiguity", "legal.conservatism"]; } );
calibrate = {
  targets = ( { outcome = "completed_52_weeks"; value = 0.4; sd = 0.5; } );
  waves = 2; points = 10; replicates = 2; particles = 12; generations = 2; least_accepted = 0.0; confirm = 5;
};
weeks = 60;
TEXT
calibration=(calibrate figures.cfg --set world.agencies=20 --set world.burn_in_weeks=10 --quiet)
expect 0 "${calibration[@]}" --out calibrated1
sed "s/calibrated1/DIR/" out >report
ranks 0 3 "${calibration[@]}" --out calibrated3
sed "s/calibrated3/DIR/" out | cmp -s - report || fail "three ranks calibrate to other values"
same_tables calibrated1 calibrated3 5
empty err

# ---- What has nothing to run is the manager's alone, and said once.
for words in "params legal" "run --help" --version; do
    # shellcheck disable=SC2086
    expect 0 $words
    mv out report
    # shellcheck disable=SC2086
    ranks 0 3 $words
    cmp -s report out || fail "three ranks answer tandem $words otherwise than one process"
done
ranks 0 2 "${plain[@]}" --dry-run --out dry
[ "$(grep -c '^  runs ' out)" -eq 1 ] || fail "a dry run on two ranks is not said once"
[ ! -e dry ] || fail "a dry run has written"
ranks 2 3 run "$scenario" --replicates none
[ "$(grep -c 'replicates' err)" -eq 1 ] || fail "a wrong option is not told once: $(cat err)"
ranks 3 2 "${plain[@]}" --seed 5 --out one
has err "seed 20260101 there, 5 here"

# ---- A rank that does not fit is refused, by name.
PATH=$programs mpirun -n 1 "$over_mpi" "${plain[@]}" --replicates 3000 --out refused : \
    -n 1 "$over_mpi" "${plain[@]}" --seed 5 --out elsewhere >out 2>err && fail "a rank with another study is taken"
has err "rank 1 on $(uname -n) cannot take part: it has no such study"
[ ! -e elsewhere ] || fail "a worker has written a directory"
libm() { sed -n 's/.*"libm_fingerprint": "\(.*\)".*/\1/p' "$1"; }
old_processor=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA
GLIBC_TUNABLES=$old_processor expect 0 "${plain[@]}" --quiet --out old
if [ "$(libm one/manifest.json)" != "$(libm old/manifest.json)" ]; then
    PATH=$programs mpirun -n 1 "$over_mpi" "${plain[@]}" --replicates 3000 --out bits : \
        -n 1 -x GLIBC_TUNABLES=$old_processor "$over_mpi" "${plain[@]}" --replicates 3000 --out bits >out 2>err &&
        fail "a rank whose mathematical functions give other bits is taken"
    has err "cannot take part: its mathematical functions give other bits"
fi

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
    PATH=$programs mpirun -n "$2" "$over_mpi" "${long[@]}" --out "$1" >out 2>err &
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

# A second manager on the same directory is refused while the first is at work, and does no harm.
begin shared 2
PATH=$programs mpirun -n 2 "$over_mpi" "${long[@]}" --out shared >second 2>second-err && fail "two managers write one directory"
has second-err "shared: in use by another process"
empty second
end
[ "$status" -eq 0 ] || fail "a second manager has disturbed the first: $status"
same_tables reference shared
finish
