# What the tests over the ranks of Open MPI share: sourced first. They are skipped where it is not installed. TANDEM is the
# binary without MPI, which says what is right; TANDEM_MPI the one with it, which is built unless it is given.
if ! command -v mpirun >/dev/null || ! pkg-config --exists ompi-c; then
    echo "skipped: Open MPI (libopenmpi-dev, openmpi-bin) is not installed"
    exit 0
fi
if [ -z "${TANDEM_MPI:-}" ]; then
    TANDEM_MPI=$(realpath -m "${BUILD:-build}")/mpi-gcc/tandem
    "${MAKE:-make}" -C "$(dirname "$0")/../.." --no-print-directory MPI=1 VARIANT=gcc \
        BUILD="${TANDEM_MPI%/mpi-gcc/tandem}" program >/dev/null || exit 1
fi
export TANDEM_MPI
TANDEM_MPI=$(realpath "$TANDEM_MPI")
source "$(dirname "${BASH_SOURCE[0]}")/../cli/common.sh"
scenario=$fixtures/small.cfg
export OMPI_ALLOW_RUN_AS_ROOT=1 OMPI_ALLOW_RUN_AS_ROOT_CONFIRM=1
export OMPI_MCA_rmaps_base_oversubscribe=1 OMPI_MCA_hwloc_base_binding_policy=none
ln -s "$(command -v mpirun)" "$programs/mpirun"

# The same program on so many ranks; leaves its output in the files out and err.
ranks() {
    local wanted=$1 count=$2 status
    shift 2
    PATH=$programs mpirun -n "$count" "$TANDEM_MPI" "$@" >out 2>err
    status=$?
    [ "$status" -eq "$wanted" ] || {
        fail "$count ranks, tandem $*: exit status $status, not $wanted"
        sed 's/^/    /' err | head -n 20
    }
}

# same_tables DIR OTHER [LEAST]: whatever CSV files the first has, at least 8, the second has too, byte for byte.
same_tables() {
    local file count=0 least=${3:-8}
    for file in "$1"/*.csv; do
        cmp -s "$file" "$2/${file##*/}" || fail "${file##*/} differs between $1 and $2"
        count=$((count + 1))
    done
    [ "$count" -ge "$least" ] || fail "$1 has only $count CSV files"
}
