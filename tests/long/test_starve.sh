#!/usr/bin/env bash
# A call that fails, of memory or of the system, at many places of each command (PLACES, 200 unless said otherwise), or
# less memory than it wants, by as many steps: the command ends with what it would have given, or with one status and the
# cause; never with a crash or other results. KINDS and COMMANDS are those that are tried, all unless said otherwise.
source "$(dirname "$0")/../cli/common.sh"
command -v cc >/dev/null || { echo "skipped: no compiler"; exit 0; }
case "$(ldd "$TANDEM" 2>/dev/null)" in *asan*) echo "skipped: a sanitizer has an allocator of its own"; exit 0 ;; esac
cc -O1 -shared -fPIC -o starve.so "$root/tests/long/starve.c" -ldl || fail "the library does not build"
places=${PLACES:-200}
timeout=$(command -v timeout) env=$(command -v env)
export OMP_NUM_THREADS=1 SOURCE_DATE_EPOCH=0
cp "$fixtures"/*.cfg .
loaded=65536 # bytes that libraries hold before the program begins
tiny=(--set world.agencies=20 --set world.burn_in_weeks=10 --weeks 60 --replicates 2 --quiet --threads 1)

# starve KIND AT COMMAND…: the command with that call failing; prints its status.
starve() {
    local kind=$1 at=$2
    shift 2
    PATH=$programs STARVE_KIND=$kind STARVE_AT=$at "$timeout" 60 "$env" "LD_PRELOAD=$work/starve.so" "$TANDEM" "$@" >some.out 2>some.err
    echo $?
}

# calls KIND COMMAND…: how many there are.
calls() {
    local kind=$1
    shift
    PATH=$programs STARVE_KIND=$kind STARVE_AT=0 STARVE_COUNT=$work/count LD_PRELOAD=$work/starve.so "$TANDEM" "$@" >/dev/null 2>&1
    cat count
}

# survives KIND STATUS FRESH COMMAND…: at each place the status is 0 with the same output, or one of STATUS with a message
# that says why; FRESH is a directory to begin without, or "-".
survives() {
    local kind=$1 wanted=$2 fresh=$3 number step at status unit bad=0
    shift 3
    [[ -z ${COMMANDS:-} || " $COMMANDS " = *" $1 "* ]] || return 0
    [ "$fresh" = - ] || rm -rf "$fresh"
    PATH=$programs "$TANDEM" "$@" >whole.out 2>/dev/null
    [ "$fresh" = - ] || rm -rf "$fresh"
    number=$(calls "$kind" "$@")
    step=$(((number + places - 1) / places))
    at=1
    [ "$kind" != room ] || at=$((step > loaded ? step : loaded))
    for (( ; at <= number; at += step)); do
        [ "$fresh" = - ] || rm -rf "$fresh"
        status=$(starve "$kind" "$at" "$@")
        if [ "$status" -eq 0 ]; then
            cmp -s some.out whole.out && continue
        elif [[ " $wanted " = *" $status "* ]] && [ -s some.err ]; then
            continue
        fi
        bad=$((bad + 1))
        [ "$bad" -gt 3 ] || fail "$kind $at of $number, $*: status $status: $(tail -n 1 some.err)"
    done
    [ "$bad" -le 3 ] || fail "$kind, $*: $bad of $places places"
    [ "$kind" = room ] && unit=bytes || unit=calls
    echo "$kind: $number $unit in tandem $1, $bad of at most $places places bad"
}

cat >grid.cfg <<TEXT
scenario = "small.cfg";
design = { kind = "factorial"; };
factors = ( { parameter = "manager.mean"; } );
outputs = ["completed_52_weeks", "public_value"];
TEXT
cat >decide.cfg <<TEXT
scenario = "small.cfg";
options = (
    { name = "match"; cost = 10.0; interventions = ( { kind = "matchmaker"; start_week = 0; end_week = 60; } ); },
    { name = "guide"; cost = 5.0; interventions = ( { kind = "legal_guideline"; start_week = 0; end_week = 60; } ); }
);
budgets = [11.0]; most_at_once = 1;
outcomes = ( { name = "started_episodes"; direction = "more"; } );
design = { kind = "latin_hypercube"; points = 8; };
factors = ( { parameter = "legal.ambiguity"; } );
replicates = 2; weeks = 60;
TEXT
cat >calibrate.cfg <<TEXT
scenario = "small.cfg";
factors = ( { parameter = "legal.ambiguity"; } );
calibrate = { targets = ( { outcome = "completed_52_weeks"; value = 0.4; sd = 0.5; } ); waves = 1; points = 6; replicates = 2;
    particles = 10; generations = 1; least_accepted = 0.0; confirm = 2; };
weeks = 60;
TEXT
cat >space.cfg <<TEXT
scenario = "small.cfg";
design = { kind = "latin_hypercube"; points = 2; };
factors = ( { parameter = "legal.conservatism"; } );
outputs = ["completed_episodes"];
replicates = 1; weeks = 60;
TEXT
cat >claims.cfg <<TEXT
space = "space.cfg";
arms = { base = { }; supported = { set = ["manager.mean=0.9"]; }; };
claims = ( { id = "A1"; tests = ( { id = "A1"; title = "support completes more"; contrast = "difference";
    arms = ["supported", "base"]; measure = "completed"; } ); } );
TEXT
world=(--set world.agencies=20 --set world.burn_in_weeks=10 --quiet)
expect 0 run small.cfg "${tiny[@]}" --out stored
for kind in ${KINDS:-memory room write full}; do
    # Memory: 70, or 5 where only a run wanted it; writing: 4. A write that a signal interrupts is made again.
    case $kind in
    memory | room) status='70 5' ;;
    write) status= ;;
    full) status=4 ;;
    esac
    survives "$kind" "$status" - check small.cfg
    survives "$kind" "$status" fresh run small.cfg "${tiny[@]}" --out fresh
    survives "$kind" "$status" fresh compare small.cfg base.cfg "${tiny[@]}" --out fresh
    survives "$kind" "$status" fresh sweep grid.cfg "${tiny[@]}" --out fresh
    survives "$kind" "$status" fresh decide decide.cfg "${world[@]}" --threads 1 --out fresh
    survives "$kind" "$status" fresh calibrate calibrate.cfg "${world[@]}" --threads 1 --out fresh
    survives "$kind" "$status" fresh findings ./claims.cfg --defaults 2 --quiet --threads 1 --out fresh
    survives "$kind" "$status" - watch small.cfg "${world[@]}" --weeks 60
    survives "$kind" "$status" story.html trace small.cfg "${world[@]}" --weeks 60 --html story.html
    survives "$kind" "$status" fresh merge fresh stored --quiet
    survives "$kind" "$status" - plot stored --quiet
    survives "$kind" "$status" - report stored --quiet
    survives "$kind" "$status" csv export stored --out csv --quiet
done
finish
