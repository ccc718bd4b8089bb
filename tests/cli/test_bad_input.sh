#!/usr/bin/env bash
# Scenarios that are wrong in every way: all faults at once, with file and line, and nothing is run.
source "$(dirname "$0")/common.sh"

# bad STATUS TEXT...: bad.cfg gives this status from check and from run, and messages with these texts.
bad() {
    local wanted=$1 text
    shift
    for command in check run; do
        expect "$wanted" "$command" bad.cfg
        empty out
        for text in "$@"; do
            has err "$text"
        done
    done
    [ ! -e out/bad ] || fail "bad.cfg has left results"
}

printf 'legal = { ambigity = 0.4; };\n' >bad.cfg
bad 3 "bad.cfg:1: " "ambiguity"
printf 'legal = {\n  ambiguity = "much";\n};\n' >bad.cfg
bad 3 "bad.cfg:2: " "number"
printf 'legal = {\n\n  ambiguity = 7.0;\n};\n' >bad.cfg
bad 3 "bad.cfg:3: " "0 to 1"
printf 'world = { agencies = 2.5; };\n' >bad.cfg
bad 3 "whole number"
printf 'legal = { ambiguity = 7.0; };\ntrust = { citizen_mean = "x"; };\nnothing = 1;\n' >bad.cfg
bad 3 "bad.cfg:1: " "bad.cfg:2: " "bad.cfg:3: "
printf 'interventions = ( { kind = "legal_guidline"; start_week = 1; end_week = 2; } );\n' >bad.cfg
bad 3 "legal_guideline"
printf 'legal = { ambiguity = ;\n' >bad.cfg
bad 3 "bad.cfg:1: "
printf 'base = "absent.cfg";\n' >bad.cfg
bad 4 "absent.cfg"
printf 'base = "round.cfg";\n' >bad.cfg
printf 'base = "bad.cfg";\n' >round.cfg
bad 3 "leads back"
: >bad.cfg
bad 3 "bad.cfg"
printf '\177ELF\002\001\001\000\000\000' >bad.cfg
bad 3 "bad.cfg"
head -c 4096 /dev/urandom >bad.cfg
bad 3 "bad.cfg"
printf '@include "/etc/passwd"\n' >bad.cfg
bad 3 "bad.cfg:1: "
rm bad.cfg
mkdir bad.cfg
bad 4 "directory"

# Every file of one command line is looked at; the good ones are explained.
printf 'legal = { ambiguity = 7.0; };\n' >one.cfg
printf 'trust = { citizen_mean = 7.0; };\n' >two.cfg
expect 3 check one.cfg "$fixtures/small.cfg" two.cfg
has err "one.cfg:1: "
has err "two.cfg:1: "
has out "small.cfg: no fault found"
expect 3 run one.cfg "$fixtures/small.cfg" two.cfg --out results
has err "one.cfg:1: "
has err "two.cfg:1: "
[ ! -e results ] || fail "a good scenario was run beside bad ones"

# What check says of a good one.
expect 0 check "$fixtures/small.cfg" --set trust.spread=0.25
for text in "小世界" "fixtures/base.cfg" "legal.ambiguity" "0.4 (0.6) score, scenario" "20 (300) agencies, base" \
    "0.25 (0.5) logit, --set" "weeks 10 to 50, ramp 4 weeks" "all agencies" "private start, open data"; do
    has out "$text"
done
lacks out "none.cfg"
finish
