#!/usr/bin/env bash
# A real browser opens reports of a run and of a comparison, in both languages, at the width of a desk and of a phone:
# no message in its console, no request that leaves the page, nothing wider than the window.
set -u
TANDEM=$(realpath "${TANDEM:?is the path of the binary}")
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo "skipped: no chromium on this machine (apt-get install chromium)"
    exit 0
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failures=0
fail() {
    printf 'FAILED: %s\n' "$*"
    failures=$((failures + 1))
}

# visit PAGE WIDTH WHAT...: opens a page in a browser of its own; what it says goes to the file said.
visit() {
    local page=$1 width=$2 profile status
    shift 2
    profile=$(mktemp -d -p "$work")
    timeout 120 "$browser" --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
        --disable-component-update --disable-sync --disable-default-apps --hide-scrollbars --enable-logging=stderr \
        --user-data-dir="$profile" --window-size="$width",2000 --log-net-log="$work/net.json" "$@" \
        "file://$page" >seen 2>said
    status=$?
    rm -rf "$profile"
    [ "$status" -eq 0 ] || fail "$page: the browser ends with $status: $(tail -n 3 said)"
}

# Every address that was asked for but files, data, and the hosts to which the browser itself speaks on any page.
own='(clients2|accounts|www|android\.clients|safebrowsing)\.google\.com|[a-z.]*gvt1\.com'
own+='|(update|safebrowsing|content-autofill|optimizationguide-pa|clientservices)\.googleapis\.com'
requests() {
    grep -oE '"url":"[a-z]+:[^"]{0,60}' net.json | sed 's/"url":"//' | sort -u |
        grep -vE "^(file|data|chrome|about|devtools):|^https?://($own)[:/]"
}

check_page() {
    local page=$1 width=$2
    visit "$page" "$width" --screenshot="$work/$(basename "$(dirname "$page")")-$width.png"
    ! grep -E 'CONSOLE[:(]' said | grep -q . || fail "$page: the console says: $(grep CONSOLE said | head -n 3)"
    [ -s net.json ] || fail "$page: no log of requests"
    [ -z "$(requests)" ] || fail "$page: requests leave it: $(requests | head -n 3)"
    [ -s "$work/$(basename "$(dirname "$page")")-$width.png" ] || fail "$page: no picture of it at $width pixels"
}

# A page in a frame as wide as a phone tells whether it is wider than that; a window cannot be that narrow.
check_width() {
    local page=$1 width=$2
    sed "s|</body>|<script>document.title = 'wide ' + document.documentElement.scrollWidth</script></body>|;
        /Content-Security-Policy/d" "$page" >probe.html
    cat >frame.html <<END
<iframe src='probe.html' width='$width' height='3000' style='border:0' onload="document.body.append(this.contentDocument.title)"></iframe>
END
    visit "$work/frame.html" 1000 --allow-file-access-from-files --dump-dom
    local wide
    wide=$(grep -oE 'wide [0-9]+' seen | tail -n 1)
    [ -n "$wide" ] || fail "$page: its width is not known: $(head -c 300 seen)"
    [ "${wide#wide }" -le "$width" ] || fail "$page: is ${wide#wide } pixels wide in a window of $width"
}

world=(--set world.agencies=40 --set world.burn_in_weeks=20 --weeks 160 --replicates 4 --quiet)
"$TANDEM" run "$root/scenarios/nursing-rooms.cfg" "${world[@]}" --out run >/dev/null || fail "run"
"$TANDEM" compare "$root/scenarios/baseline.cfg" "$root/scenarios/intervention-legal-guideline.cfg" \
    "$root/scenarios/intervention-demonstration.cfg" "${world[@]}" --out compared >/dev/null || fail "compare"

# The test must be able to see what it looks for.
printf '%s' "<script>console.error('seen')</script><img src='http://127.0.0.1:9/x.png' alt='x'>" >loud.html
visit "$work/loud.html" 800 --screenshot="$work/loud.png"
grep -qE 'CONSOLE[:(]' said || fail "a message in the console is not seen"
requests | grep -q '^http:' || fail "a request that leaves is not seen"

for study in run compared; do
    for language in en zh-TW; do
        suffix=$([ "$language" = en ] || echo ".$language")
        "$TANDEM" report "$study" --lang "$language" --quiet >/dev/null || fail "report $study $language"
        for width in 1280 500; do
            check_page "$work/$study/report$suffix.html" "$width"
        done
        check_width "$work/$study/report$suffix.html" 360
    done
done
exit "$((failures > 0))"
