#!/usr/bin/env bash
# The appendix of sim/ODD.md is the parameter table as the program prints it. usage: tests/documents.sh [--write] TANDEM
# Without --write: fails where they differ. Nothing to do while the document or the program does not exist.
set -euo pipefail
cd "$(dirname "$0")/.."
write=
if [ "${1:-}" = --write ]; then
    write=yes
    shift
fi
tandem=${1:-build/tandem}
document=sim/ODD.md
begin='<!-- parameters:begin -->'
end='<!-- parameters:end -->'

for file in "$document" "$tandem"; do
    [ -e "$file" ] || { echo "no $file: nothing to compare"; exit 0; }
done
for mark in "$begin" "$end"; do
    [ "$(grep -cxF -- "$mark" "$document")" -eq 1 ] || { echo "$document: the line $mark must stand there once"; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$tandem" params --markdown >"$work/table"
[ -s "$work/table" ] || { echo "$tandem params --markdown prints nothing"; exit 1; }
awk -v begin="$begin" -v end="$end" -v table="$work/table" '
    $0 == end { inside = 0 }
    !inside { print }
    $0 == begin { inside = 1; while ((getline line < table) > 0) print line }
' "$document" >"$work/document"

if [ -n "$write" ]; then
    cat "$work/document" >"$document"
    echo "$document: parameter table written"
elif ! diff -u "$document" "$work/document"; then
    echo "$document: the parameter table is out of date; run make documents"
    exit 1
fi
