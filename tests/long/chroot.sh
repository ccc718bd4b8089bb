# A fresh Debian in a folder: sourced. Needs root, debootstrap, and packages where this machine's own apt gets them;
# where one of them is missing, skip says why and ends the test.
skip() {
    echo "skipped: $*"
    exit 0
}

# chroot_make FOLDER CODENAME: a minimal system of that release, with this machine's configuration of apt if it is of
# the same, and an index of packages. chroot_free unmounts and removes it.
chroot_make() {
    local folder=$1 codename=$2 site kind
    [ "$(id -u)" -eq 0 ] || skip "a chroot needs root"
    command -v debootstrap >/dev/null || skip "no debootstrap on this machine (apt-get install debootstrap)"
    site=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 2>/dev/null | grep -v security | head -n 1)
    [ -n "$site" ] || skip "apt has no place to get packages from"
    debootstrap --variant=minbase "$codename" "$folder" "$site" >"$folder.log" 2>&1 ||
        skip "debootstrap of $codename fails: $(tail -n 1 "$folder.log")"
    if [ "$(. /etc/os-release && echo "$VERSION_CODENAME")" = "$codename" ]; then
        rm -f "$folder/etc/apt/sources.list"
        for kind in sources.list sources.list.d apt.conf.d auth.conf.d keyrings trusted.gpg.d; do
            [ ! -e "/etc/apt/$kind" ] || cp -rL "/etc/apt/$kind" "$folder/etc/apt/"
        done
        cp -rn /usr/share/keyrings/. "$folder/usr/share/keyrings/"
    fi
    cp -L /etc/resolv.conf /etc/hosts "$folder/etc/"
    mount -t proc proc "$folder/proc" && mount --rbind /dev "$folder/dev" && mount --make-rslave "$folder/dev" ||
        skip "nothing can be mounted here"
    chroot_do "$folder" apt-get update -q >"$folder.log" 2>&1 || skip "apt-get update fails: $(tail -n 1 "$folder.log")"
}

# chroot_do FOLDER COMMAND…: runs it there as a newcomer would, with the environment of a login.
chroot_do() {
    local folder=$1
    shift
    env -i HOME=/root TERM=dumb PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
        ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} chroot "$folder" "$@"
}

chroot_free() {
    umount -R "$1/dev" "$1/proc" 2>/dev/null
    ! mountpoint -q "$1/dev" && ! mountpoint -q "$1/proc" && rm -rf --one-file-system "$1"
    rm -f "$1.log"
}
