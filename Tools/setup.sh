# Sourced by ./run and ./test: makes sure that the machine has what a build needs.
# shellcheck shell=bash

# What the Swift toolchain loads and links with on Debian 12. Nothing else is needed to build.
BUILD_PACKAGES=(
  ca-certificates git binutils libc6-dev libgcc-12-dev libstdc++-12-dev
  libcurl4 libncurses6 libxml2 libsqlite3-0 tzdata
)

say() { printf '\n== %s\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 2
}

# Installs the named Debian packages that are missing; silent and offline when none is.
install_packages() {
  if ! command -v dpkg-query >/dev/null; then
    echo "This is no Debian: make sure that you have the equivalents of: $*"
    return
  fi
  local missing=() package
  for package in "$@"; do
    if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  local prefix=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "Missing packages, and neither root nor sudo to install them.
Ask for: apt-get install ${missing[*]}"
    prefix=(sudo)
  fi
  say "Installing Debian packages: ${missing[*]}"
  "${prefix[@]}" apt-get update -qq
  "${prefix[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

require_swift() {
  command -v swift >/dev/null || die "No Swift toolchain in PATH.
Install Swift 6.1 or newer from https://www.swift.org/install/linux/ and try again."
}
