#!/usr/bin/env bash
# Part of a document is what a command prints: the lines between <!-- MARK:begin --> and <!-- MARK:end -->.
# usage: tests/documents.sh [--write] DOCUMENT MARK COMMAND…
# Without --write: fails where they differ.
set -euo pipefail
export LC_ALL=C.UTF-8 # documents are in English
cd "$(dirname "$0")/.."
write=
if [ "${1:-}" = --write ]; then
    write=yes
    shift
fi
document=$1
begin="<!-- $2:begin -->"
end="<!-- $2:end -->"
shift 2

for mark in "$begin" "$end"; do
    [ "$(grep -cxF -- "$mark" "$document")" -eq 1 ] || { echo "$document: the line $mark must stand there once"; exit 1; }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$@" >"$work/table"
[ -s "$work/table" ] || { echo "$* prints nothing"; exit 1; }
awk -v begin="$begin" -v end="$end" -v table="$work/table" '
    $0 == end { inside = 0 }
    !inside { print }
    $0 == begin { inside = 1; while ((getline line < table) > 0) print line }
' "$document" >"$work/document"

if [ -n "$write" ]; then
    cat "$work/document" >"$document"
    echo "$document: written"
elif ! diff -u "$document" "$work/document"; then
    echo "$document is out of date: $* prints something else"
    exit 1
fi
