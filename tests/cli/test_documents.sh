#!/usr/bin/env bash
# Man page, completion, header and help say the same as the tables of commands, options and columns.
source "$(dirname "$0")/common.sh"
manual=$root/sim/cli/tandem.1

"$TANDEM" help | sed -nE 's/^  ([a-z]+) .*/\1/p' >commands
tr -d '\\' <"$manual" >manual.txt
while read -r command; do
    has manual.txt "tandem $command"
    for option in $("$TANDEM" help "$command" | sed -nE 's/^  (-h, )?(--[a-z-]+).*/\2/p'); do
        grep -qE "^\.(B|BI|BR) $option( |\$)" manual.txt || fail "the man page lacks $option of $command"
    done
done <commands
[ "$(wc -l <commands)" -ge 9 ] || fail "few commands"
grep -oE '^\.(B|BI|BR) --[a-z-]+' manual.txt | sed 's/.* //' | sort -u >documented
{
    while read -r command; do
        "$TANDEM" help "$command"
    done <commands
    echo "  --version"
} | sed -nE 's/^  (-h, )?(--[a-z-]+).*/\2/p' | sort -u >real
comm -23 documented real >stale
empty stale
for status in 0 2 3 4 5 6 70; do
    grep -qx ".B $status" manual.txt || fail "the man page lacks exit status $status"
done
if command -v man >/dev/null; then
    man --warnings -l "$manual" 2>warnings >/dev/null
    empty warnings
fi

for shell in zsh fish bash; do
    expect 0 completion "$shell"
    cmp -s out "$root/sim/cli/tandem.$shell" ||
        fail "sim/cli/tandem.$shell is out of date: tandem completion $shell >sim/cli/tandem.$shell"
    ! command -v "$shell" >/dev/null || "$shell" -n out || fail "the completion is no $shell"
    while read -r command; do
        for option in $("$TANDEM" help "$command" | sed -nE 's/^  (-h, )?--([a-z-]+).*/\2/p'); do
            grep -qE -- "(--|-l )$option\b" out || fail "the completion for $shell lacks --$option"
        done
        grep -qw -- "$command" out || fail "the completion for $shell lacks $command"
    done <commands
done
if command -v fish >/dev/null; then
    expect 0 completion fish
    [ "$(fish -c 'source out; complete -C "tandem compl"' | cut -f 1)" = completion ] || fail "fish does not complete a command"
    [ "$(fish -c 'source out; complete -C "tandem run --format s"' | cut -f 1)" = svg ] || fail "fish does not complete a format"
fi
expect 0 completion bash
(
    source out
    COMP_WORDS=(tandem ru) COMP_CWORD=1
    _tandem
    [ "${COMPREPLY[*]}" = run ] || fail "ru completes to ${COMPREPLY[*]}"
    COMP_WORDS=(tandem run --prec) COMP_CWORD=2
    _tandem
    [ "${COMPREPLY[*]}" = --precision ] || fail "--prec completes to ${COMPREPLY[*]}"
    COMP_WORDS=(tandem run --format s) COMP_CWORD=3
    _tandem
    [ "${COMPREPLY[*]}" = svg ] || fail "--format s completes to ${COMPREPLY[*]}"
    exit "$failures"
) || fail "see above"

expect 0 --version
version=$(sed -E 's/^tandem ([0-9.]+) .*/\1/' out)
header=$(sed -nE 's/^#define TANDEM_VERSION_(MAJOR|MINOR|PATCH) ([0-9]+)$/\2/p' "$root/analysis/library/tandem.h" | paste -sd.)
[ "$version" = "$header" ] || fail "the program is $version, analysis/library/tandem.h is $header"
has manual.txt "tandem $version"
grep -qx "version: $version" "$root/CITATION.cff" || fail "CITATION.cff is not of version $version"

# Documents of numbers are of the present model, or say that they are not.
model=$(sed -nE 's/.*model ([0-9]+).*/\1/p' out)
for part in scenarios/README.md:made analysis/FINDINGS.md:findings analysis/CONSTRUCTS.md:impulse analysis/CONSTRUCTS.md:effects; do
    sed -n "/<!-- ${part#*:}:begin -->/,/<!-- ${part#*:}:end -->/p" "$root/${part%:*}" >made
    grep -qE "^Model version $model[ ,]|not made anew for model version $model\b" made ||
        fail "${part%:*} (${part#*:}) is not of model version $model and does not say so"
done

# Every column of every CSV file is documented.
expect 0 export --schema
mv out schema
expect 0 run "$fixtures/small.cfg" "${small[@]}" --out results --quiet
for file in results/*.csv; do
    table=$(basename "$file" .csv)
    for column in $(head -n 1 "$file" | tr ',' ' '); do
        grep -q "^$table,$column," schema || fail "export --schema lacks $table.$column"
    done
done
finish
