#!/usr/bin/env bash
# What a plan asks for has its effect, or is refused, or is said before any run; what is found is said as it is.
source "$(dirname "$0")/common.sh"
cat >world.cfg <<TEXT
world: { agencies = 20; governments = 2; citizens = 5000; burn_in_weeks = 10; };
interventions = ( { kind = "legal_guideline"; start_week = 0; end_week = 20; } );
TEXT

# plan NAME DESIGN FACTORS OUTPUTS MORE
plan() {
    printf 'scenario = "world.cfg"; design = { %s };\nfactors = ( %s );\noutputs = %s;\n%s\n' "$2" "$3" "$4" "$5" >"$1.cfg"
}
trust='{ parameter = "trust.citizen_mean"; }'

# Outputs.
plan beyond 'kind = "one_at_a_time";' "$trust" '["ever_tried_5_years"]' 'weeks = 52; replicates = 1;'
for command in check sweep sensitivity replicates; do
    expect 3 $command beyond.cfg
    has err "ever_tried_5_years needs runs of at least 260 weeks, and these have 52"
done
expect 3 sensitivity beyond.cfg --dry-run
[ ! -e out/beyond ] || fail "a refused plan leaves a directory"
plan two 'kind = "one_at_a_time";' "$trust" '["ever_tried_5_years", "public_value"]' 'replicates = 1;'
for command in sweep sensitivity replicates; do # the command line says so few: the plan cannot either
    expect 3 $command two.cfg --weeks 20 --replicates 2 --out two
    has err "ever_tried_5_years needs runs of at least 260 weeks, and these have 20"
done
[ ! -e two ] || fail "a refused plan leaves a directory"
for nothing in '[]' '()'; do
    plan nothing 'kind = "one_at_a_time";' "$trust" "$nothing" ''
    expect 3 check nothing.cfg
    has err "nothing.cfg:3: outputs: must name at least one"
done

# Levels.
plan log 'kind = "factorial";' '{ parameter = "world.citizens"; low = 1000; high = 1000000; scale = "log"; levels = 4; }' \
    '["public_value"]' 'weeks = 2; replicates = 1;'
expect 0 sweep log.cfg --out log
[ "$(tail -n +2 log/design.csv | cut -d, -f2 | tr '\n' ' ')" = "1000 10000 100000 1000000 " ] || fail "no logarithmic levels"
expect 0 check log.cfg
has out "takes 1000, 10000, 100000, 1000000"
plan step 'kind = "morris"; trajectories = 2;' "{ parameter = \"manager.mean\"; }, $trust" '["public_value"]' 'weeks = 20; replicates = 1;'
expect 0 check step.cfg
has out "1 replicate each"
lacks out "999"
lacks out "1 replicates"
expect 0 sweep step.cfg --dry-run --out dry
has out "1 replicate each"
expect 3 replicates step.cfg --out step
has err "step: how replicates differ takes 2 of them at least"
[ ! -e step ] || fail "a refused count of replicates leaves a directory"
plan twice 'kind = "factorial";' '{ parameter = "world.agencies"; low = 20; high = 22; levels = 5; }' '["public_value"]' ''
expect 3 check twice.cfg
has err "twice.cfg:2: world.agencies: levels: 5 would give the same whole number twice"
plan mixed 'kind = "factorial";' '{ parameter = "trust.spread"; values = [0.5, 1]; }' '["public_value"]' ''
expect 3 check mixed.cfg
has err "mixed.cfg:2:"
has err "write 1.0 beside 0.5"

# Without effect.
printf '0,1\n1,2\n' >ties.csv
printf 'world: { agencies = 20; governments = 2; citizens = 5000; }; network: { file = "ties.csv"; };\n' >tied.cfg
for name in peers_within peers_between rewiring weight_between complete; do
    plan inert 'kind = "morris"; trajectories = 4;' "{ parameter = \"network.$name\"; low = 0; high = 1; }" '["public_value"]' ''
    sed -i 's/world.cfg/tied.cfg/' inert.cfg
    expect 3 check inert.cfg
    has err "network.$name"
done
plan never 'kind = "factorial";' '{ parameter = "interventions.legal_guideline.intensity"; low = 0; high = 1; }' \
    '["public_value"]' 'weeks = 2; replicates = 1;'
sed -i 's/start_week = 0; end_week = 20/start_week = 600; end_week = 700/' world.cfg
for command in check "sweep --out never"; do
    expect 0 $command never.cfg
    has err "intervention 1 (legal_guideline) never acts: it begins in week 600, and runs have 2 weeks"
    has err "interventions.legal_guideline.intensity is a factor without effect"
done
plan starts 'kind = "factorial";' '{ parameter = "interventions.legal_guideline.start_week"; low = 0; high = 1; }' \
    '["public_value"]' 'weeks = 2; replicates = 1;'
