#!/usr/bin/env bash
# A signal ends every phase within a second and leaves what the same command goes on from; what was ignored stays ignored.
source "$(dirname "$0")/common.sh"
unset SOURCE_DATE_EPOCH
many=("$fixtures/small.cfg" --set world.agencies=20 --set world.burn_in_weeks=10 --weeks 60 --quiet --threads 1)
few=("${many[@]}" --replicates 3)

# A gnuplot that begins a picture and never ends.
mkdir slow
cat >slow/gnuplot <<'TEXT'
#!/bin/sh
read -r before equals name
name=${name#\'}
echo begun >"${name%\'}"
exec /bin/sleep 60
TEXT
chmod +x slow/gnuplot

# begin COMMAND…: in the background; `process` is its number.
begin() {
    PATH=$programs "$TANDEM" "$@" >out 2>err &
    process=$!
}

# wait_until COMMAND…: until it succeeds.
wait_until() {
    for _ in $(seq 400); do
        ! "$@" >/dev/null 2>&1 || return 0
        sleep 0.05
    done
    fail "never: $*"
}

# ends STATUS SIGNAL: the process ends so, and not much later than a second after the signal.
ends() {
    local status
    kill -s "$2" "$process"
    for _ in $(seq 100); do
        kill -0 "$process" 2>/dev/null || break
        sleep 0.05
    done
    kill -9 "$process" 2>/dev/null # it should have ended long ago
    wait "$process" 2>/dev/null
    status=$?
    [ "$status" -eq "$1" ] || { fail "$2: exit status $status, not $1"; sed 's/^/    /' err; }
}

# While runs are made (of INT a shell's background process is told nothing).
for signal in TERM HUP XCPU; do
    begin run "${many[@]}" --replicates 200000 --out "runs-$signal"
    wait_until test -s "runs-$signal/results.sqlite-wal"
    ends 6 "$signal"
    has err "the same command goes on"
    [ ! -e "runs-$signal/results.lock" ] || fail "$signal: the lock is left"
done

# While a file is opened that does not answer; what was ignored at the start stays ignored.
expect 0 run "${few[@]}" --out answered
mkfifo silent
begin report answered --out silent
sleep 0.5
ends 6 TERM
has err "stopped"
trap '' HUP
begin report answered --out silent
trap - HUP
sleep 0.5
kill -s HUP "$process"
sleep 1.5
kill -0 "$process" 2>/dev/null || fail "a signal that was ignored ended it"
ends 6 TERM
trap '' ALRM # the alarm that ends what comes to no safe point
begin report answered --out silent
trap - ALRM
sleep 0.5
kill -s ALRM "$process"
sleep 0.2
kill -0 "$process" 2>/dev/null || fail "an alarm that was ignored ended it"
ends 6 TERM

# While figures are drawn: the picture that was begun goes, and the same command goes on.
programs=$work/slow:/usr/bin:/bin
begin run "${few[@]}" --out drawn
wait_until bash -c 'ls drawn/figures/*.png.*.part' # of tables a moment, of pictures as long as gnuplot takes
ends 6 TERM
has err "the same command goes on"
! ls drawn/figures/*.part >/dev/null 2>&1 || fail "a picture that was begun is left"
[ -s drawn/runs.csv ] || fail "the tables are gone"

# Killed: what it left goes with the next command.
begin run "${few[@]}" --out drawn
wait_until bash -c 'ls drawn/figures/*.png.*.part' # of tables a moment, of pictures as long as gnuplot takes
kill -9 "$process"
wait "$process" 2>/dev/null
left=$(ls drawn/figures/*.png.*.part) || fail "nothing is left by a kill, so that nothing is tested"
suffix=${left##*.png} # of this machine and a process that has ended
: >"drawn/figures/of-another-machine.png.00000000-1.part"
programs=$work/none
expect 0 run "${few[@]}" --out drawn
[ "$(ls drawn/figures/*.part)" = drawn/figures/of-another-machine.png.00000000-1.part ] || fail "wrong temporary files are left"

# So of a page anywhere, when it is written the next time; other files are left alone.
: >"page.html$suffix"
: >"other.html$suffix"
expect 0 report answered --out page.html
[ ! -e "page.html$suffix" ] || fail "what a kill has left of a page stays"
[ -e "other.html$suffix" ] || fail "what a kill has left of another file goes"

# A file that grows too large is an error with its cause.
(
    ulimit -f 40
    expect 4 run "${few[@]}" --out large
    has err "larger than is allowed (ulimit -f"
    exit "$failures"
) || fail "see above"
(
    ulimit -f "$(($(wc -c <answered/survival.csv) / 2048))" # half of it, in blocks of 1024 bytes
    expect 4 export answered --out exported --quiet
    has err "exported/survival.csv: cannot write: the file would be larger than is allowed"
    exit "$failures"
) || fail "see above"

# A device that has room, but no inode for another file: said so by the database, the tables and the pictures.
on_few_inodes='mount -t tmpfs -o "nr_inodes=$1" tmpfs few && shift && "$@"'
mkdir few
if unshare -rm bash -c "$on_few_inodes" few 9 true 2>/dev/null; then
    for inodes in 2 4 7 15; do
        unshare -rm bash -c "$on_few_inodes" few "$inodes" "$TANDEM" run "${few[@]}" --out few/run >out 2>err
        [ $? -eq 4 ] || fail "with $inodes inodes the status is not 4"
        has err "has no inodes left"
    done
fi

# What a killed command left in the log cannot be read where nothing can be written: that is said, and which file it is.
killed_in_silence='mount -t tmpfs tmpfs few && cp "$1"/results.sqlite* few && rm -f few/*-shm && mount -o remount,ro few && shift && "$@"'
begin run "${many[@]}" --replicates 200000 --out cut-short
wait_until bash -c '[ "$(stat -c %s cut-short/results.sqlite-wal)" -gt 300000 ]' # some runs are in it
kill -9 "$process"
wait "$process" 2>/dev/null
if unshare -rm bash -c "$killed_in_silence" few cut-short true 2>/dev/null; then
    unshare -rm bash -c "$killed_in_silence" few cut-short "$TANDEM" report few --out cut.html >out 2>err
    [ $? -eq 4 ] || fail "a log that cannot be read: the status is not 4"
    has err "few/results.sqlite-wal: a command that was killed left its last runs here"
fi
expect 0 report cut-short --out cut.html

# Several who draw and write up one directory at the same time do not disturb each other.
programs=$PATH
expect 0 run "${few[@]}" --out shared
cp -r shared alone
processes=()
for command in plot report plot report; do
    PATH=$programs "$TANDEM" "$command" shared --quiet >/dev/null 2>>together &
    processes+=($!)
done
for process in "${processes[@]}"; do
    wait "$process" || fail "one of several commands on a directory fails: $(cat together)"
done
for file in alone/figures/*; do
    cmp -s "$file" "shared/figures/${file##*/}" || fail "two at once draw another ${file##*/}"
done
finish
