# What the tests of the command line share: sourced first. Each test runs in a folder of its own and ends with `finish`.
# TANDEM is the binary.
set -u
# A test that hangs ends by itself; those of tests/long may take an hour.
case $0 in */long/*) seconds=3600 ;; *) seconds=300 ;; esac
[ -n "${TANDEM_TEST_LIMITED:-}" ] || TANDEM_TEST_LIMITED=1 exec timeout --foreground "$seconds" bash "$0"
TANDEM=$(realpath "${TANDEM:?is the path of the binary}")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
fixtures=$root/tests/cli/fixtures
unset TANDEM_TEST_LIMITED
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
unset SOURCE_DATE_EPOCH NO_COLOR
export LC_ALL=C.UTF-8 # what is said is English
failures=0

# A world that takes a moment.
small=(--set world.agencies=20 --set world.burn_in_weeks=10 --weeks 60 --replicates 3)

fail() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

# Where the program finds gnuplot: nowhere, unless a test is about pictures.
mkdir none
programs=$work/none

# expect STATUS ARGUMENT...: runs tandem; leaves its output in the files out and err.
expect() {
    local wanted=$1 status
    shift
    PATH=$programs "$TANDEM" "$@" >"$work/out" 2>"$work/err"
    status=$?
    [ "$status" -eq "$wanted" ] || {
        fail "tandem $*: exit status $status, not $wanted"
        sed "s/^/    /" "$work/err" | head -n 20
    }
}

# has FILE TEXT: the file has the text; lacks FILE TEXT: it has not.
has() {
    grep -qF -- "$2" "$1" || {
        fail "$1 lacks \"$2\":"
        head -n 20 "$1" | sed 's/^/    /'
    }
}

lacks() {
    ! grep -qF -- "$2" "$1" || fail "$1 has \"$2\""
}

empty() {
    [ ! -s "$1" ] || {
        fail "$1 is not empty:"
        head -n 5 "$1" | sed 's/^/    /'
    }
}

# same_csv DIR OTHER: all CSV files of two result directories are the same bytes, and there are nine.
same_csv() {
    local file count=0
    for file in "$1"/*.csv; do
        cmp -s "$file" "$2/${file##*/}" || fail "${file##*/} differs between $1 and $2"
        count=$((count + 1))
    done
    [ "$count" -eq 9 ] || fail "$1 has $count CSV files, not 9"
}

# same_manifest DIR OTHER: their manifests say the same, but for what a store does not keep.
same_manifest() {
    local directory
    for directory in "$1" "$2"; do
        grep -vE '"(time|origin|network_file)":' "$directory/manifest.json" >"$work/manifest.$directory"
    done
    cmp -s "$work/manifest.$1" "$work/manifest.$2" || fail "the manifests of $1 and $2 differ"
}

finish() {
    [ "$failures" -eq 0 ] || printf '%d failed\n' "$failures"
    exit "$((failures > 0))"
}
