#!/usr/bin/env bash
# Every exit status, and that the message says what is wrong.
source "$(dirname "$0")/common.sh"
scenario=$fixtures/small.cfg
plans=$root/scenarios/plans

# 2: the command line.
expect 2 runn
has err "runn: unknown command, you may have meant run"
expect 2 run
has err "SCENARIO... is missing"
expect 2 plot one two
has err "too many arguments"
expect 2 --replicates 3
has err "a command comes first"
for arguments in "--replicates 0" "--replicates 1.5" "--replicates -3" "--replicates 2e3" "--precision -1" \
    "--precision 0" "--precision nan" "--seed -1" "--seed 18446744073709551616" "--weeks 0" "--threads 0" \
    "--format gif" "--tables runs,weekley" "--shard 3/2" "--shard 0/2" "--shard 2" "--quiet=1" "--replicats 3" \
    "--schema" "-x" "--out=" "--seed" "--shard 1/2 --precision 0.1" "--dry-run --force" "--dry-run --json" \
    "--oversubscribe"; do
    # shellcheck disable=SC2086
    expect 2 run "$scenario" --out never $arguments
    empty out
    has err "tandem run --help"
    [ ! -e never ] || fail "$arguments: something was written"
done
expect 2 run "$scenario" --replicats 3
has err "you may have meant replicates"
expect 2 run "$scenario" --replicates 0 --format gif
has err "--replicates 0"
has err "--format gif"
expect 2 check "$scenario" --precision 0.1
has err "--precision is no option of tandem check"
expect 2 params --markdown --json
expect 2 params legal --markdown
expect 2 params legal.ambigity
has err "legal.ambiguity"
expect 2 explain legl_review
has err "legal_review"
expect 2 export
expect 2 export --schema "$work"
expect 2 completion tcsh
has err "bash|zsh|fish"
expect 2 compare "$scenario"
has err "OTHER... is missing, or --set"
expect 2 merge target
expect 2 run "$scenario" "$scenario" "${small[@]}"
has err "share the result directory"

# What later runs are follows from earlier ones: a part of them cannot be had.
for command in "decide $plans/three-ideas.cfg" "calibrate $plans/calibration.cfg"; do
    # shellcheck disable=SC2086
    expect 2 $command --shard 1/2 --out never
    has err "runs"
    [ ! -e never ] || fail "$command --shard: something was written"
done

# 3: the configuration.
expect 3 run "$scenario" "${small[@]}" --set legal.ambigity=1 --out never
has err "legal.ambiguity"
lacks err ".cfg"
expect 3 run "$scenario" "${small[@]}" --set legal.ambiguity=7 --set world.agencies=none --set nonsense --out never
has err "legal.ambiguity"
has err "world.agencies"
has err "nonsense"
[ ! -e never ] || fail "a wrong --set has written something"

# 4: files.
expect 4 run absent.cfg
has err "absent.cfg: cannot be read"
expect 4 plot absent
expect 4 export absent
: >file
expect 4 run "$scenario" "${small[@]}" --out file/below
has err "file"
expect 4 run "$scenario" "${small[@]}" --out /proc/nowhere
has err "/proc/nowhere"
if [ "$(id -u)" -ne 0 ]; then
    mkdir closed
    chmod 500 closed
    expect 4 run "$scenario" "${small[@]}" --out closed/results
    chmod 700 closed
    cp "$scenario" hidden.cfg
    chmod 000 hidden.cfg
    expect 4 run hidden.cfg
fi
for command in --version -V --help -h params "params --markdown" explain "export --schema" "run $scenario --out full --weeks 60 --replicates 2"; do
    # shellcheck disable=SC2086
    PATH=$programs "$TANDEM" $command >/dev/full 2>err
    [ $? -eq 4 ] || fail "$command to a full device does not give 4"
    has err "standard output"
done
"$TANDEM" params 2>err | head -n 1 >/dev/null
[ "${PIPESTATUS[0]}" -eq 0 ] || fail "a reader that goes away gives ${PIPESTATUS[0]}"
empty err

# 5: runs that fail; memory for a million agencies is not there.
if (ulimit -v 700000 && "$TANDEM" --version >/dev/null 2>&1); then # a sanitizer needs more
    (
        ulimit -v 700000
        expect 5 run "$scenario" --set world.agencies=1000000 --weeks 2 --replicates 1 --threads 1 --out failing
        has err "1 run failed"
        expect 5 run "$scenario" --set world.agencies=1000000 --weeks 2 --replicates 1 --threads 1 --out failing-zh --lang zh-TW
        exit "$failures"
    ) || fail "see above"
    cmp -s failing/runs.csv failing-zh/runs.csv || fail "--lang changes what is stored of a run that failed"
    head -n 2 failing/runs.csv | grep -q ',failed,' || fail "runs.csv does not say that the run failed"
fi
finish
