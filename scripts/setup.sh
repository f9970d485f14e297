#!/bin/sh
# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
#
# Make .venv, with the exact versions in constraints.txt. A second run finds nothing to do.
# PYTHON=/path/to/python chooses the Python. Debian and Ubuntu also get the system packages that Qt needs.
set -eu
CDPATH='' cd -- "$(dirname -- "$0")/.."
venv=.venv/bin/python
stamp=.venv/made-for

quietly() { # COMMAND…: its output is shown only when it fails
    if output=$("$@" 2>&1); then return; fi
    printf '%s\n' "$output" "Set-up stopped (is there a network?). The command that failed: $*" >&2
    exit 1
}

version_of() { # PYTHON: print 3.12, say; fail if the program does not run on it
    "$1" -c '
import sys
version = sys.version_info[:2]
print("%d.%d" % version)
sys.exit(not (3, 11) <= version <= (3, 13))' 2>/dev/null
}

installed() { # PACKAGE: newer releases of Debian and Ubuntu name some libraries …t64
    dpkg-query -W -f '${db:Status-Status}\n' "$1" "$1t64" 2>/dev/null | grep -qx installed
}

# A .venv is good for one place, one Python and one set of wishes.
wishes=$(pwd -P; cksum pyproject.toml constraints.txt scripts/setup.sh)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$wishes" ] && version=$(version_of "$venv"); then
    if [ -z "${PYTHON:-}" ] || [ "$(version_of "$PYTHON")" = "$version" ]; then exit 0; fi
fi

if [ -n "${PYTHON:-}" ]; then set -- "$PYTHON"; else set -- python3 python3.13 python3.12 python3.11; fi
for python in "$@" ''; do
    if [ -n "$python" ] && version=$(version_of "$python"); then break; fi
done
if [ -z "$python" ]; then
    echo "Participation Planner needs Python 3.11, 3.12 or 3.13, and $* is none of them." >&2
    echo "Install one, or name it: make PYTHON=/path/to/python …" >&2
    exit 1
fi

if [ -f /etc/debian_version ]; then
    set -- libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 \
        libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0
    case $(command -v "$python") in /bin/* | /usr/bin/*) set -- "python$version-venv" "$@" ;; esac
    missing=
    for package in "$@"; do installed "$package" || missing="$missing $package"; done
    install="apt-get install -y --no-install-recommends$missing"
    if [ -z "$missing" ]; then
        :
    elif [ "$(id -u)" -eq 0 ]; then
        echo "Installing system packages:$missing"
        quietly env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq; $install"
    else
        echo 'Some system packages are missing. Please run this line, then start again:' >&2
        echo "sudo apt-get update && sudo $install" >&2
        exit 1
    fi
fi

# Whatever stops this from here on, no half-made .venv stays; one that was killed has no stamp and is made anew.
trap 'rm -rf .venv' EXIT
trap 'exit 130' HUP INT TERM
echo "Making .venv with Python $version; this takes a minute or so."
rm -rf .venv
quietly "$python" -m venv .venv
quietly "$venv" -m pip --disable-pip-version-check install -q -c constraints.txt hatchling editables
quietly "$venv" -m pip --disable-pip-version-check install -q -c constraints.txt --no-build-isolation -e '.[dev]'
printf '%s\n' "$wishes" >"$stamp"
trap - EXIT
