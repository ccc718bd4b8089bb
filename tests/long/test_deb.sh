#!/usr/bin/env bash
# The Debian packages: built, looked at by lintian if it is there, installed on a fresh system of this release, used from
# another folder, and removed without a trace. Without root or debootstrap they are unpacked into a folder instead.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root" || exit 1
source tests/long/chroot.sh
work=$(mktemp -d)
fresh=$work/fresh
trap 'chroot_free "$fresh"; rm -rf "$work"' EXIT
failures=0
fail() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

command -v dpkg-deb >/dev/null && command -v dpkg-shlibdeps >/dev/null || skip "no dpkg-dev on this machine"
env -u MAKELEVEL -u MAKEFLAGS "${MAKE:-make}" BUILD="$work/build" NO_INSTALL=1 deb >"$work/log" 2>&1 || {
    tail -n 20 "$work/log"
    fail "make deb"
    exit 1
}
packages=("$work"/build/deb/*.deb)
[ "${#packages[@]}" -eq 3 ] || fail "there are ${#packages[@]} packages: ${packages[*]}"
if command -v lintian >/dev/null; then
    lintian --allow-root --fail-on error,warning --suppress-tags initial-upload-closes-no-bugs "${packages[@]}" || fail "lintian complains"
else
    echo "skipped: no lintian on this machine"
fi

# Root folder: contents only.
mkdir "$work/unpacked"
for package in "${packages[@]}"; do
    dpkg-deb -x "$package" "$work/unpacked"
done
for file in bin/tandem include/tandem/tandem.h share/man/man1/tandem.1.gz share/bash-completion/completions/tandem \
    share/tandem/scenarios/baseline.cfg share/locale/zh_TW/LC_MESSAGES/tandem.mo share/doc/libtandem-dev/examples/embed.c; do
    [ -s "$work/unpacked/usr/$file" ] || fail "no package has /usr/$file"
done

# A subshell, so that a chroot that cannot be made skips the rest alone.
(
    chroot_make "$fresh" "$(. /etc/os-release && echo "$VERSION_CODENAME")"
    chroot_do "$fresh" find /usr /etc /var/lib -xdev | sort >"$work/before"
    mkdir "$fresh/packages"
    cp "${packages[@]}" "$fresh/packages"
    chroot_do "$fresh" sh -c 'apt-get install -q -y /packages/*.deb gcc pkg-config' >"$work/log" 2>&1 || {
        tail -n 5 "$work/log"
        fail "apt does not install the packages"
    }
    cat >"$fresh/root/use" <<'END'
set -e
mkdir -p /tmp/elsewhere && cd /tmp/elsewhere
tandem --version
tandem run baseline --replicates 2 --weeks 60 --quiet --lang zh-TW --out results | grep -q 完成
test -s results/figures/endings.png
man -w tandem 2>/dev/null || test -s /usr/share/man/man1/tandem.1.gz || true
example=/usr/share/doc/libtandem-dev/examples/embed.c
gcc -std=c11 $example $(pkg-config --cflags --libs tandem) -o embed
./embed /usr/share/tandem/scenarios/baseline.cfg | grep -c completed
gcc -std=c11 $example -Wl,-Bstatic -ltandem -Wl,-Bdynamic $(pkg-config --cflags --libs --static tandem) -o embed-static
ldd embed | grep -q libtandem.so.0
! ldd embed-static | grep -q libtandem
END
    chroot_do "$fresh" sh -e /root/use >"$work/log" 2>&1 || {
        tail -n 10 "$work/log"
        fail "the installed program does not do what it should"
    }
    chroot_do "$fresh" apt-get purge -q -y tandem libtandem0 libtandem-dev >"$work/log" 2>&1 || fail "apt does not remove the packages"
    chroot_do "$fresh" find /usr /etc /var/lib -xdev | grep -i tandem >"$work/left" && fail "left behind: $(cat "$work/left")"
    exit "$((failures > 0))"
) || failures=$((failures + 1))
exit "$((failures > 0))"
