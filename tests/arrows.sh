#!/usr/bin/env bash
# The arrows of the data flow: a room includes only headers of rooms that the Makefile allows it, libraries stay with
# their only users, and every header compiles alone: x.c includes x.h first, so that its build shows it of that header.
set -uo pipefail
cd "$(dirname "$0")/.." || exit
make=${MAKE:-make}
declare -A folder uses
bad=0

complain() {
    printf '%s\n' "$*"
    bad=1
}

while read -r room path allowed; do
    folder[$room]=$path
    uses[$room]=$allowed
done < <("$make" print-rooms)
[ "${#folder[@]}" -gt 0 ] || complain "the Makefile lists no rooms"

# The room that a path of an include lies in, with the folders of the include path before it.
declare -A room_of
for room in "${!folder[@]}"; do
    room_of[${folder[$room]}]=$room
done
owner_of() {
    local base path
    for base in sim/ analysis/ ""; do
        path=$base$1
        [ -e "$path" ] || continue
        owner=${room_of[${path%/*}]:-}
        return
    done
    owner=""
}

# Library header (as a pattern) and the only files that may include it.
only_in=(
    'libconfig\.h|^sim/scenario/'
    'expat\.h|^sim/world/network_graphml\.c$'
    'sqlite3\.h|^analysis/store/'
    'omp\.h|^analysis/drive/'
    'mpi\.h|^analysis/drive/rank_mail\.c$'
    'check\.h|^tests/'
    'png\.h|^tests/'
)

declare -A begun
include='^[[:space:]]*#[[:space:]]*include[[:space:]]*["<]([^">]*)[">]'
while IFS=: read -r file line text; do
    [[ $text =~ $include ]] && name=${BASH_REMATCH[1]}
    if [ -z "${begun[$file]:-}" ]; then
        begun[$file]=yes
        own=${file%.c}.h
        [[ ! -e $own || $own == "$name" || $own == */"$name" ]] || complain "$file:$line: \"${own#*/}\" is not included first"
    fi
    if [[ $text != *\"* ]]; then
        for row in "${only_in[@]}"; do
            [[ ! $name =~ ^${row%%|*} || $file =~ ${row#*|} ]] || complain "$file:$line: <$name> belongs to ${row#*|} alone"
        done
        continue
    fi
    room=${room_of[${file%/*}]:-}
    [ -n "$room" ] || continue
    owner=""
    owner_of "$name"
    [ -n "$owner" ] || { complain "$file:$line: \"$name\" is no path of a header in a room"; continue; }
    [[ " ${uses[$room]} " == *" $owner "* ]] || complain "$file:$line: the room $room may not use $owner (\"$name\")"
done < <(grep -rnE "$include" sim analysis plots --include='*.[ch]')

# Locks may stand anywhere; whoever starts threads is analysis/drive.
threads=$(grep -rnE '^[[:space:]]*#[[:space:]]*pragma omp .*(parallel|task|sections)' sim analysis plots --include='*.[ch]' |
    grep -v '^analysis/drive/')
[ -z "$threads" ] || complain "threads are started by analysis/drive alone: $threads"

read -ra flags < <("$make" print-WARNINGS VARIANT=gcc)
read -ra libraries < <("$make" print-LIBRARY_FLAGS)
for room in "${!folder[@]}"; do
    for header in "${folder[$room]}"/*.h; do
        if [ ! -e "$header" ] || [ -e "${header%.h}.c" ]; then
            continue
        fi
        printf '#include "%s"\ntypedef int unit;\n' "$header" |
            gcc -std=c11 -fopenmp -fsyntax-only "${flags[@]}" -Isim -Ianalysis -I. "${libraries[@]}" -x c - ||
            complain "$header: does not compile alone"
    done
done
exit "$bad"
