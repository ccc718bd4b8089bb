#!/usr/bin/env bash
# How scenarios and plans are named: by path, by name from anywhere, on standard input; what --set makes of them.
source "$(dirname "$0")/common.sh"
one=(--weeks 5 --replicates 1 --set world.burn_in_weeks=0 --tables runs)
export HOME=$work/home XDG_DATA_HOME=$work/own XDG_DATA_DIRS=$work/none:$work/common
mkdir -p here own/tandem/scenarios/plans common/tandem/scenarios here/there
cd here || exit 1

# The nearest of that name, in the order that the manual gives.
scenario() {
    mkdir -p "$(dirname "$1")"
    printf 'title = "from %s";\nworld = { agencies = 20; };\n' "$2" >"$1"
}
scenario ../common/tandem/scenarios/town.cfg common
expect 0 check town
has ../out "from common"
scenario ../own/tandem/scenarios/town.cfg own
expect 0 check town.cfg
has ../out "from own"
scenario scenarios/town.cfg below
expect 0 check town
has ../out "from below"
scenario town here
expect 0 check town
has ../out "from here"
rm town
expect 0 run town "${one[@]}" --out results
has ../err "town: ./scenarios/town.cfg"
expect 0 run town "${one[@]}" --out results --quiet
empty ../err
expect 4 run there/town
has ../err "there/town: cannot be read"
lacks ../err "may have meant"
expect 4 run twon
has ../err "you may have meant town"
for folder in ./scenarios "$work/own/tandem/scenarios" "$work/common/tandem/scenarios"; do
    has ../err "$folder"
done
expect 4 sweep nothing-like-it
has ../err "$work/own/tandem/scenarios/plans"
unset XDG_DATA_HOME
mkdir -p "$HOME/.local/share/tandem"
mv ../own/tandem/scenarios "$HOME/.local/share/tandem"
mv scenarios elsewhere
expect 0 check town
has ../out "from own"
mv elsewhere scenarios

# Plans likewise; a plan is no scenario, and the messages name the command for each.
mkdir scenarios/plans
cat >scenarios/plans/both.cfg <<'END'
scenario = "../town.cfg";
design = { kind = "one_at_a_time"; };
factors = ({ parameter = "legal.ambiguity"; });
outputs = ["ever_tried_horizon"];
END
expect 0 check both
has ../out "1 factor"
expect 0 sweep both --weeks 5 --replicates 1 --out plan
for command in run check; do
    [ "$command" = check ] || expect 3 "$command" both
done
has ../err "tandem sweep both"
has ../err "tandem sensitivity both"
expect 3 sweep town
has ../err "tandem run"

# Standard input.
PATH=$programs "$TANDEM" run - "${one[@]}" <scenarios/town.cfg >../out 2>../err || fail "run - fails"
has ../out "from below"
[ -s out/stdin/results.sqlite ] || fail "run - has no results in out/stdin"
PATH=$programs "$TANDEM" report out/stdin >/dev/null 2>../err || fail "report of standard input fails"
has out/stdin/report.html "which is not kept"
PATH=$programs "$TANDEM" run town "${one[@]}" --out named >/dev/null 2>&1 && PATH=$programs "$TANDEM" report named >/dev/null 2>&1
lacks named/report.html "which is not kept"
printf 'base = "scenarios/town.cfg";\ntitle = "piped";\n' | PATH=$programs "$TANDEM" check - >../out 2>../err || fail "check - fails"
has ../out "piped"
printf 'title = "piped";\nlegal = { ambiguity = 7; };\n' | PATH=$programs "$TANDEM" run - >../out 2>../err
[ $? -eq 3 ] || fail "a fault on standard input does not give 3"
has ../err "stdin:2: "
PATH=$programs "$TANDEM" compare town - "${one[@]}" --out compared <scenarios/town.cfg >../out 2>../err || fail "compare - fails"
for command in run check; do
    PATH=$programs "$TANDEM" $command - <scenarios/plans/both.cfg >../out 2>../err
    [ $? -eq 3 ] || fail "a plan on standard input does not give 3"
    has ../err "standard input (-) holds a plan"
    has ../err "tandem sweep"
    lacks ../err "unknown"
done
for command in sweep sensitivity replicates; do
    expect 2 $command -
    has ../err "standard input (-) is read for scenarios only"
done
PATH=$programs "$TANDEM" run - - </dev/null >../out 2>../err
[ $? -eq 3 ] || fail "nothing on standard input does not give 3"
has ../err "empty"

# The first signal ends the wait for what never comes.
mkfifo never
for signal in TERM INT; do
    exec 3<>never
    (trap - INT; exec "$TANDEM" run - <&3 >../out 2>../err) &
    process=$!
    sleep 0.2
    kill "-$signal" "$process"
    wait "$process"
    [ $? -eq 6 ] || fail "a signal does not end the reading of standard input"
    exec 3>&-
done

# What --set makes is said in the title, in tables, stores, figures and the other language.
printf 'title = "A town";\ntitle_zh = "小鎮";\nworld = { agencies = 20; };\n' >scenarios/town.cfg
expect 0 run town "${one[@]}" --set legal.ambiguity=0.25 --out set
has ../out "A town (legal.ambiguity = 0.25, world.burn_in_weeks = 0)"
grep -qF "legal.ambiguity = 0.25" set/figures/*.gp || fail "figures do not say what was set"
expect 0 run town "${one[@]}" --set legal.ambiguity=0.25 --out set --json
has ../out '"title": "A town (legal.ambiguity = 0.25, world.burn_in_weeks = 0)"'
expect 0 run town "${one[@]}" --set legal.ambiguity=0.25 --out set --lang zh-TW
has ../out "小鎮（legal.ambiguity = 0.25, world.burn_in_weeks = 0）"
expect 0 run town "${one[@]}" --set legal.ambiguity=0.25 --set diffusion.outside_per_year=0.01 --set legal.conservatism=0.5 --out many
has ../out "… (4)"
expect 0 run town --weeks 5 --replicates 1 --out plain
[ "$(head -n 1 ../out)" = "A town" ] || fail "a title without --set is not the scenario's"
expect 0 sweep both --weeks 5 --replicates 1 --set legal.conservatism=0.5 --out setplan
has ../out "legal.conservatism = 0.5"

# One scenario and --set: against itself set so. Several: all are set.
expect 0 compare town --set legal.ambiguity=0.25 --weeks 60 --replicates 2 --out itself
has ../out "baseline: A town"
has ../out "A town (legal.ambiguity = 0.25)"
has ../out "town-set"
[ "$(grep -c '"command_line"' itself/manifest.json)" -eq 1 ] || fail "not the other alone is set"
scenario scenarios/village.cfg village
expect 0 compare town village --set legal.ambiguity=0.25 --weeks 60 --replicates 2 --out several
[ "$(grep -c '"command_line"' several/manifest.json)" -eq 2 ] || fail "--set does not change all of several"

# A cost of model version 1, in thousand NTD, is said to be one.
for cost in 2.0 0.004; do
    printf 'base = "%s"; interventions = ({ kind = "workshop"; start_week = 0; end_week = 9; cost = %s; });\n' \
        "$fixtures/small.cfg" "$cost" >"cost.cfg"
    expect 0 check cost.cfg --weeks 60
    said=$(grep -c "is to be divided by 1000" ../err)
    [ "$cost" = 2.0 ] && wanted=1 || wanted=0
    [ "$said" = "$wanted" ] || fail "a cost of $cost is told $said times to be one of version 1"
done
finish
