#!/usr/bin/env bash
# The laboratory as it is made: its core gives the program's numbers, and a real browser runs it (tests/long/lab).
source "$(dirname "$0")/../cli/common.sh"
for tool in clang wasm-ld node chromium; do
    command -v "$tool" >/dev/null || {
        echo "skipped: no $tool on this machine (.ci/deps lab browser)"
        exit 0
    }
done
(cd "$root" && "${MAKE:-make}" NO_INSTALL=1 lab) >made 2>&1 || { cat made; exit 1; }
index=$root/${BUILD:-build}/lab/index.html
lab=$root/tests/long/lab

# It is installed once it was made.
(cd "$root" && "${MAKE:-make}" DESTDIR="$work/at" PREFIX=/usr install) >made 2>&1 || { cat made; exit 1; }
cmp "$index" at/usr/share/tandem/laboratory.html || fail "what is installed is no laboratory"

# The same numbers as the program's.
for name in baseline intervention-legal-guideline fellowship; do
    expect 0 run "$root/scenarios/$name.cfg" --replicates 3 --rows all --tables runs,episodes --seed 7 --weeks 300 --out "$name" --quiet
    expect 0 export "$name" --tables runs,episodes --out "$name"
    expect 0 trace "$root/scenarios/$name.cfg" --seed 7 --weeks 300 --replicate 1 --json
    cp out "$name/trace.json"
done
node "$lab/core.js" "$index" 7 300 baseline intervention-legal-guideline fellowship || fail "the core has other numbers than the program"

# A real browser runs it.
PATH=$PATH node "$lab/page.js" "$index" "$(command -v chromium)" "$work/profile" ${LAB_PICTURES:+"$LAB_PICTURES"} ||
    fail "the page in a browser"
finish