expect 0 check starts.cfg
lacks err "never acts"
expect 0 check world.cfg
has err "never acts: it begins in week 600, and runs have 520 weeks"
printf 'base = "world.cfg"; mechanism: { legal_review = false; };\n' >unreviewed.cfg
plan off 'kind = "factorial";' '{ parameter = "legal.ambiguity"; }' '["public_value"]' 'weeks = 2; replicates = 1;'
sed -i 's/world.cfg/unreviewed.cfg/' off.cfg
expect 0 check off.cfg
has err "legal.ambiguity is a factor with little or no effect, since mechanism.legal_review"

# As it is.
plan constant 'kind = "saltelli"; base_samples = 4;' "$trust, { parameter = \"manager.mean\"; }" '["intervention_cost"]' \
    'weeks = 2; replicates = 2;'
expect 0 sensitivity constant.cfg --out constant
has out "It is 0 "
has out "in all runs: no factor moves it"
lacks out "nan"
lacks out "trust.citizen_mean"
lacks out "not known"
expect 0 sensitivity constant.cfg --out constant --json
lacks out "nan"
has out "no factor moves it"
has out '"saltelli": null'
plan single 'kind = "morris"; trajectories = 4;' "$trust" '["public_value"]' 'weeks = 80; replicates = 1;'
expect 0 sensitivity single.cfg --out single
has out "each point has one"
plan shares 'kind = "saltelli"; base_samples = 4;' "$trust, { parameter = \"manager.mean\"; }" '["public_value"]' \
    'weeks = 30; replicates = 1;'
expect 0 sensitivity shares.cfg --out shares
has out "is withheld: 4 base samples"

# Scenarios at the points of a file: pairs, and what the file keeps, also of parts and out of the store.
cat >guided.cfg <<TEXT
base = "world.cfg"; legal = { ambiguity = 0.1; };
interventions = ( { kind = "workshop"; start_week = 0; end_week = 20; } );
TEXT
printf 'id,legal.ambiguity,trust.citizen_mean\n"a, 1",0.2,0.3\nb,0.5,0.5\nc,0.9,0.6\n' >points.csv
cat >pairs.cfg <<TEXT
scenario = "world.cfg"; scenarios = ("guided"); outputs = ["started_episodes", "public_value"];
design = { kind = "file"; path = "points.csv"; }; weeks = 30; replicates = 2;
TEXT
expect 0 check pairs.cfg
has out "2 scenarios at 3 points, 2 replicates each: 12 runs"
expect 0 sweep pairs.cfg --out pairs
has out "difference over the design"
[ "$(tail -n +2 pairs/design.csv | cut -d, -f2,3 | tr '\n' ' ')" = "0.2,0.3 0.5,0.5 0.9,0.6 " ] ||
    fail "design.csv has other points than the file"
[ "$(tail -n +2 pairs/design_kept.csv | head -n 1)" = '0,"a, 1"' ] || fail "design_kept.csv lost a column"
[ "$(wc -l <pairs/pairs.csv)" -eq 3 ] || fail "pairs.csv has not two rows"
# A scenario that sets a factor keeps its value: but for the other factor its three points are the same.
printf 'legal.ambiguity\n0.2\n0.5\n0.9\n' >one.csv
sed 's/points.csv/one.csv/; s/weeks = 30/weeks = 60/' pairs.cfg >held.cfg
expect 0 sweep held.cfg --out held --replicates 1
expect 0 sweep held.cfg --out one --replicates 1 --threads 1
cmp -s held/pairs.csv one/pairs.csv || fail "threads change pairs"
[ "$(grep -c '^1,' held/outputs.csv)" -eq 3 ] || fail "outputs.csv lacks runs of the second scenario"
# Points have random numbers of their own.
[ "$(grep '^1,' held/outputs.csv | cut -d, -f4- | sort -u | wc -l)" -eq 3 ] || fail "points share their random numbers"
for part in 1 2; do expect 0 sweep pairs.cfg --shard $part/2 --out part$part; done
expect 0 merge together part1 part2
rm points.csv guided.cfg
expect 0 export together
cmp -s pairs/pairs.csv together/pairs.csv || fail "parts give other pairs than the whole"
cmp -s pairs/design_kept.csv together/design_kept.csv || fail "parts lose what the file keeps"
for command in sensitivity replicates; do
    sed 's/"guided"/"world.cfg"/; s/kind = "file"; path = "points.csv"/kind = "one_at_a_time"/' pairs.cfg >several.cfg
    echo 'factors = ( { parameter = "trust.citizen_mean"; } );' >>several.cfg
    cp world.cfg other.cfg
    sed -i 's/world.cfg"); outputs/other.cfg"); outputs/' several.cfg
    expect 3 $command several.cfg
    has err "is about one scenario, and the plan has 2"
done
finish
