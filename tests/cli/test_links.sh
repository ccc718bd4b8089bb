#!/usr/bin/env bash
# Links between documents lead somewhere: the file exists, and so does the heading of an anchor. Those to the laboratory, which
# `make lab` builds, are looked at in test_lessons.sh.
source "$(dirname "$0")/common.sh"
cd "$root" || exit 1

# anchors FILE: its headings as links name them: lower case, without punctuation, hyphens for spaces.
anchors() {
    sed -E '/^(    |```)/d' "$1" | sed -nE 's/^#+ +//p' | tr '[:upper:]' '[:lower:]' |
        LC_ALL=C.UTF-8 sed -E 's/[^[:alnum:] _-]//g; s/ /-/g'
}

count=0
while IFS=$'\t' read -r document target; do
    count=$((count + 1))
    path=${target%%#*} anchor=
    [[ $target != *#* ]] || anchor=${target#*#}
    file=$(dirname "$document")/$path
    [ -n "$path" ] || file=$document
    [ -e "$file" ] || fail "$document: ($target) leads nowhere"
    [ -z "$anchor" ] || anchors "$file" | grep -qxF -- "$anchor" || fail "$document: ($target): no such heading"
done < <(find . -name '*.md' -not -path './build*' -not -path './out/*' -not -path './demo/*' -print0 |
    xargs -0 grep -oE '\]\([^) ]+\)' /dev/null | sed -nE 's/^([^:]+):\]\((.*)\)$/\1\t\2/p' | grep -vE $'\t(https?:|mailto:)|build/lab/index\\.html#')
[ "$count" -ge 40 ] || fail "few links: $count"

# The evidence that TRACE points at: every element of the framework has some.
awk '/^## [0-9]/ {if (section != "" && !links) print section; section = $0; links = 0} /\]\(/ {links++}
    END {if (!links) print section}' sim/TRACE.md >"$work/bare"
[ "$(grep -c '^## [1-8] ' sim/TRACE.md)" -eq 8 ] || fail "TRACE has not its eight elements"
[ ! -s "$work/bare" ] || fail "TRACE points at nothing in: $(cat "$work/bare")"
finish
