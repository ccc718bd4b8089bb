#!/usr/bin/env bash
# The table of analysis/VALIDATION.md is what `make validate` writes. Another processor's exp may send runs other ways, so
# means may lie anywhere in their documented intervals; targets and verdicts are the same.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed -n '/^<!-- validation:begin -->$/,/^<!-- validation:end -->$/p' analysis/VALIDATION.md | grep '^|' >"$work/documented"
"$(dirname "$TANDEM")/tests/validate/validate_baseline" >"$work/now"
paste -d '|' "$work/documented" "$work/now" | awk -F'|' '
    NR <= 2 { next }
    { split($6, bound, " "); near = 0.001 * ($14 < 0 ? -$14 : $14); rows++ }
    $2 != $11 || $3 != $12 || $4 != $13 || $8 != $17 { print "another row:", $0; bad++ }
    $14 < bound[1] - near || $14 > bound[3] + near { print "outside the documented interval:", $0; bad++ }
    END { exit rows < 20 || bad > 0 }' || { echo "analysis/VALIDATION.md is out of date: make validate"; exit 1; }
