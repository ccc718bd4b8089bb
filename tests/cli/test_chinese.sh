#!/usr/bin/env bash
# A reader of Chinese meets no English: help, parameters, explanations, checks and messages are looked through for words
# of English that are no name of the program. (That every text has a translation, test_language.sh sees.)
source "$(dirname "$0")/common.sh"
tell() { PATH=$programs "$TANDEM" "$@" --lang zh-TW </dev/null 2>&1; }

# What stays as it is: names of commands, options, parameters, codes, columns and files.
{
    "$TANDEM" help | sed -nE 's/^  ([a-z]+) .*/\1/p'
    "$TANDEM" explain | grep '^  ' | tr -d ' ' | tr ',' '\n'
    "$TANDEM" params --json | grep -oE '"(name|group)": *"[^"]*"' | cut -d '"' -f 4
    "$TANDEM" export --schema | cut -d , -f 1-2 | tr ',' '\n'
} | tr '_.' '\n\n' | sort -u >names
# Words within values, formulas and citations.
printf '%s\n' tandem et al logit exp log sum over sqrt logistic phi rho eta kappa lambda sigma theta alpha mu gamma shell cfg csv html \
    json png svg pdf xml graphml sqlite gp dat igraph bash zsh fish summaries morris saltelli and all yes stdin >>names
# Values of columns, keys of plans and scenarios, and what the wrong lines below say.
printf '%s\n' any better worse unclear none primary repeated limited secondary shown kept entered censored finished failed integer number \
    string meaning returns trajectories from to kind title intensity competitio csh gif nothing nowhere rum runss small sobl titel two >>names
sort -u -o names names

# english FILE: words of it that are neither names nor within back quotes, quotes, paths, options or keys.
english() {
    tr '\n' ' ' <"$1" | sed -E 's/`[^`]*`/ /g; s/"[^"]*"/ /g; s/--[a-z-]+/ /g' |
        tr -c 'A-Za-z0-9_./%#@^*<>=+-' '\n' | grep -E '^[a-z]{3,}[.]?$' | tr -d . | sort -u | comm -23 - names
}

# clean NAME: says which English words stand in the file of that name.
clean() {
    local words
    words=$(english "$1" | tr '\n' ' ')
    [ -z "$words" ] || fail "$1 has English words: $words"
    [ "$(grep -cP '\p{Han}' "$1")" -ge "${2:-1}" ] || fail "$1 is hardly Chinese: $(head -n 3 "$1")"
}

commands=$("$TANDEM" help | sed -nE 's/^  ([a-z]+) .*/\1/p')
{
    tell --help
    for command in $commands; do
        tell help "$command"
    done
} >help
clean help 100
{
    tell params
    tell params --markdown
} >params
clean params 500
tell explain | grep -v '^  ' >kinds
clean kinds 15
for name in $("$TANDEM" explain | grep '^  ' | tr -d ' ' | tr ',' '\n' | sort -u) trust.sharing handover.takeover_per_year \
    g0v.fill; do
    tell explain "$name"
done >explained
clean explained 1000
tell export --schema | cut -d , -f 3- >schema
clean schema 300
for file in "$root"/scenarios/baseline.cfg "$root"/scenarios/graduates-pay.cfg "$root"/scenarios/plans/{sobol,tornado,calibration-baseline}.cfg \
    "$root"/scenarios/claims/finding-1.cfg; do
    [ ! -e "$file" ] || tell check "$file" | sed "s|$file||"
done >checks
clean checks 30

# Messages: what can be wrong on the command line and in files.
cat >wrong.cfg <<'EOF'
legal: { ambiguity = 7; ambiguty = 1; reviews = ( ); };
trust: { sharing = "much"; };
world: { agencies = 1.5; government_spread = 1; };
network: { file = "x.txt"; };
interventions = ( { kind = "competitio"; }, { kind = "workshop"; start_week = 9.0; end_week = 2.0; intensity = -1.0; },
    { kind = "workshop"; start_week = 1.0; end_week = 2.0; target: { agencies = [9999]; }; }, 5 );
titel = "x";
EOF
printf 'trust: { sharing = 010; effect = 0x1; spread = 1e999; memory_per_month = 5000000000; };\n' >numbers.cfg
printf 'trust: { sharing = ; };\n' >syntax.cfg
printf 'title = "x\n' >open.cfg
printf 'base = "loop.cfg";\n' >loop.cfg
cat >plan.cfg <<'EOF'
scenario = "nowhere.cfg";
design: { kind = "sobl"; points = 1; };
factors = ( { parameter = "legal.ambiguty"; }, { parameter = "legal.ambiguity"; low = 2.0; high = 1.0; scale = "logg"; } );
outputs = [ "completed" ];
EOF
printf 'network: { file = "ties.csv"; };\nworld: { agencies = 3; governments = 1; };\n' >tied.cfg
printf 'from,to\n0,0\n0,9\n0;1\n1,2,3\n' >ties.csv
mkdir -p held/results.sqlite
{
    tell rum
    tell -x
    tell run
    tell run --replicatse 3 "$fixtures/small.cfg"
    tell run --replicates 0 "$fixtures/small.cfg"
    tell run --seed x --precision 2 --rows no --shard 3/2 --tables runss --format gif --lang fr "$fixtures/small.cfg"
    tell run --json=yes "$fixtures/small.cfg"
    tell run --out
    tell run --dry-run --force "$fixtures/small.cfg"
    tell run nowhere
    tell run . "$fixtures/small.cfg"
    tell run - -
    tell plot nowhere
    tell report held
    tell merge one two
    tell export
    tell params legal.ambiguty
    tell explain refuse
    tell completion csh
    tell help me
    tell run "$fixtures/small.cfg" "${small[@]}" --set legal.ambiguity=9 --set worl.x=1 --set nothing --set legal.ambiguity=x
    tell sweep "$fixtures/small.cfg"
    tell run "$root/scenarios/plans/sobol.cfg"
    for file in wrong numbers syntax open loop plan tied; do
        tell check "$file.cfg"
    done
} | sed -E "s|$root||g; s|$work||g" >messages
clean messages 60
finish
