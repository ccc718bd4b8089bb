#!/usr/bin/env bash
# Every scenario that is shipped passes `tandem check` and stands in the index, every file of the index exists, and every
# kind of intervention that is no probe has a scenario of its own. usage: TANDEM=build/tandem tests/cli/test_scenarios.sh
set -uo pipefail
cd "$(dirname "$0")/../.." || exit
tandem=${TANDEM:-build/tandem}
index=scenarios/README.md
failed=0

fail() { printf '%s\n' "$*"; failed=1; }

for file in scenarios/*.cfg; do
    name=$(basename "$file")
    "$tandem" check "$file" >/dev/null || fail "$file: tandem check ends with $?"
    grep -qF "[$name]($name)" "$index" || fail "$name is not in $index"
done

for file in scenarios/constructs/push-*.cfg; do
    "$tandem" check "$file" >/dev/null || fail "$file: tandem check ends with $?"
done

while read -r name; do
    [ -e "scenarios/$name" ] || fail "$index: there is no $name"
done < <(grep -oE '\]\([a-z0-9-]+\.cfg\)' "$index" | tr -d '()]')

while read -r kind; do
    grep -qE "kind = \"$kind\"" "scenarios/intervention-${kind//_/-}.cfg" || fail "no scenario of the intervention $kind"
done < <(sed -nE '/\.probe = true/d; s/^INTERVENTION\(.*\.name = N_\("([a-z_]+)"\).*/\1/p' sim/params/interventions.def)

exit "$failed"
