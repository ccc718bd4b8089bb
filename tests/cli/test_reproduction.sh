#!/usr/bin/env bash
# The command that a report prints runs as it is printed and gives the same results.
source "$(dirname "$0")/common.sh"
mkdir bin "a folder's"
ln -s "$TANDEM" bin/tandem
cp "$fixtures"/{base,small,other}.cfg "a folder's"
sed -i 's/^title = .*/title = "Other still";/; s/^interventions.*//' "a folder's/other.cfg"
cat >"a folder's/third.cfg" <<END
base = "base.cfg";
title = "Third";
interventions = ( { kind = "workshop"; start_week = 0; end_week = 60; } );
END

# printed DIRECTORY: the command of its report, as a shell reads it.
printed() {
    expect 0 report "$1" --out page.html --quiet
    sed -n 's/.*<pre><code>\(.*\)<\/code><\/pre>.*/\1/p' page.html |
        sed "s/&#39;/'/g; s/&quot;/\"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g"
}

# again DIRECTORY FILE...: the printed command gives the same files.
again() {
    local directory=$1 command file
    shift
    command=$(printed "$directory")
    rm -rf once-more
    (PATH=$work/bin:$work/none eval "$command --quiet --out once-more") >out 2>err || {
        fail "does not run: $command"
        head -n 5 err
    }
    for file in "$@"; do
        cmp -s "$directory/$file" "once-more/$file" || fail "$file differs: $command"
    done
}

expect 0 run "a folder's/small.cfg" "${small[@]}" --set legal.ambiguity=0.123456789012345678 --seed 18446744073709551615 \
    --quiet --out one
again one runs.csv weekly.csv episodes.csv
expect 0 run "a folder's/small.cfg" "${small[@]}" --tables runs,weekly --quiet --out few
again few runs.csv weekly.csv
[ ! -e once-more/episodes.csv ] || fail "more tables than before"
expect 0 compare "a folder's/base.cfg" "a folder's/small.cfg" "a folder's/third.cfg" "${small[@]}" --combine --quiet \
    --out combined
again combined comparison.csv
grep -q 'combine' <<<"$(printed combined)" || fail "--combine is not printed"
expect 0 compare "a folder's/small.cfg" "${small[@]}" --quiet --out itself
again itself comparison.csv
expect 0 compare "a folder's/small.cfg" "${small[@]}" --null --quiet --out null
again null comparison.csv
# A name that no page shows as it is.
hostile=$'a folder\'s/lin\\e\nbreak\u202e\xff.cfg'
cp "a folder's/small.cfg" "$hostile"
expect 0 run "$hostile" "${small[@]}" --quiet --out hostile
again hostile runs.csv

finish
