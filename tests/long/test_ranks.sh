#!/usr/bin/env bash
# Over the ranks of Open MPI: the same bytes as one process gives, by every command that runs, one writer, refusals.
source "$(dirname "$0")/ranks.sh"
export OMPI_MCA_plm=isolated

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
PATH=$programs "$TANDEM_MPI" "${plain[@]}" --out unlaunched >out 2>err || fail "without mpirun the program does not run"
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
has out " on 2 threads, "
has out "  ranks    2, which take some 0.3 seconds more to start"
[ ! -e dry ] || fail "a dry run has written"
ranks 2 3 run "$scenario" --replicates none
[ "$(grep -c 'replicates' err)" -eq 1 ] || fail "a wrong option is not told once: $(cat err)"
ranks 3 2 "${plain[@]}" --seed 5 --out one
has err "seed 20260101 there, 5 here"

# ---- A rank that does not fit is refused, by name.
PATH=$programs mpirun -n 1 "$TANDEM_MPI" "${plain[@]}" --replicates 3000 --out refused : \
    -n 1 "$TANDEM_MPI" "${plain[@]}" --seed 5 --out elsewhere >out 2>err && fail "a rank with another study is taken"
has err "rank 1 on $(uname -n) cannot take part: it has no such study"
[ ! -e elsewhere ] || fail "a worker has written a directory"
libm() { sed -n 's/.*"libm_fingerprint": "\(.*\)".*/\1/p' "$1"; }
old_processor=glibc.cpu.hwcaps=-AVX2_Usable,-FMA_Usable,-AVX2,-FMA
GLIBC_TUNABLES=$old_processor expect 0 "${plain[@]}" --quiet --out old
if [ "$(libm one/manifest.json)" != "$(libm old/manifest.json)" ]; then
    PATH=$programs mpirun -n 1 "$TANDEM_MPI" "${plain[@]}" --replicates 3000 --out bits : \
        -n 1 -x GLIBC_TUNABLES=$old_processor "$TANDEM_MPI" "${plain[@]}" --replicates 3000 --out bits >out 2>err &&
        fail "a rank whose mathematical functions give other bits is taken"
    has err "cannot take part: its mathematical functions give other bits"
fi
finish
