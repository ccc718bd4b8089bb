#!/usr/bin/env bash
# check promises what run does; who is refused leaves nothing behind; statuses are the same for all commands.
source "$(dirname "$0")/common.sh"
scenario=$fixtures/small.cfg
one=(--weeks 10 --replicates 1)
mkdir here
cd here || exit 1

# refused STATUS TEXT ARGUMENT...: refused with this text, and the folder is as it was.
refused() {
    local wanted=$1 text=$2
    shift 2
    find . | sort >../before
    expect "$wanted" "$@"
    has ../err "$text"
    find . | sort | diff ../before - >../left || fail "tandem $*: has left $(cat ../left)"
}

# Network files: what is wrong in them is found by every command, before anything is made.
printf 'base = "%s";\nnetwork = { file = "net.csv"; };\n' "$scenario" >net.cfg
printf 'scenario = "net.cfg";\ndesign = { kind = "point"; };\noutputs = ["ever_tried_horizon"];\n' >plan.cfg
printf 'from,to\n0,1\n1,99\n' >net.csv
for command in check run "run --dry-run"; do
    # shellcheck disable=SC2086
    refused 3 "net.csv:3: " $command net.cfg
    # shellcheck disable=SC2086
    refused 3 "net.csv:3: " ${command/run/sweep} plan.cfg
done
refused 3 "net.csv:3: " compare "$scenario" net.cfg --out a/b/c
refused 3 "net.csv:3: " run "$scenario" net.cfg "${one[@]}"
printf 'from,to\n0,1\n1,2\n' >net.csv
expect 0 run net.cfg "${one[@]}"
rm -r out/net net.csv
mkfifo net.csv
refused 4 "net.cfg:2: " check net.cfg
refused 4 "net.cfg:2: " run net.cfg
rm net.csv
mkdir net.csv
refused 4 "net.cfg:2: " check net.cfg
rmdir net.csv

# A pipe in place of any other file is not waited for.
mkfifo pipe.cfg
refused 4 "pipe.cfg: " check pipe.cfg
refused 4 "pipe.cfg: " run pipe.cfg
refused 4 "pipe.cfg: " sweep pipe.cfg
mkdir piped
mkfifo piped/results.sqlite
for command in plot report export; do
    refused 4 "piped" "$command" piped
done
refused 4 "piped" run "$scenario" --out piped

# Where results cannot land: known before any run, for all of the scenarios.
printf 'base = "%s";\n' "$scenario" >other.cfg
: >file
mkfifo fifo
refused 4 "file: is a file" run "$scenario" --out file/below
refused 4 "fifo: is a file" run "$scenario" --out fifo
expect 0 run other.cfg "${one[@]}" --out both/other --seed 5
refused 3 "both/other: holds results of something else" run "$scenario" other.cfg "${one[@]}" --out both
[ ! -e both/small ] || fail "the first scenario was run before the second was refused"
long=$(printf 'e%.0s' {1..100})
refused 2 "the path of the result directory is too long" run "$scenario" --out "$long/$long/$long/$long/$long/$long"
refused 2 "the path of the result directory is too long" run "$scenario" --dry-run --out "$long/$long/$long/$long/$long/$long"
if [ "$(id -u)" -ne 0 ]; then
    mkdir closed
    chmod 500 closed
    refused 4 "closed" run "$scenario" --out closed/a/b
    chmod 700 closed
fi

# A precision that can never be reached.
refused 2 "needs runs of at least 53 weeks" run "$scenario" --precision 0.1 --weeks 52
refused 2 "needs runs of at least 53 weeks" compare "$scenario" other.cfg --precision 0.1 --weeks 52
refused 2 "2 replicates at least" run "$scenario" --precision 0.1 --replicates 1

# Merging.
for part in 1 2; do
    expect 0 run "$scenario" --weeks 10 --replicates 2 --shard "$part/2" --out "part$part"
    has ../err "part $part of 2 is done"
done
expect 0 run "$scenario" --weeks 11 --replicates 2 --out stranger
refused 2 "part1: is target and part" merge part1 part1 part2
refused 2 "the path of the result directory is too long" merge "$long/$long/$long/$long/$long/$long" part1 part2
refused 2 "part1/: is named twice" merge whole part1 part1/
refused 4 "absent" merge whole part1 absent
refused 3 "stranger" merge whole part1 part2 stranger
expect 0 merge whole part1 part2
has ../err "2 finished runs"

# Every run fails: 5 of all commands, and of the merge of what they stored. Where a commit falls into the moment in which a run
# has all memory, the store has none either: the command ends with 70, and goes on when it is given again.
all_runs_fail() {
    local tries status
    for tries in 1 2 3 4 5; do
        PATH=$programs "$TANDEM" "$@" >"$work/out" 2>"$work/err"
        status=$?
        [ $status -eq 70 ] && [ "$tries" -lt 5 ] && grep -q "memory ran out" "$work/err" || break
    done
    [ $status -eq 5 ] || fail "tandem $*: exit status $status, not 5: $(tail -n 3 "$work/err")"
}
if (ulimit -v 400000 && "$TANDEM" --version >/dev/null 2>&1); then # a sanitizer needs more
    (
        ulimit -v 400000
        huge=(--set world.agencies=900000 --threads 1 --weeks 2 --replicates 2)
        sed 's/net.cfg/other.cfg/' plan.cfg >point.cfg
        printf 'scenario = "other.cfg";\ndesign = { kind = "one_at_a_time"; };\nfactors = ({ parameter = "legal.ambiguity"; });\n' >factors.cfg
        printf 'outputs = ["ever_tried_horizon"];\n' >>factors.cfg
        all_runs_fail run other.cfg "${huge[@]}" --out f1
        all_runs_fail compare "$scenario" other.cfg "${huge[@]}" --out f2
        all_runs_fail sweep factors.cfg "${huge[@]}" --out f3
        all_runs_fail sensitivity factors.cfg "${huge[@]}" --out f4
        all_runs_fail replicates point.cfg "${huge[@]}" --out f5
        for d in f1 f2 f3 f4 f5; do
            grep -q ',failed,' "$d/runs.csv" || fail "$d/runs.csv does not say that runs failed"
            [ -s "$d/manifest.json" ] || fail "$d has no manifest"
        done
        all_runs_fail run other.cfg "${huge[@]}" --shard 1/2 --out s1
        all_runs_fail run other.cfg "${huge[@]}" --shard 2/2 --out s2
        expect 5 merge s3 s1 s2
        has ../err "2 of 2 runs failed"
        exit "$failures"
    ) || fail "see above"
fi
finish
