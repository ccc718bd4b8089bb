# What a test finds in a lesson (scenarios/lessons): sourced after common.sh.
lessons=()
for lesson in "$root"/scenarios/lessons/[0-9]*.md; do
    case $lesson in *.zh-TW.md) ;; *) lessons+=("$lesson") ;; esac
done
[ "${#lessons[@]}" -eq 3 ] || fail "there are ${#lessons[@]} lessons"

# lesson_commands FILE: its commands, in boxes and in the text, in their order.
lesson_commands() {
    awk '/^```/ {box = !box; next} box' "$1"
    grep -oE '`build/tandem (run|compare|watch|trace|decide|replicates|report) [^`]+`' "$1" | tr -d '`'
}

# lesson_links FILE: the states of the laboratory that it links to.
lesson_links() { grep -oE 'build/lab/index\.html#[^)]+' "$1" | sed 's/^[^#]*#//'; }
