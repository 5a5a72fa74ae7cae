# SPDX-License-Identifier: GPL-2.0-or-later
# Sourced by quickstart and check: what the build needs from Debian, and how to
# get what is missing.

build_packages=(
    g++ cmake ninja-build pkg-config libpugixml-dev
    libxapian-dev libicu-dev libyaml-cpp-dev libcmark-dev libical-dev libarchive-dev libcld2-dev
    libcli11-dev nlohmann-json3-dev libfmt-dev libisal-dev
    libyaml-dev libtomlplusplus-dev
    libsimdjson-dev libxxhash-dev
)

fail() {
    printf '%s: %s\n' "${0##*/}" "$1" >&2
    exit 1
}

is_installed() {
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Installs those of the given packages that are not there; asks apt for nothing else.
ensure_packages() {
    command -v dpkg-query >/dev/null || fail "this is no Debian system; install the packages named in scripts/packages.sh by hand"
    local missing=() package
    for package in "$@"; do
        is_installed "$package" || missing+=("$package")
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    local apt=(apt-get)
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "missing packages: ${missing[*]}; install them as root"
        apt=(sudo apt-get)
    fi
    printf 'installing %s\n' "${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    "${apt[@]}" update -qq || fail "apt-get update failed; is the network up?"
    "${apt[@]}" install -qq -y --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "apt-get could not install ${missing[*]}"
}

# Configures and builds a preset, quietly unless it fails.
build_preset() {
    local preset=$1 log
    shift
    log=$(mktemp)
    if ! { cmake --preset "$preset" && cmake --build --preset "$preset" "$@"; } >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        rm -f "$log"
        fail "the $preset build failed"
    fi
    rm -f "$log"
}
