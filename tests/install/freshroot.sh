#!/bin/sh
# Installs a package into a new, minimal root of this system's own release, starts the program
# there, removes it, and looks whether anything is left. Usage, as root: freshroot.sh FILE.deb
# The root takes its packages from where this system takes them. REGIONCAST_ROOT=FOLDER keeps it for
# the next time.
set -eu
package=$1
work=$(mktemp -d)
root=${REGIONCAST_ROOT:-$work/root}
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
inside() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        DEBIAN_FRONTEND=noninteractive "$@"
}
clean_up() {
    for each in dev sys proc; do
        if mountpoint -q "$root/$each"; then
            umount "$root/$each"
        fi
    done
    rm -rf --one-file-system "$work"
}
trap clean_up EXIT
files() {
    (cd "$root" && find . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp \
        -o -path ./var/cache -o -path ./var/log -o -path ./var/lib/apt -o -path ./var/lib/dpkg \) \
        -prune -o -print | LC_ALL=C sort)
}

if [ ! -e "$root/etc/os-release" ]; then
    mirror=$(apt-get indextargets --format '$(SITE)|$(RELEASE)' 'Created-By: Packages' |
        sed -n "s/|$codename\$//p" | head -n 1)
    debootstrap --variant=minbase "$codename" "$root" "$mirror" >"$work/log" 2>&1 || {
        cat "$work/log" >&2
        exit 1
    }
    cp -r /etc/apt/apt.conf.d "$root/etc/apt/"
    cp /etc/resolv.conf /etc/hosts "$root/etc/"
    # What this system trusts, without the package ca-certificates: the new one has to bring it.
    mkdir -p "$root/etc/ssl/certs" "$root/usr/local/share/ca-certificates"
    cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/"
    cp -r /usr/local/share/ca-certificates/. "$root/usr/local/share/ca-certificates/"
fi
mount -t proc proc "$root/proc"
mount -t sysfs sys "$root/sys"
mount --bind /dev "$root/dev"

inside apt-get -q update
cp "$package" "$root/tmp/regioncast.deb"
inside apt-get -q install -y --no-install-recommends /tmp/regioncast.deb
files >"$work/installed"
version=$(dpkg-deb -f "$package" Version)
inside regioncast --version | grep -qxF "regioncast ${version%-*}"
inside regioncast regions --json | grep -q '"eu-central-1"'
inside regioncast walk /tmp/pictures --speed 100
[ -n "$(ls "$root"/tmp/pictures/*.png)" ]
[ "$(inside ldd /usr/bin/regioncast | grep -c 'not found')" = 0 ]

# What the program wrote for its user is the user's; it must be in the data folder alone.
[ "$(cd "$root/root/.local" && echo */*)" = share/regioncast ]
rm -r "$root/root/.local"
written=$(files | LC_ALL=C comm -13 "$work/installed" -)
inside apt-get -q purge -y regioncast
left=$(files | grep regioncast || true)
if [ -n "$written$left" ] || inside dpkg -l regioncast 2>/dev/null | grep -q '^.[^n]'; then
    printf 'written beside the data folder:\n%s\nleft after purging:\n%s\n' "$written" "$left" >&2
    exit 1
fi
echo "$(basename "$package"), $(stat -c %s "$package") bytes: installed, started and removed"
