#!/usr/bin/env bash
# Sweeps under Slurm give the same bytes as in one process: as an array of parts, as one MPI job, told to stop by a signal
# and by the time limit. A private Slurm of one node runs in the test's own folder, with ports and keys of its own.
source "$(dirname "$0")/../cli/common.sh"
cluster=$root/analysis/cluster

skip() {
    echo "skipped: $*"
    exit 0
}
for program in sbatch srun slurmctld slurmd munged; do
    command -v "$program" >/dev/null || PATH=$PATH:/usr/sbin command -v "$program" >/dev/null ||
        skip "no $program on this machine (Debian: slurm-wlm munge)"
done
[ "$(id -u)" -eq 0 ] || skip "only root can start a Slurm of its own"
PATH=$PATH:/usr/sbin
programs=$PATH # pictures are drawn where gnuplot is there; nothing here looks at them

free_port() {
    local port
    while port=$((20000 + RANDOM % 10000)) && (: </dev/tcp/127.0.0.1/"$port") 2>/dev/null; do :; done
    echo "$port"
}

# soon SECONDS COMMAND…: waits until the command succeeds.
soon() {
    local until=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$until" ] || return 1
        sleep 0.3
    done
}

# Each in a session of its own: a timeout of the test ends all of its group, and then nobody could end the jobs.
daemons=()
daemon() {
    local name=$1
    shift
    setsid "$@" >"$name.out" 2>&1 </dev/null &
    daemons+=($!)
}

slurm_begin() {
    mkdir state spool scratch
    (umask 077 && head -c 128 /dev/urandom >munge.key)
    cat >slurm.conf <<END
ClusterName=test
SlurmctldHost=$(hostname)(127.0.0.1)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
CredType=cred/munge
AuthInfo=socket=$work/munge.socket,cred_expire=5
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
TmpFS=$work/scratch
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
SchedulerParameters=batch_sched_delay=0,sched_interval=1
KillWait=5
NodeName=here NodeHostname=$(hostname) NodeAddr=127.0.0.1 CPUs=4
PartitionName=all Nodes=here Default=YES
END
    export SLURM_CONF=$work/slurm.conf TMPDIR=$work/scratch
    export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
    daemon munged munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge.socket" \
        --pid-file="$work/munged.pid" --seed-file="$work/munged.seed" --log-file="$work/munged.log"
    soon 20 test -S munge.socket || return
    daemon slurmctld slurmctld -D -f "$SLURM_CONF"
    daemon slurmd slurmd -D -f "$SLURM_CONF"
    soon 60 node_is_idle
}
node_is_idle() { [ "$(sinfo --noheader --format=%T 2>/dev/null)" = idle ]; }
queue_is_empty() { [ -z "$(squeue --noheader 2>/dev/null)" ] && node_is_idle; }

