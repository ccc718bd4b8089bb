#!/usr/bin/env bash
# What README promises a newcomer on a fresh Debian 12 with nothing but git and make: make demo draws its pictures, make
# check passes.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
source "$root/tests/long/chroot.sh"
work=$(mktemp -d)
fresh=$work/fresh
trap 'chroot_free "$fresh"; rm -rf "$work"' EXIT
chroot_make "$fresh" bookworm
chroot_do "$fresh" apt-get install -q -y --no-install-recommends git make >"$work/log" 2>&1 || skip "git and make cannot be installed"
git clone -q "$root" "$fresh/root/tandem" || exit 1
chroot_do "$fresh" sh -c 'cd /root/tandem && make demo' >"$work/log" 2>&1 || {
    tail -n 30 "$work/log"
    echo "FAILED: make demo"
    exit 1
}
pictures=$(find "$fresh/root/tandem/demo" -name '*.png' -size +5k | wc -l)
[ "$pictures" -ge 20 ] || {
    echo "FAILED: make demo leaves $pictures pictures"
    exit 1
}
chroot_do "$fresh" sh -c 'cd /root/tandem && make check' >"$work/log" 2>&1 || {
    grep -A 6 '^FAIL' "$work/log" | head -n 60
    tail -n 2 "$work/log"
    echo "FAILED: make check"
    exit 1
}
tail -n 2 "$work/log"
