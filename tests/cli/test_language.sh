#!/usr/bin/env bash
# Languages: every text that the sources mark is in every catalogue; --lang changes words and no number or code.
source "$(dirname "$0")/common.sh"
scenario=$fixtures/small.cfg

# The catalogues are complete.
for tool in xgettext msgcat msgcmp msgfmt; do
    command -v "$tool" >/dev/null || fail "$tool is missing (package gettext)"
done
bash "$root/plots/po/extract" >texts.pot || fail "the texts cannot be extracted"
[ "$(grep -c '^msgid' texts.pot)" -gt 100 ] || fail "there are next to no texts"
for catalogue in "$root"/plots/po/*.po; do
    msgcmp "$catalogue" texts.pot >said 2>&1 || {
        fail "${catalogue##*/} lacks texts of the sources"
        head -n 20 said
    }
    msgfmt --check-format -o /dev/null "$catalogue" || fail "${catalogue##*/} has a wrong format"
    # A format is marked as one, so that its arguments are compared; places in braces are the same ones.
    awk 'BEGIN { RS = ""; FS = "\n" }
        function places(text, found) {
            while (match(text, /\{[a-z_]+\}/)) {
                found[substr(text, RSTART, RLENGTH)]++
                text = substr(text, RSTART + RLENGTH)
            }
        }
        {
            id = $0; sub(/\nmsgstr.*/, "", id); text = $0; sub(/.*\nmsgstr/, "", text)
            if (id ~ /%[-+0-9.*]*(hh|h|ll|l|z|<PRI)?[dsugfxc]/ && $0 !~ /^#, .*c-format/) print
            split("", one); split("", other); places(id, one); places(text, other)
            for (place in one) if (one[place] != other[place]) print
            for (place in other) if (one[place] != other[place]) print
        }' "$catalogue" >said
    empty said
done
[ -r "$(dirname "$TANDEM")/locale/zh_TW/LC_MESSAGES/tandem.mo" ] || fail "no catalogue beside the program"

# Words change.
expect 0 run "$scenario" "${small[@]}" --out en
mv out english
expect 0 run "$scenario" "${small[@]}" --lang zh-TW --out zh
mv out chinese
has english "Collaborations completed"
has chinese "完成的協作"
has chinese "公部門發起／政府內部資料"
lacks chinese "Collaborations completed"
has zh/figures/constructs.gp "主管支持"

# Numbers and codes do not.
numbers() { tail -n +4 "$1" | grep -oE '[0-9]+\.[0-9]+ \[[^]]*\]'; }
cmp -s <(numbers english) <(numbers chinese) || fail "--lang changes numbers of the tables"
[ "$(numbers english | wc -l)" -gt 20 ] || fail "there are next to no numbers"
same_csv en zh
for data in en/figures/*.dat; do
    cmp -s "$data" "zh/figures/${data##*/}" || fail "--lang changes ${data##*/}"
done
expect 0 run "$scenario" "${small[@]}" --json --out en
sed 's/"directory": .*//' out >english
expect 0 run "$scenario" "${small[@]}" --json --lang zh-TW --out zh
sed 's/"directory": .*//' out >chinese
cmp -s english chinese || fail "--lang changes JSON"

# Messages and help too, on any command, before it is known what the line wants, and as the environment says.
expect 2 rum --lang zh-TW
has err "rum：無此指令，您要的可能是 run"
expect 2 --lang=zh-TW run
has err "指令"
expect 0 help run --la zh-TW
has out "用法：tandem run"
expect 0 --help --lang en --lang zh-TW
has out "用法：tandem COMMAND"
chosen() { # chosen STATUS VARIABLE=VALUE... ARGUMENT...: with the environment's language
    env -u LC_ALL "${@:2}" >out 2>err
    [ $? -eq "$1" ] || fail "${*:2}: the exit status is not $1"
}
chosen 2 LANG=zh_TW.UTF-8 "$TANDEM" rum
has err "無此指令"
chosen 2 LANG=en_US.UTF-8 LC_MESSAGES=zh_TW "$TANDEM" rum
has err "無此指令"
chosen 2 LANG=zh_TW.UTF-8 LC_ALL=C "$TANDEM" rum
has err "unknown command"
chosen 2 LANG=zh_TW.UTF-8 "$TANDEM" rum --lang en
has err "unknown command"
chosen 2 LANG=de_DE.UTF-8 "$TANDEM" rum
has err "unknown command"
chosen 0 LANG=zh_TW.UTF-8 "$TANDEM" report en --quiet
has out report.zh-TW.html

# Titles: of the file in the language asked for, on the terminal, in pictures and reports, also out of the store.
cat >titled.cfg <<EOF
base = "$scenario";
title = "Plain title";
title_zh = "中文標題";
description = "Plain words.";
description_zh = "中文說明。";
EOF
expect 0 run titled.cfg "${small[@]}" --out titled
has out "Plain title"
lacks out "中文標題"
expect 0 run titled.cfg "${small[@]}" --lang zh-TW --out titled
has out "中文標題"
has titled/figures/constructs.gp "中文標題"
expect 0 report titled --lang zh-TW
has titled/report.zh-TW.html "中文說明"
expect 0 plot titled
has titled/figures/constructs.gp "Plain title"
has titled/manifest.json '"title_zh": "中文標題'
for file in "$root"/scenarios/*.cfg "$root"/scenarios/plans/*.cfg; do
    [ "$(grep -cE '^(title|description)_zh = "[^"]+";$' "$file")" -eq 2 ] || fail "${file##*/} has no texts in Chinese"
done

# What there is not.
expect 2 run "$scenario" --lang fr
has err "allowed: en, zh-TW"
expect 2 check "$scenario" --lang fr
has err "unknown language"

# The report, of a run and of a comparison; without gnuplot it has its tables and says so once.
expect 0 report en
[ "$(cat out)" = en/report.html ] || fail "report does not say where it is"
[ "$(grep -c gnuplot err)" -eq 1 ] || fail "no gnuplot is not said in one line"
has en/report.html "<html lang='en'>"
has en/report.html "tandem run $fixtures/small.cfg --set "
has en/report.html "--set world.burn_in_weeks=10"
has en/report.html "--replicates 3"
expect 0 report zh --lang zh-TW --quiet
empty err
has zh/report.zh-TW.html "<html lang='zh-TW'>"
has zh/report.zh-TW.html "如何重現"
[ ! -e zh/report.html ] || fail "a report in Chinese is called as one in English"
cp en/report.html once.html
expect 0 report en --lang zh-TW
cmp -s once.html en/report.html || fail "a report in Chinese takes the place of the one in English"
expect 0 report en --out elsewhere.html
[ "$(cat out)" = elsewhere.html ] && cmp -s once.html elsewhere.html || fail "--out does not write the report there"
expect 0 compare "$scenario" "$fixtures/other.cfg" "${small[@]}" --out both
expect 0 report both
has both/report.html "tandem compare $fixtures/small.cfg $fixtures/other.cfg"
has both/report.html "How sure the ranking is"
cp both/report.html once.html
expect 0 report both
cmp -s once.html both/report.html || fail "the same report has other bytes"
expect 4 report nowhere
expect 2 report

finish
