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
    expect 0 $command inert.cfg --set network.complete=1
    has err "inert: network.rewiring is set and has no effect: network.file says who is tied"
    has err "inert: network.complete is set and has no effect"
    lacks err network.peers_within
done
expect 0 run inert.cfg --weeks 20 --replicates 1 --quiet --out quiet
empty err

# A small network under the programmes of a nation.
say "$world" >small.cfg
expect 0 check small.cfg
has err "small: 12 agencies and programmes of a whole nation: they call for 37 proposals a year"
say "$world" 'g0v: { slots = 2; }; competition: { slots = 5; }; civic_request: { slots = 0; };
    enterprise: { slots = 0; }; task_force: { slots = 1; };' >fitting.cfg
expect 0 check fitting.cfg
empty err
expect 0 check "$root/scenarios/baseline.cfg"
empty err

finish
