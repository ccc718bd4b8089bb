#!/usr/bin/env bash
# Whatever a scenario is called, its results land where it is said.
source "$(dirname "$0")/common.sh"
one=(--set world.agencies=20 --set world.burn_in_weeks=0 --weeks 5 --replicates 1 --tables runs)
mkdir here
cd here || exit 1

# lands FILE DIR: the results of the scenario FILE are in DIR, which the command names.
lands() {
    printf 'legal = { ambiguity = 0.4; };\n' >"$1"
    expect 0 run "${one[@]}" -- "$1"
    [ -s "$2/results.sqlite" ] || fail "$(printf %q "$1"): no results in $2"
    has ../out "$2:"
    [ "$(find . -name results.sqlite | wc -l)" -eq 1 ] || fail "$(printf %q "$1"): results elsewhere"
    expect 0 check -- "$1"
    ! grep -qE $'\x1b|\xe2\x80\xae|\xff' ../out || fail "$(printf %q "$1"): its name orders the terminal about"
    expect 0 export "$2"
    rm -rf -- "$1" out
}

lands ..cfg out/..cfg
lands ...cfg out/...cfg
lands .cfg out/.cfg
lands "a b.cfg" "out/a b"
lands -x.cfg out/-x
lands plain out/plain
lands two.points.cfg out/two.points
lands "quote's\".cfg" "out/quote's\""
lands $'line\nbreak.cfg' out/line_break
lands $'tab\t.cfg' out/tab_
lands $'\xff\xfe.cfg' out/__
lands $'esc\x1b[31m\u202e.cfg' 'out/esc_[31m___'
lands '小.cfg' out/小
lands '%s%n.cfg' out/%s%n

# What lies beside the results and is none of ours is no want of memory, whatever it is called and holds.
printf 'legal = { ambiguity = 0.4; };\n' >some.cfg
expect 0 run "${one[@]}" some.cfg
: >out/some/figures/$'\xff.png'
expect 0 plot out/some
printf 'scenario,\xff\xfe,point\n1,2,3\n' >out/some/runs.csv
expect 4 plot out/some
has ../err "out/some/runs.csv: cannot be read: Invalid"
finish