slurm_end() {
    scancel --quiet --user=root 2>/dev/null && soon 20 queue_is_empty
    local i
    for ((i = ${#daemons[@]} - 1; i >= 0; i--)); do
        kill "${daemons[i]}" 2>/dev/null && wait "${daemons[i]}" 2>/dev/null
    done
}
trap 'slurm_end; rm -rf "$work"' EXIT

# submit ARGUMENTS…: prints the number of the job, its log goes to NUMBER.log.
submit() { sbatch --parsable --cpus-per-task=1 --output=%A.log "$@"; }

# ended JOB: whether all of it is over; well JOB: whether it came to a good end.
ended() { ! scontrol show job "$1" | grep -qE 'JobState=(PENDING|CONFIGURING|RUNNING|COMPLETING|REQUEUED)'; }
well() {
    soon "$2" ended "$1" && ! scontrol show job "$1" | grep JobState= | grep -qv JobState=COMPLETED && return
    fail "job $1: $(scontrol show job "$1" | grep -oE 'JobState=[A-Z]+ Reason=[^ ]+' | tr '\n' ' '); its log:"
    sed 's/^/    /' "$1.log" | tail -n 20
}
restarts() { scontrol show job "$1" | grep -oE 'Restarts=[0-9]+' | head -n 1 | cut -d= -f2; }

same_tables() {
    local file count=0
    for file in "$1"/*.csv; do
        cmp -s "$file" "$2/${file##*/}" || fail "${file##*/} differs between $1 and $2"
        count=$((count + 1))
    done
    [ "$count" -ge 4 ] || fail "$1 has only $count tables"
}

plan() { # DESIGN FACTORS
    cat <<END
title = "Test"; description = "A plan for the test.";
scenario = "$root/scenarios/baseline.cfg";
design = { kind = "$1"; };
factors = ( $2 );
outputs = ["completed_52_weeks", "ever_tried_horizon"];
END
}
plan factorial '{ parameter = "legal.ambiguity"; }, { parameter = "manager.mean"; }' >grid.cfg
plan point '' >point.cfg
short=(--set world.agencies=20 --set world.burn_in_weeks=10 --weeks 60 --replicates 5 --quiet)

slurm_begin || {
    fail "Slurm does not come up"
    tail -n 5 -- *.out *.log
    finish
}
export TANDEM

# As an array.
expect 0 sweep grid.cfg "${short[@]}" --out one
parts=$(submit --array=1-3 "$cluster/sweep-array.sbatch" grid.cfg array "${short[@]}")
last=$(submit --dependency=afterok:"$parts" "$cluster/sweep-array.sbatch" grid.cfg array "${short[@]}")
well "$last" 60
same_tables one array
[ "$(echo array/shard-*)" = "array/shard-1 array/shard-2 array/shard-3" ] || fail "there are other parts: $(ls array)"

# As one MPI job, where MPI can be built.
mpi=
if command -v mpicc >/dev/null && srun --mpi=list 2>&1 | grep -q pmix; then
    build=${BUILD:-build}
    (cd "$root" && "${MAKE:-make}" --no-print-directory MPI=1 VARIANT=gcc BUILD="$build" program) >built 2>&1 ||
        fail "MPI=1 does not build: $(tail -n 5 built)"
    mpi=$(cd "$root" && realpath "$build")/mpi-gcc/tandem
    job=$(TANDEM=$mpi submit --ntasks=3 "$cluster/sweep.sbatch" grid.cfg mpi "${short[@]}")
    well "$job" 60
    same_tables one mpi
else
    echo "skipped: MPI (Debian: libopenmpi-dev)"
fi

# Stopped and queued again. How many runs take ten seconds on this machine, as it is now:
timeout --signal=TERM 10 "$TANDEM" sweep point.cfg --replicates 100000 --threads 1 --quiet --out timed >out 2>err
runs=$(grep -oE '[0-9]+ of' err | head -n 1 | cut -d' ' -f1)
[ "${runs:-0}" -gt 0 ] || { fail "nothing was run in ten seconds: $(cat err)"; finish; }
many=$((5 * runs)) some=$((2 * runs))
expect 0 sweep point.cfg --replicates "$many" --quiet --out long

# stopped JOB DIRECTORY RUNS: the job was queued again, went on, and has the same outputs as the first runs of all.
stopped() {
    well "$1" 200
    [ "$(restarts "$1")" -ge 1 ] || fail "job $1 was not stopped: $(cat "$1.log")"
    has "$1.log" "the same command goes on"
    cmp -s "$2/outputs.csv" <(head -n $(($3 + 1)) long/outputs.csv) || fail "outputs.csv in $2 differs from that in long"
}

# By a time limit of a minute, with less notice than the files ask for; Slurm looks after limits twice a minute, so
# it comes after 5 to 35 seconds.
for file in "$cluster"/*.sbatch; do
    has "$file" '#SBATCH --signal=TERM@'
done
limited=$(submit --time=1 --signal=TERM@25 --array=1-1 "$cluster/sweep-array.sbatch" point.cfg limited \
    --replicates "$many" --quiet)
# By a signal, as when the job has to make room for another one.
if [ -n "$mpi" ]; then
    job=$(TANDEM=$mpi submit --ntasks=2 "$cluster/sweep.sbatch" point.cfg mpi-stopped --replicates "$some" --quiet)
    soon 60 test -s mpi-stopped/results.sqlite || fail "job $job does not start: $(cat "$job.log")"
    sleep 2
    scancel --signal=TERM "$job"
    stopped "$job" mpi-stopped "$some"
fi
stopped "$limited" limited/shard-1 "$many"
finish
