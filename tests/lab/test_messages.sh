#!/usr/bin/env bash
# What the laboratory says of the model is there in Chinese, as a dictionary and word for word.
source "$(dirname "$0")/../cli/common.sh"
folder=$(dirname "$TANDEM")
variant=$(basename "$folder")
[ "$variant" = gcc ] || variant=plain
tool=$(cd "$root" && env -u MAKELEVEL -u MAKEFLAGS "${MAKE:-make}" --no-print-directory VARIANT="$variant" print-LAB_MODEL)
(cd "$root" && env -u MAKELEVEL -u MAKEFLAGS "${MAKE:-make}" VARIANT="$variant" "$tool") >made 2>&1 || { cat made; exit 1; }
[[ $tool = /* ]] || tool=$root/$tool
"$tool" "$root/scenarios" >english || fail "no model"
"$tool" "$root/scenarios" zh-TW "$folder/locale" >chinese || fail "no model in Chinese"
printf 'one\0dropout\0two "quoted"\0' >core

bash "$root/plots/lab/messages" english chinese core "$root/plots/po/zh_TW.po" >messages || fail "no dictionary"
python3 - <<'END' || fail "see above"
import json
import re
import sys

english, chinese, messages = (json.load(open(name, encoding="utf-8")) for name in ("english", "chinese", "messages"))
said = {"title", "label", "sentence", "lever", "basis"}
missing = []


def walk(one, other, name):
    """Every text for people is another in Chinese, and the dictionary leads from one to the other."""
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            walk(one[key], other[key], key)
    elif isinstance(one, list):
        assert len(one) == len(other)
        for left, right in zip(one, other):
            walk(left, right, name)
    elif isinstance(one, str) and one != other:
        assert messages[one] == other, one
    elif isinstance(one, str) and one and name in said:
        missing.append(one)
    else:
        assert one == other


walk(english | {"presets": []}, chinese | {"presets": []}, "")
assert re.search("[一-鿿]", messages["dropout"])
for text in missing:
    print("no Chinese:", text)
sys.exit(bool(missing))
END
"$tool" nowhere >out 2>err && fail "a folder without scenarios will do"
has err "nowhere/effects.tsv"
finish
