#!/usr/bin/env bash
# Networks from files: what makes settings inert is said, and so is a small network under the programmes of a nation.
source "$(dirname "$0")/common.sh"

world='world: { agencies = 12; governments = 3; citizens = 5000; burn_in_weeks = 10; };'
ring() { # agencies: an edge list in which each is tied with the next
    echo from,to
    for ((i = 0; i + 1 < $1; i++)); do echo "$i,$((i + 1))"; done
}
ring 12 >ring.csv
say() { printf 'title = "t"; description = "d"; %s\n' "$*"; }

# Settings that the file decides.
say "$world" 'network: { file = "ring.csv"; rewiring = 0.2; };' >inert.cfg
for command in check "run --weeks 20 --replicates 1 --out runs"; do
    # shellcheck disable=SC2086
    expect 0 $command inert.cfg --set network.peers_between=2
    has err "inert: network.rewiring is set and has no effect: network.file says who is tied"
    has err "inert: network.peers_between is set and has no effect"
    lacks err network.peers_within
done
expect 0 run inert.cfg --weeks 20 --replicates 1 --quiet --out quiet
empty err

# A small network under the programmes of a nation.
say "$world" >small.cfg
expect 0 check small.cfg
has err "small: 12 agencies and programmes of a whole nation: they call for 37 proposals a year"
say "$world" 'g0v: { slots = 2; }; competition: { slots = 5; }; civic_request: { fill = 0; };
    enterprise: { fill = 0; }; task_force: { slots = 1; };' >fitting.cfg
expect 0 check fitting.cfg
empty err
expect 0 check "$root/scenarios/baseline.cfg"
empty err

# Examples are in order, and have nothing to be noted.
for name in small-city two-counties; do
    expect 0 check "$root/scenarios/$name.cfg"
    has out "network       $root/scenarios/$name."
    empty err
    expect 0 run "$root/scenarios/$name.cfg" --weeks 60 --replicates 1 --out "runs/$name"
done
expect 0 explain network_file
has out "scenarios/networks.md"
expect 0 params network
has out "tandem explain network_file"

# GraphML: weights by the names that programs give them are the same weights; without them it is another network.
# graphml KEY EDGE-DATA [MORE]: a ring of twelve, one tie of which has the data.
graphml() {
    printf '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">%s\n<graph edgedefault="undirected">\n' "$1"
    for ((i = 0; i < 12; i++)); do echo "<node id=\"n$i\"/>"; done
    for ((i = 0; i < 11; i++)); do echo "<edge source=\"n$i\" target=\"n$((i + 1))\">${2//W/$((i + 1))}</edge>"; done
    printf '%s</graph></graphml>\n' "${3:-}"
}
key() { printf '<key id="w" for="edge" attr.name="%s" attr.type="double"/>' "$1"; }
data='<data key="w">W</data>'
graphml "$(key weight)" "$data" >weight.graphml
graphml "$(key Weight)" "$data" >capital.graphml
graphml "$(key 'Edge Weight')" "$data" >gephi.graphml
graphml "" "" >none.graphml
for name in weight capital gephi none; do
    say "$world" "network: { file = \"$name.graphml\"; };" >"$name.cfg"
    expect 0 run "$name.cfg" --weeks 80 --replicates 2 --tables weekly --quiet --out "runs/$name"
    empty err
done
cmp -s runs/weight/weekly.csv runs/capital/weekly.csv || fail "Weight is not weight"
cmp -s runs/weight/weekly.csv runs/gephi/weekly.csv || fail "Edge Weight is not weight"
! cmp -s runs/weight/weekly.csv runs/none/weekly.csv || fail "weights do not matter"

# What a file holds and the reader does not use is refused with its line, by check as by run, and nothing is left.
# refused MESSAGE: the file bad.graphml
refused() {
    expect 3 check bad.cfg
    has err "bad.graphml:$1"
    empty out
    expect 3 run bad.cfg --weeks 20 --replicates 1 --out runs/bad
    has err "bad.graphml:$1"
    [ ! -e runs/bad ] || fail "a refused run leaves runs/bad"
}
say "$world" 'network: { file = "bad.graphml"; };' >bad.cfg
graphml "$(key strength)" "$data" >bad.graphml
refused "15: edges have the number 'strength' and no weight"
graphml "" "" '</graph><graph edgedefault="undirected">' >bad.graphml
refused "26: a second <graph>"
graphml "$(key weight)" "<data key=\"w\">0,5</data>" >bad.graphml
refused "15: '0,5' is not a weight"
echo "not xml" >bad.graphml
refused "1: the file is not well-formed GraphML"

# Two scenarios with one file: its faults are told once.
printf 'base = "bad.cfg"; title = "o"; description = "o";\n' >other.cfg
expect 3 compare bad.cfg other.cfg --weeks 60
[ "$(grep -c 'bad.graphml:' err)" -eq 1 ] || fail "faults of one file are told more than once"

# What does no harm is noted.
graphml '<key id="d0" for="node" attr.name="id" attr.type="string"/>' "" | sed 's,<node id="n3"/>,<node id="n3"><data key="d0">7</data></node>,; s/undirected/directed/' >noted.graphml
say "$world" 'network: { file = "noted.graphml"; };' >noted.cfg
expect 0 run noted.cfg --weeks 80 --replicates 2 --tables weekly --out runs/noted
has err "noted.graphml:15: edges are directed; direction does not count"
has err "noted.graphml: not used: 'id' of <node>"
cmp -s runs/none/weekly.csv runs/noted/weekly.csv || fail "an attribute called id moves nodes"

# Faults of two files come together.
printf '0,12\n' >low.csv
printf '3,3\n' >self.csv
say "$world" 'network: { file = "low.csv"; };' >low.cfg
say "$world" 'network: { file = "self.csv"; };' >self.cfg
expect 3 compare low.cfg self.cfg --weeks 60
has err "low.csv:1: '12' is not an agency"
has err "self.csv:1: agency 3 is tied to itself"

finish
