#!/usr/bin/env bash
# All CSV files are the same bytes on any number of threads, over shards, from one command to the next, and with another
# seed they are not.
source "$(dirname "$0")/common.sh"
scenario=$fixtures/small.cfg

for threads in 1 2 3 8; do
    expect 0 run "$scenario" --weeks 60 --replicates 9 --threads "$threads" --oversubscribe --quiet --out "threads$threads"
    sed -i "s/threads$threads/DIR/" out
    mv out "report$threads"
done
for threads in 2 3 8; do
    same_csv threads1 "threads$threads"
    cmp -s report1 "report$threads" || fail "the tables differ between 1 and $threads threads"
done

for part in 1 2 3; do
    expect 0 run "$scenario" --weeks 60 --replicates 9 --shard "$part/3" --quiet --out "part$part"
    [ "$(wc -l <"part$part/runs.csv")" -eq 4 ] || fail "part $part of 3 does not have three of nine runs"
done
expect 0 merge whole part1 part2 part3
has err "9 finished runs"
same_manifest threads1 whole
has whole/manifest.json '"origin": "stored"'
expect 0 run "$scenario" --weeks 60 --replicates 9 --out whole
has err "complete, all 9 runs"
same_csv threads1 whole
expect 0 export whole --out exported --quiet
same_csv threads1 exported
empty err

# Extended by replicates; stopped by a precision that the same runs decide.
expect 0 run "$scenario" --weeks 60 --replicates 4 --out extended
expect 0 run "$scenario" --weeks 60 --replicates 9 --out extended
has err "4 of 9 runs were stored before"
same_csv threads1 extended
expect 0 run "$scenario" --weeks 60 --replicates 2 --out extended
has err "holds 9 replicates"
for threads in 1 3; do
    expect 0 run "$scenario" --weeks 60 --precision 0.3 --replicates 64 --threads "$threads" --oversubscribe \
        --quiet --out "precise$threads"
done
same_csv precise1 precise3

expect 0 run "$scenario" --weeks 60 --replicates 9 --seed 18446744073709551615 --out seed
has out "seed 18446744073709551615"
cmp -s threads1/episodes.csv seed/episodes.csv && fail "another seed gives the same episodes"

# Each command line option that decides results is told from those that do not.
expect 0 run "$scenario" --weeks 60 --replicates 9 --threads 1 --format svg --quiet --out threads1
has threads1/manifest.json '"seed": "20260101"'
finish
