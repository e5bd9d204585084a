#!/bin/sh
# Sees to the system packages that Python and Qt need on Debian and Ubuntu.
#
#   scripts/system_packages.sh [venv] [offscreen] [window] [browser]
#
# venv       what `python3 -m venv` needs where the distribution splits it off
# offscreen  Qt without a display
# window     Qt with a display (X11 or Wayland), besides
# browser    Chromium, in which a test reads a report; Ubuntu has it elsewhere
#
# Installs what is missing when it may (root, or sudo without a password), else prints
# the one line to run and fails. Does nothing on other systems, and nothing when
# SYSTEM_PACKAGES=skip (where the libraries come from elsewhere).
set -eu

[ "${SYSTEM_PACKAGES:-}" = skip ] && exit 0
command -v dpkg-query >/dev/null 2>&1 || exit 0
command -v apt-get >/dev/null 2>&1 || exit 0

wanted=
for group in "$@"; do
    case $group in
    venv) list='python3-venv' ;;
    offscreen) list='libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3
        libxkbcommon0' ;;
    window) list='libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1
        libxcb-shape0 libwayland-cursor0' ;;
    browser) list='chromium' ;;
    *)
        echo "$0: unknown group $group" >&2
        exit 2
        ;;
    esac
    wanted="$wanted $list"
done

# "Provides" counts: Ubuntu 24.04 has libglib2.0-0t64 in the place of libglib2.0-0.
present=$(dpkg-query -W -f '${db:Status-Status} ${Package}, ${Provides}\n' |
    sed -n 's/^installed //p' | tr ',' '\n' | sed 's/^ *//; s/ .*//')
missing=
for package in $wanted; do
    printf '%s\n' "$present" | grep -qx -e "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

install="apt-get install -y --no-install-recommends$missing"
if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
else
    echo "Some system packages are missing. Please run this, then try again:" >&2
    echo "    sudo $install" >&2
    exit 1
fi

echo "Installing system packages:$missing"
quiet='env DEBIAN_FRONTEND=noninteractive'
# The lists may be missing (a fresh container) or too old to install from; one broken
# source must not stop the others.
$as_root apt-get update -q </dev/null || true
if ! $as_root $quiet $install </dev/null; then
    echo "Installing failed. Please run this, then try again:" >&2
    echo "    sudo sh -c 'apt-get update && $install'" >&2
    exit 1
fi
