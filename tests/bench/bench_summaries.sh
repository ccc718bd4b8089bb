#!/usr/bin/env bash
# What four scenarios leave and how long the answer takes after the last run, at 250 and 1,000 replicates of ten years: bytes,
# seconds of processor time of tables and figures (the command that finds everything stored), peak of memory, and their ratios.
# Wanted: at most 100 MB, 10 seconds, memory that does not grow. Worlds are small, so that it takes a minute or two: what is
# stored of a run hardly depends on that; WORLD= takes the baseline's.
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
tandem=$(realpath "${TANDEM:-$root/build/tandem}")
counts=(${COUNTS:-250 1000})
world=${WORLD-world: { agencies = 20; governments = 4; citizens = 400; burn_in_weeks = 26; \};}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export TIMEFORMAT='%U %S' # other work on the machine does not count
for name in baseline intervention-legal-guideline intervention-matchmaker intervention-workshop; do
    printf 'base = "%s";\n%s\n' "$root/scenarios/$name.cfg" "$world" >"$name.cfg"
done
command=("$tandem" compare baseline.cfg intervention-*.cfg --out results --quiet)

# peak COMMAND...: the largest resident memory of it in kB.
peak() {
    local most=0 now
    "$@" >answer &
    while now=$(awk '/^VmHWM/ {print $2}' "/proc/$!/status" 2>/dev/null) && [ -n "$now" ]; do
        most=$now
        sleep 0.01
    done
    wait $!
    echo "$most"
}

printf '%10s %8s %10s %10s %10s\n' replicates runs MB seconds 'memory, MB'
for count in "${counts[@]}"; do
    "${command[@]}" --replicates "$count" >first
    seconds=$({ time "${command[@]}" --replicates "$count" >again; } 2>&1 | awk '{ print $1 + $2 }')
    cmp first again
    bytes=$(du -sb results | cut -f 1)
    memory=$(peak "${command[@]}" --replicates "$count")
    printf '%10d %8d %10.1f %10.2f %10.1f\n' "$count" $((4 * count)) "$(awk "BEGIN { print $bytes / 1e6 }")" "$seconds" \
        "$(awk "BEGIN { print $memory / 1e3 }")" | tee -a table
done
awk 'NR == 1 { first = $5; time = $4 } END { printf "ratio of the last to the first: seconds %.2f, memory %.2f\n", $4 / time, $5 / first }' table
