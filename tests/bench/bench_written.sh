#!/usr/bin/env bash
# What commands of many small runs write, temporary files and pictures included, for what they keep: a sweep of 100 points, and
# one scenario with what is told of every run. Wanted: twice as much, and for the scenario three times, whatever the number of runs.
# COUNTS= are numbers of runs.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tandem=$(realpath "${TANDEM:-$root/build/tandem}")
counts=(${COUNTS:-10000 100000})
if ! grep -q '^wchar' /proc/self/io 2>/dev/null; then
    echo "skipped: this system does not count what processes write (/proc/self/io)"
    exit 0
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cat >tiny.cfg <<end
base = "$root/scenarios/baseline.cfg";
world: { agencies = 4; governments = 1; citizens = 200; burn_in_weeks = 0; };
end
cat >plan.cfg <<end
title = "Many small runs";
scenario = "tiny.cfg";
design = { kind = "latin_hypercube"; points = 100; };
factors = ( { parameter = "manager.mean"; }, { parameter = "legal.ambiguity"; } );
outputs = ["completed_episodes", "ever_tried_horizon", "public_value", "total_cost", "burden"];
weeks = 4;
end

# written COMMAND...: bytes that it and its children write, to files of any kind.
written() {
    bash -c '"$@" >answer; awk "/^wchar/ {print \$2}" "/proc/$$/io"' written "$@"
}

printf '%9s %9s %12s %12s %12s %16s\n' command runs 'written, MB' 'kept, MB' 'store, MB' 'written / kept'
for count in "${counts[@]}"; do
    for command in sweep run; do
        plan=(plan.cfg --replicates $((count / 100)))
        [ "$command" = sweep ] || plan=(tiny.cfg --weeks 4 --replicates "$count")
        bytes=$(written "$tandem" "$command" "${plan[@]}" --out results --quiet)
        awk -v command="$command" -v count="$count" -v written="$bytes" -v kept="$(du -sb results | cut -f 1)" \
            -v store="$(stat -c %s results/results.sqlite)" 'BEGIN {
                printf "%9s %9d %12.1f %12.1f %12.1f %16.2f\n", command, count, written / 1e6, kept / 1e6, store / 1e6,
                    written / kept }'
        rm -rf results
    done
done
