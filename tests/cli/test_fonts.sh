#!/usr/bin/env bash
# Fonts: what no font has is left out of pictures and said once a command; a language without letters falls back. Small
# programs stand in for gnuplot, which draws nothing here, and for fontconfig's fc-list.
source "$(dirname "$0")/common.sh"

mkdir programs
programs=$work/programs
stand_in() {
    printf '#!/bin/sh\n%s\n' "$2" >"programs/$1"
    chmod +x "programs/$1"
}
stand_in gnuplot 'IFS="'"'"'" read -r before name after; echo IEND >"$name"'
stand_in fc-list 'echo "TrueType 20-7e a0-17f 2010-2026 2212"'
for name in one other; do
    cat >$name.cfg <<EOF
base = "$fixtures/small.cfg";
title = "Leaks (漏水)";
title_zh = "漏水";
EOF
done
told() { grep -c "$1" err; }

expect 0 run one.cfg other.cfg "${small[@]}" --out all
[ "$(told 'no font here has 漏水: left out')" -eq 1 ] || fail "what is left out is not said once a command"
has all/one/figures/adoption.gp "'Leaks (world"
lacks all/one/figures/adoption.gp "漏"
expect 0 run one.cfg other.cfg "${small[@]}" --out all --quiet
empty err

# The tables speak Chinese, the pictures cannot.
expect 0 run one.cfg "${small[@]}" --out zh --lang zh-TW
has out "漏水"
[ "$(told '圖以英文顯示')" -eq 1 ] || fail "the language of pictures is not said"
has zh/figures/adoption.gp "How the practice spreads"
has zh/figures/adoption.gp "'Leaks (world"

# A font has them.
stand_in fc-list 'echo "TrueType 20-7e a0-17f 2010-2026 2212"; echo "TrueType 3000-30ff 4e00-9fff ff00-ffef"'
expect 0 run one.cfg "${small[@]}" --out zh --lang zh-TW
lacks err "font"
has zh/figures/adoption.gp "'漏水"

# There are none at all.
stand_in fc-list ':'
expect 0 run one.cfg "${small[@]}" --out none-at-all
[ "$(told 'there is no font here')" -eq 1 ] || fail "pictures without letters are not said"

# Without fc-list nobody knows, without gnuplot nobody asks.
rm programs/fc-list
expect 0 run one.cfg "${small[@]}" --out latin
[ "$(told 'fc-list')" -eq 1 ] || fail "that fc-list is missing is not said"
has latin/figures/adoption.gp "'Leaks (world"
rm programs/gnuplot
expect 0 run one.cfg "${small[@]}" --out none
lacks err "fc-list"
has none/figures/adoption.gp "漏水"

finish
