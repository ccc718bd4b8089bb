#!/usr/bin/env bash
# Ranks on two machines that share nothing but a cable and a directory: two network namespaces, into which Open MPI reaches
# as it reaches into machines, by a remote shell and TCP. The same bytes as one process gives; what a lost machine leaves is
# gone on with. Skipped where namespaces are not allowed.
source "$(dirname "$0")/ranks.sh"
prefix=tandem-$$-
remove() {
    ip netns del "${prefix}10.77.0.1" 2>/dev/null
    ip netns del "${prefix}10.77.0.2" 2>/dev/null
}
trap 'remove; rm -rf "$work"' EXIT
if ! ip netns add "${prefix}10.77.0.1" 2>/dev/null || ! ip netns add "${prefix}10.77.0.2" 2>/dev/null; then
    echo "skipped: network namespaces (ip netns, of iproute2) are not allowed here"
    exit 0
fi
ip link add cable1 netns "${prefix}10.77.0.1" type veth peer name cable2 netns "${prefix}10.77.0.2" || fail "no cable"
for end in 1 2; do
    ip -n "${prefix}10.77.0.$end" addr add "10.77.0.$end/24" dev "cable$end"
    ip -n "${prefix}10.77.0.$end" link set "cable$end" up
    ip -n "${prefix}10.77.0.$end" link set lo up
done

# The remote shell: options, the address of a machine, a command.
cat >agent <<TEXT
#!/bin/sh
while [ "\${1#-}" != "\$1" ]; do shift; done
to=\$1
shift
exec ip netns exec "$prefix\$to" sh -c "\$*"
TEXT
chmod +x agent
export OMPI_MCA_plm=rsh OMPI_MCA_plm_rsh_agent=$work/agent
export OMPI_MCA_oob_tcp_if_include=10.77.0.0/24 OMPI_MCA_btl_tcp_if_include=10.77.0.0/24 OMPI_MCA_btl=tcp,self
across=(ip netns exec "${prefix}10.77.0.1" mpirun --host "10.77.0.1:1,10.77.0.2:1" -n 2)

"${across[@]}" sh -c 'ip -o addr show' | grep -o '10\.77\.0\.[12]/24' | sort >found
printf '10.77.0.1/24\n10.77.0.2/24\n' | cmp -s - found || fail "ranks are not on two machines: $(cat found)"
plain=(run "$scenario" --weeks 60 --replicates 9 --format svg)
expect 0 "${plain[@]}" --threads 1 --out one
"${across[@]}" "$TANDEM_MPI" "${plain[@]}" --out "$work/two" >out 2>err || fail "over two machines: $(cat err)"
[ "$(grep -c '^9/9 runs in ' err)" -eq 1 ] || fail "two machines: not one of them says that it is done"
same_csv one two

# A machine whose processes die in the middle, and one whose cable is cut, of which nobody hears anything any more: Open MPI
# asks for signs of life, and ends the job. What has come in is stored, and the same command does the rest.
long=(run "$scenario" --set world.agencies=40 --weeks 200 --replicates 600 --format svg)
expect 0 "${long[@]}" --quiet --out whole
export OMPI_MCA_oob_tcp_keepalive_time=2 OMPI_MCA_oob_tcp_keepalive_intvl=1 OMPI_MCA_oob_tcp_keepalive_probes=3

# lose NAME COMMAND...: runs into NAME, gives the command once some runs are stored, and expects the end of the job.
lose() {
    local name=$1 before
    shift
    "${across[@]}" "$TANDEM_MPI" "${long[@]}" --out "$work/$name" >out 2>err &
    started=$!
    for ((tries = 0; tries < 1000; tries++)); do
        [ "$(sqlite3 "$name/results.sqlite" 'SELECT count(*) > 3 FROM runs' 2>/dev/null)" = 1 ] && break
        sleep 0.05
    done
    "$@"
    timeout 120 tail --pid="$started" -f /dev/null || fail "$name: the command hangs"
    wait "$started" && fail "$name: it goes unnoticed"
    before=$(sqlite3 "$name/results.sqlite" 'SELECT count(*) FROM runs')
    [ "$before" -lt 600 ] || fail "$name: it was over before the machine was lost"
    expect 0 "${long[@]}" --out "$name"
    has err "of 600 runs were stored before"
    same_csv whole "$name"
}
kill_all() { ip netns pids "${prefix}10.77.0.2" | xargs -r kill -KILL 2>/dev/null; }
lose killed kill_all
lose cut ip -n "${prefix}10.77.0.2" link set cable2 down
kill_all
finish
