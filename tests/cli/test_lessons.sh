#!/usr/bin/env bash
# Lessons: every command in them runs, here in small; both languages have the same; links to the laboratory name what there is.
source "$(dirname "$0")/common.sh"
source "$root/tests/cli/lessons.sh"
mkdir class && cd class || exit 1
ln -s "$root/scenarios" scenarios
small=(--set world.agencies=23 --set world.burn_in_weeks=10 --weeks 60)

count=0
while read -r -a words; do
    count=$((count + 1))
    case ${words[1]} in
        run | compare) words+=("${small[@]}" --replicates 2) ;;
        decide | replicates) words+=(--dry-run) ;;
        watch | trace | report) ;;
        *) fail "a command that this test does not know: ${words[*]}" ;;
    esac
    expect 0 "${words[@]:1}"
done < <(for lesson in "${lessons[@]}"; do lesson_commands "$lesson"; done)
[ "$count" -ge 16 ] || fail "few commands: $count"

# What is said in English is said in Chinese: the same commands, pictures and links, as many headings, questions and answers.
for lesson in "${lessons[@]}"; do
    chinese=${lesson%.md}.zh-TW.md
    cmp -s <(lesson_commands "$lesson" | sort -u) <(lesson_commands "$chinese" | sed 's/ --lang zh-TW//' | sort -u) ||
        fail "${lesson##*/}: other commands in Chinese"
    cmp -s <(lesson_links "$lesson") <(lesson_links "$chinese" | sed 's/zh-TW/en/') || fail "${lesson##*/}: other links in Chinese"
    for mark in '^#' '^[0-9]\. ' '^- ' '^|' '^!\['; do
        [ "$(grep -c "$mark" "$lesson")" -eq "$(grep -c "$mark" "$chinese")" ] || fail "${lesson##*/}: not as many $mark in Chinese"
    done
    [ "$(grep -c '^[0-9]\. ' "$lesson")" -eq 10 ] || fail "${lesson##*/}: not five questions and five answers"
    [ "$(lesson_links "$lesson" | wc -l)" -ge 3 ] || fail "${lesson##*/}: few links to the laboratory"
done

# A link: two scenarios by name, each with settings that the program takes.
while IFS= read -r link; do
    for side in A B; do
        IFS=';' read -r -a parts <<<"$(sed -nE "s/.*[&#]$side=([^&]*).*/\1/p" <<<"$link")"
        settings=()
        for part in "${parts[@]:1}"; do settings+=(--set "$part"); done
        expect 0 check "${parts[0]}" "${settings[@]}"
    done
    measure=$(sed -nE 's/.*[&]measure=([^&]*).*/\1/p' <<<"$link")
    [ -z "$measure" ] || grep -q "key: '$measure'" "$root/plots/lab/page/results.js" || fail "the laboratory has no measure $measure"
done < <(for lesson in "${lessons[@]}"; do lesson_links "$lesson"; done | sort -u)
finish
