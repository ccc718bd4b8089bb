#!/usr/bin/env bash
# What somebody sees who has just built the program.
source "$(dirname "$0")/common.sh"

expect 2
empty out
has err "usage: tandem COMMAND"
expect 0 --help
has out "usage: tandem COMMAND"
empty err
expect 0 --version
grep -qE '^tandem [0-9]+\.[0-9]+\.[0-9]+ \(.+\), model ' out || fail "--version says: $(cat out)"

commands=$("$TANDEM" help | sed -nE 's/^  ([a-z]+) .*/\1/p')
[ "$(wc -w <<<"$commands")" -ge 9 ] || fail "help lists few commands: $commands"
for command in $commands; do
    expect 0 "$command" --help
    has out "usage: tandem $command"
    empty err
    mv out first
    expect 0 help "$command"
    cmp -s first out || fail "tandem help $command is not tandem $command --help"
done

expect 0 run "$fixtures/small.cfg" --weeks 60 --replicates 3 --out results/small
for text in "A small world" "3 replicates of 60 weeks, seed 20260101" "public start, internal data" "Ends by week 52" \
    "ever tried, at the horizon" "Diffusion curve of Bass" "Trust of citizens" "Public value" "results/small" \
    "about: private start, open data"; do
    has out "$text"
done
for file in results.sqlite manifest.json runs.csv weekly.csv episodes.csv services.csv proposals.csv agencies.csv \
    survival.csv adoption.csv figures/adoption.gp; do
    [ -s "results/small/$file" ] || fail "results/small/$file is missing or empty"
done
[ "$(wc -l <results/small/runs.csv)" -eq 4 ] || fail "runs.csv does not have a header and three rows"
[ ! -e results.lock ] && [ ! -e results/small/results.lock ] || fail "the lock file is left"

# Lines fit a terminal.
expect 0 run "$fixtures/small.cfg" --weeks 60 --replicates 3 --out results/small
has err "complete, all 3 runs were stored before"
LC_ALL=C.UTF-8 grep -E '.{79}' out >long
empty long
finish
