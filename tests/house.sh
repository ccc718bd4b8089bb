#!/usr/bin/env bash
# The rules of the house, looked up in the sources and in the objects of a build (gcc). One line a breach:
#   circle FILE FILE           each of two files calls the other
#   home NAME HEADER FILE      a function is declared in x.h and defined outside x.c
#   unused NAME FILE           no file of the program calls a function, and it stands in no public header
#   static NAME FILE           only its own file calls it, and no test
#   long-file FILE LINES       above 400 lines, of tests above 500
#   long-function NAME LINES   above 60 lines
# What tests/house.allow lists, one such line each without its count, is allowed; a line there that no breach needs is
# an error too. Usage: tests/house.sh [--count]: --count prints how many there are of each kind, allowed ones included.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
make=${MAKE:-make}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$make" VARIANT=gcc objects >"$work/build" 2>&1 || { tail -n 20 "$work/build"; exit 1; }
out=${BUILD:-build}/gcc
read -ra sources < <("$make" print-SOURCES)
mapfile -t headers < <(find sim analysis plots -name '*.h' | sort)
mapfile -t tests < <(find tests -name '*.[ch]' | sort)

# "HEADER NAME" of each name before "(" in the headers, without comments and directives.
awk '
    FNR == 1 { comment = directive = 0 }
    directive || /^[[:space:]]*#/ { directive = /\\$/; next }
    {
        text = $0
        while (comment || match(text, /\/\*|\/\//)) {
            if (!comment && substr(text, RSTART, 2) == "//") {
                text = substr(text, 1, RSTART - 1)
                break
            }
            before = comment ? "" : substr(text, 1, RSTART - 1)
            rest = comment ? text : substr(text, RSTART + 2)
            comment = !(closes = index(rest, "*/"))
            text = before
            if (comment)
                break
            text = before " " substr(rest, closes + 2)
        }
        while (match(text, /[a-z_][a-z_0-9]*\(/)) {
            print FILENAME, substr(text, RSTART, RLENGTH - 1)
            text = substr(text, RSTART + RLENGTH)
        }
    }' "${headers[@]}" >"$work/declared"

# "FILE NAME TYPE" of what each object defines for others and needs from others.
(cd "$out" && nm -Ag --format=posix "${sources[@]/%.c/.o}") | sed -E 's/^([^:]*)\.o: /\1.c /' >"$work/symbols"

# What the public header offers is used by programs elsewhere, what the laboratory's offers by its page.
{
    gcc -MM -Isim -Ianalysis -I. -x c analysis/library/tandem.h 2>/dev/null | grep -oE '[^ ]+\.h\b'
    echo plots/lab/laboratory.h
} >"$work/public"

# "called NAME": the names that stand in more than one line of the file that defines them; "tested NAME": those in tests.
awk '
    FILENAME ~ /symbols$/ { if ($3 == "T") defines[$1 " " $2] = 1; next }
    {
        sub(/^[ \/]\*.*|\/\/.*/, "")
        gsub(/[^A-Za-z0-9_]+/, " ")
        for (i = 1; i <= NF; i++)
            if ((key = FILENAME " " $i) in defines && seen[key] != FNR && (seen[key] = FNR) && ++lines[key] == 2)
                print "called", $i
    }' "$work/symbols" "${sources[@]}" >"$work/named"
grep -ohE '\b[a-z_][a-z_0-9]+\b' "${tests[@]}" | sort -u | sed 's/^/tested /' >>"$work/named"

awk -v public="$work/public" -v named="$work/named" '
    BEGIN {
        while ((getline line < public) > 0)
            is_public[line] = 1
        while ((getline line < named) > 0)
            is[line] = 1
    }
    FILENAME ~ /declared$/ { declared[$2] = declared[$2] " " $1; next }
    $3 ~ /^[TDRBC]$/ { home[$2] = $1; if ($3 == "T") is_function[$2] = 1; next }
    $3 == "U" { needs[++count] = $1 " " $2 }
    END {
        for (i = 1; i <= count; i++) {
            split(needs[i], part, " ")
            if (!(part[2] in home) || home[part[2]] == part[1])
                continue
            used[part[2]] = 1
            calls[part[1] " " home[part[2]]] = 1
        }
        for (pair in calls) {
            split(pair, part, " ")
            if (part[1] < part[2] && (part[2] " " part[1]) in calls)
                print "circle", part[1], part[2]
        }
        for (name in is_function) {
            file = home[name]
            header = file
            sub(/\.c$/, ".h", header)
            found = split(declared[name], where, " ")
            right = public_name = 0
            for (i = 1; i <= found; i++) {
                right = right || where[i] == header
                public_name = public_name || where[i] in is_public
            }
            if (found > 0 && !right)
                print "home", name, where[1], file
            if (name in used || public_name || name == "main")
                continue
            if (!(("called " name) in is))
                print "unused", name, file
            else if (!(("tested " name) in is))
                print "static", name, file
        }
    }' "$work/declared" "$work/symbols" >"$work/breaches"

awk '
    function end_of_file() {
        if (lines > (file ~ /^tests/ ? 500 : 400))
            print "long-file", file, lines
    }
    FNR == 1 { end_of_file(); file = FILENAME; start = 0 }
    { lines = FNR }
    /^[A-Za-z].*\(/ && !/;$/ { start = FNR; text = $0 }
    /^}$/ && start && FNR - start + 1 > 60 && file !~ /^tests/ {
        match(text, /[a-z_0-9]+\(/)
        print "long-function", substr(text, RSTART, RLENGTH - 1), FNR - start + 1
    }
    /^}/ { start = 0 }
    END { end_of_file() }' "${sources[@]}" "${tests[@]}" >>"$work/breaches"

sort -o "$work/breaches" "$work/breaches"
if [ "${1:-}" = --count ]; then
    awk '{n[$1]++} END {split("circle home unused static long-file long-function", kind, " ")
        for (i = 1; i <= 6; i++) printf "%-14s %4d\n", kind[i], n[kind[i]]}' "$work/breaches"
    exit
fi
# A breach is known by its kind and its name, so that a file may move.
name_of() {
    sed -E 's/[[:space:]]*#.*//; /^$/d; s,[^ ]*/,,g; /^(home|unused|static|long-)/s/^([^ ]+ [^ ]+).*/\1/' |
        awk '$1 == "circle" && $3 < $2 {print $1, $3, $2; next} {print}'
}
paste -d '|' <(name_of <"$work/breaches") "$work/breaches" >"$work/found"
name_of <tests/house.allow | sort -u >"$work/allowed"
awk -F '|' 'NR == FNR {allowed[$0] = 1; next} !($1 in allowed) {print "breach: " $2}' "$work/allowed" "$work/found" >"$work/bad"
cut -d '|' -f 1 "$work/found" | sort -u >"$work/names"
comm -13 "$work/names" "$work/allowed" | sed 's/^/tests\/house.allow: no longer needed: /' >>"$work/bad"
cat "$work/bad"
[ ! -s "$work/bad" ]
