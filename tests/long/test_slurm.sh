#!/usr/bin/env bash
# Sweeps under Slurm give the same bytes as in one process: as an array of parts, as one MPI job, told to stop by a signal
# and by the time limit. A private Slurm of one node runs in the test's own folder, with ports and keys of its own.
source "$(dirname "$0")/../cli/common.sh"
cluster=$root/analysis/cluster

skip() {
    echo "skipped: $*"
    exit 0
}
PATH=$PATH:/usr/sbin
for program in sbatch srun slurmctld slurmd munged; do
    command -v "$program" >/dev/null || skip "no $program on this machine (Debian: slurm-wlm munge)"
done
[ "$(id -u)" -eq 0 ] || skip "only root can start a Slurm of its own"
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

# As one MPI job, where MPI can be built, if TANDEM_MPI does not name the program; build/mpi is no other test's, as two may run
# at once.
mpi=
if pkg-config --exists ompi-c && srun --mpi=list 2>&1 | grep -q pmix; then
    build=$(cd "$root" && realpath -m "${BUILD:-build}")
    mpi=$(cd "$root" && realpath -m "${TANDEM_MPI:-$build/mpi/tandem}")
    [ -n "${TANDEM_MPI:-}" ] || "${MAKE:-make}" -C "$root" --no-print-directory MPI=1 BUILD="$build" program >built 2>&1 ||
        fail "MPI=1 does not build: $(tail -n 5 built)"
    job=$(TANDEM=$mpi submit --ntasks=3 "$cluster/sweep.sbatch" grid.cfg mpi "${short[@]}")
    well "$job" 60
    same_tables one mpi
else
    echo "skipped: MPI (Debian: libopenmpi-dev)"
fi

# Stopped and queued again: plans without end, of which the test makes short ones once they have been stopped.
for name in limited signalled; do
    { plan point ''; echo 'replicates = 100000;'; } >"$name.cfg"
done
is_stopped() { grep -qF "the same command goes on" "$1.log" && [ "$(restarts "$1")" -ge 1 ]; }

# stopped JOB PLAN DIRECTORY: the job is stopped, queued again, goes on, and has the tables of one process.
stopped() {
    local runs
    soon 120 is_stopped "$1" || { fail "job $1 is not stopped and queued again: $(cat "$1.log")"; return; }
    runs=$(sed -nE 's/^stopped; ([0-9]+) of .*/\1/p' "$1.log" | tail -n 1)
    sed "s/100000/$((runs + 10))/" "$2" >shorter.cfg && mv shorter.cfg "$2"
    well "$1" 120
    expect 0 sweep "$2" --quiet --out "$3-alone"
    same_tables "$3-alone" "$3"
}

# By a time limit of a minute, with less notice than the files ask for; Slurm looks after limits twice a minute, so
# it comes after 10 to 40 seconds.
for file in "$cluster"/*.sbatch; do
    has "$file" '#SBATCH --signal=TERM@'
done
limited=$(submit --time=1 --signal=TERM@20 --array=1-1 "$cluster/sweep-array.sbatch" limited.cfg limited --quiet)
# By a signal, as when the job has to make room for another one.
if [ -n "$mpi" ]; then
    job=$(TANDEM=$mpi submit --ntasks=2 "$cluster/sweep.sbatch" signalled.cfg signalled --quiet)
    soon 60 test -s signalled/results.sqlite || fail "job $job does not start: $(cat "$job.log")"
    sleep 2
    scancel --signal=TERM "$job"
    stopped "$job" signalled.cfg signalled
fi
stopped "$limited" limited.cfg limited/shard-1
finish
