#!/usr/bin/env bash
# Where results, messages and pictures go, and in which form.
source "$(dirname "$0")/common.sh"
scenario=$fixtures/small.cfg

# JSON: well formed, complete, and nothing else on stdout.
expect 0 run "$scenario" "$fixtures/other.cfg" "${small[@]}" --json --out json
[ "$(head -c 1 out)" = "[" ] || fail "--json does not begin an array"
for text in '"scenario": "small"' '"scenario": "other"' '"seed": "20260101"' '"replicates": 3' '"completion"' \
    '"adoption"' '"bass"' '"by_week_52"' '"directory": "json/small"' '小世界'; do
    has out "$text"
done
! grep -qiE '[:,\[ ]-?(nan|inf)' out || fail "--json has a number that is none"
lacks out Results
if command -v python3 >/dev/null; then
    python3 -m json.tool out >/dev/null || fail "--json is no JSON"
fi
awk '{gsub(/"([^"\\]|\\.)*"/, ""); open += gsub(/[[{]/, ""); shut += gsub(/[]}]/, "")} END {exit open != shut || !open}' \
    out || fail "the brackets of --json do not match"
expect 0 params legal --json
has out '"name": "ambiguity"'

# Several scenarios: one table last, a row each.
expect 0 run "$scenario" "$fixtures/other.cfg" "${small[@]}" --out json
sed -n '/^All scenarios/,$p' out >last
has last "small "
has last "other "
has last "json/other/figures"
has last "civic hackathon (g0v)"

# Quiet: only errors on stderr.
expect 0 run "$scenario" "${small[@]}" --quiet --out quiet
empty err
[ -s out ] || fail "--quiet has silenced the results"
expect 3 run "$scenario" "${small[@]}" --seed 9 --quiet --out quiet
[ -s err ] || fail "--quiet has silenced an error"

printf 'scenario = "%s";\ndesign = { kind = "%s"; };\n%s\noutputs = ["ever_tried_horizon"];\n' "$scenario" one_at_a_time \
    'factors = ({ parameter = "legal.ambiguity"; });' >factors.cfg
for command in "compare $scenario $fixtures/other.cfg" "sweep factors.cfg" "sensitivity factors.cfg" "replicates factors.cfg"; do
    for _ in 1 2; do # made, and found complete
        # shellcheck disable=SC2086
        expect 0 $command "${small[@]}" --quiet --out "quiet-${command%% *}"
        empty err
        [ -s out ] || fail "--quiet has silenced the results of $command"
    done
done
for command in plot report export; do
    expect 0 "$command" quiet --quiet
    empty err
done

# No escape codes off a terminal, nor on one with NO_COLOR.
expect 0 run "$scenario" "${small[@]}" --out quiet
grep -q $'\033' out err && fail "escape codes off a terminal"
if command -v script >/dev/null; then
    printf -v line '%q ' env "PATH=$programs" "$TANDEM" run "$scenario" "${small[@]}" --out quiet
    NO_COLOR=1 TERM=xterm script -qec "$line" terminal >/dev/null </dev/null
    grep -q "small world" terminal || fail "nothing on a terminal"
    grep -q $'\033' terminal && fail "NO_COLOR is not honoured"
    TERM=xterm script -qec "$line" terminal >/dev/null </dev/null
    grep -q $'\033' terminal || fail "no colour on a terminal"
fi

# Without gnuplot: everything but the pictures, and one line that says so.
expect 0 run "$scenario" "${small[@]}" --out bare
[ "$(grep -c gnuplot err)" -eq 1 ] || fail "no gnuplot is not said in one line"
has out "Diffusion curve"
lacks out Pictures
[ -s bare/figures/adoption.gp ] && [ -s bare/figures/adoption.dat ] || fail "no gnuplot: no script or data"
[ -s bare/adoption.csv ] || fail "no gnuplot: no CSV"
if command -v gnuplot >/dev/null; then
    programs=$PATH
    expect 0 plot bare --format svg
    has out bare/figures/adoption.svg
    for figure in $(cat out); do
        [ -s "$figure" ] || fail "$figure is missing or empty"
    done
    cp bare/figures/endings.dat endings.before
    expect 0 plot bare
    [ -s bare/figures/adoption.png ] || fail "no adoption.png"
    cmp -s endings.before bare/figures/endings.dat || fail "plot writes other data than run"
    expect 0 run "$scenario" "${small[@]}" --format svg --out again
    has out "again/figures:"
    has out "adoption.svg, units.svg, endings.svg"
    programs=$work/none
    cmp -s bare/figures/endings.dat again/figures/endings.dat || fail "data of figures differ from run to run"
fi

# A dry run writes nothing.
expect 0 run "$scenario" "${small[@]}" --dry-run --out dry
for text in runs time memory disk; do
    has out "$text"
done
[ ! -e dry ] || fail "a dry run has written something"

# Fewer tables: what needs them is not available, nothing else fails.
expect 0 run "$scenario" "${small[@]}" --tables weekly --out few
[ ! -e few/episodes.csv ] && [ -s few/weekly.csv ] || fail "--tables weekly stores other tables"
has out "–"

# The umask, and SOURCE_DATE_EPOCH.
(umask 077 && PATH=$programs SOURCE_DATE_EPOCH=86400 "$TANDEM" run "$scenario" "${small[@]}" --quiet --out mask >/dev/null)
has mask/manifest.json "1970-01-02T00:00:00Z"
PATH=$programs SOURCE_DATE_EPOCH=yesterday "$TANDEM" run "$scenario" "${small[@]}" --out never >out 2>err
[ $? -eq 3 ] || fail "a SOURCE_DATE_EPOCH that is no time does not give 3"
has err "SOURCE_DATE_EPOCH"
[ ! -e never ] || fail "it is found out after the runs"
[ "$(stat -c %a mask/manifest.json mask/runs.csv mask/results.sqlite | sort -u)" = 600 ] || fail "the umask is not honoured"

# Another locale changes no number.
mkdir locales
if "$root/tests/locale/make" locales; then
    PATH=$programs LOCPATH=$PWD/locales LC_ALL=comma LANG=comma "$TANDEM" run "$scenario" "${small[@]}" --quiet --out locale >out 2>err
    same_csv quiet locale
else
    echo "skipped: another locale"
fi
finish
