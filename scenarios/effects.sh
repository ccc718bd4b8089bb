#!/usr/bin/env bash
# The tables of README.md: pairs of scenarios under the same chances, as effects.tsv lists them.
# usage: scenarios/effects.sh run TANDEM FOLDER REPLICATES   compares all of them; what FOLDER has already stays
#        scenarios/effects.sh SECTION FOLDER                 prints the table of a section from there; of "made" by what
set -euo pipefail
cd "$(dirname "$0")"
rows() { grep -v '^#' effects.tsv; }

if [ "$1" = run ]; then
    tandem=$2 folder=$3 replicates=$4
    mkdir -p "$folder"
    printf 'Model version %s, %s replicates of 520 weeks.\n' "$("$tandem" --version | sed -nE 's/.*model ([0-9]+).*/\1/p')" \
        "$replicates" >"$folder/made"
    for base in $(rows | cut -f 3 | grep -v '^$' | sort -u); do
        mapfile -t others < <(rows | awk -F '\t' -v base="$base" '$3 == base { print $2 }')
        for ((i = 0; i < ${#others[@]}; i += 15)); do # as many as a comparison takes
            part=("${others[@]:i:15}") name=$base.$i
            [ ! -e "$folder/$name.csv" ] || continue
            printf '%s\n' "${part[@]}" >"$folder/$name.order"
            "$tandem" compare "$base.cfg" "${part[@]/%/.cfg}" --replicates "$replicates" --quiet \
                --tables runs,weekly,episodes,agencies --out "$folder/$name" >/dev/null
            mv "$folder/$name/comparison.csv" "$folder/$name.csv"
            rm -r "${folder:?}/$name" # gigabytes of weeks and episodes
        done
    done
    exit
fi

section=$1 folder=$2
if [ "$section" = made ]; then
    cat "$folder/made"
    exit
fi
results=()
for order in "$folder"/*.order; do
    results+=("$order" "${order%.order}.csv")
done
rows | awk -F '\t' -v section="$section" -f effects.awk "${results[@]}" -
