#!/usr/bin/env bash
# What is installed is what a program elsewhere needs: one header that stands alone, libraries that show only public
# names, and a pkg-config file; the example of embedding gives the numbers of the command.
source "$(dirname "$0")/../cli/common.sh"
folder=$(dirname "$TANDEM")
variant=$(basename "$folder")
[ "$variant" = gcc ] || variant=plain
at=$work/installed
env -u MAKELEVEL -u MAKEFLAGS "${MAKE:-make}" -C "$root" VARIANT="$variant" DESTDIR="$at" PREFIX=/usr/local LIBDIR=/usr/local/lib install >log 2>&1 || {
    cat log
    fail "make install"
}
header=$at/usr/local/include/tandem/tandem.h
library=$at/usr/local/lib

[ "$(find "$at/usr/local/include" -type f)" = "$header" ] || fail "more than one header: $(find "$at" -name '*.h')"
grep -oE '#include .*' "$header" | sort >included
printf '#include <%s.h>\n' stdbool stddef stdint | cmp -s included - || fail "the header includes $(cat included)"
alone() { printf '#include <tandem/tandem.h>\nint main(void) { return tandem_version() == 0; }\n' | "$@" -I"$at/usr/local/include" -fsyntax-only - || fail "$*"; }
alone gcc -x c -std=c99 -Wall -Wextra -Wpedantic -Wstrict-prototypes -Werror
alone gcc -x c -std=c11 -Wall -Wextra -Wpedantic -Wstrict-prototypes -Werror
for compiler in g++ clang++; do
    ! command -v "$compiler" >/dev/null || alone "$compiler" -x c++ -std=c++17 -Wall -Wextra -Wpedantic -Werror
done

# Public names alone, and all that the header declares.
grep -oE '\btandem_[a-z_]+\(' "$header" | tr -d '(' | sort -u >declared
nm -D --defined-only "$library/libtandem.so" | awk '{print $3}' | sort >shared
cmp -s declared shared || fail "the shared library shows: $(diff declared shared)"
nm -g --defined-only "$library/libtandem.a" | awk 'NF == 3 {print $3}' | sort >static
cmp -s declared static || fail "the static library shows: $(diff declared static)"
[ "$(wc -l <declared)" -ge 15 ] || fail "few names: $(cat declared)"
readelf -d "$library/libtandem.so" | grep -q 'SONAME.*\[libtandem.so.0\]' || fail "the soname is another"

# The example, shared and static, is as long as it is said to be useful, and its numbers are those of the command.
export PKG_CONFIG_PATH=$library/pkgconfig PKG_CONFIG_SYSROOT_DIR=$at
[ -z "$(pkg-config --print-requires tandem)" ] || fail "an embedder needs $(pkg-config --print-requires tandem)"
example=$at/usr/local/share/doc/tandem/examples/embed.c
read -ra flags < <(pkg-config --cflags tandem)
read -ra libraries < <(pkg-config --libs tandem)
gcc -std=c11 -Wall -Wextra -Wpedantic -Werror "$example" "${flags[@]}" "${libraries[@]}" -o shared-example || fail "does not link"
LD_LIBRARY_PATH=$library ./shared-example "$fixtures/small.cfg" >numbers || fail "the example fails"
rm "$library"/libtandem.so*
read -ra libraries < <(pkg-config --libs --static tandem)
libraries=("${libraries[@]//$at\/usr\/lib\//\/usr\/lib\/}")
gcc -static -std=c11 -Wall -Wextra -Wpedantic -Werror "$example" "${flags[@]}" "${libraries[@]}" -o static-example || fail "does not link with --static"
./static-example "$fixtures/small.cfg" >again || fail "the example fails when linked statically"
cmp numbers again || fail "shared and static differ"

expect 0 run "$fixtures/small.cfg" --replicates 8 --weeks 520 --seed 20260101 --quiet --out results
{
    awk -F, '$4 == "all" && $5 == "completed" && $6 == 52 {printf "%s completed %.6f %.6f %.6f\n", $3, $7, $8, $9}' results/survival.csv
    awk -F, '$3 == 519 && $4 == "ever_tried_share" {printf "ever tried %.6f\n", $5}' results/adoption.csv
} >wanted
diff wanted numbers || fail "the library says other numbers than the command"
[ "$(wc -l <numbers)" -eq 6 ] || fail "the example prints $(wc -l <numbers) lines"

# Its error reaches the reader.
./static-example "$fixtures/small.cfg" trust.citizen_mean 2 >out 2>err && fail "a value out of its limits is taken"
has err "trust.citizen_mean"

# uninstall leaves nothing.
env -u MAKELEVEL -u MAKEFLAGS "${MAKE:-make}" -C "$root" VARIANT="$variant" DESTDIR="$at" PREFIX=/usr/local LIBDIR=/usr/local/lib uninstall >log 2>&1 || fail "make uninstall"
[ -z "$(find "$at" -type f -o -type l)" ] || fail "uninstall leaves $(find "$at" -type f -o -type l)"
finish
