# Sourced by the scripts in Tools: makes sure that what Kunya is built from is on the machine.
#
#   install_requirements [--yes]
#
# Debian and Ubuntu. As root it installs at once; anybody else is asked before sudo is used,
# unless --yes is given. Everything is said on standard error.

say() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
}

give_up() {
  say "$@"
  exit 69 # EX_UNAVAILABLE
}

is_installed() {
  [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# The C++ headers for Swift's clang. It takes the newest GCC directory it finds, and that one may
# be without the C++ part: Ubuntu 24.04 has a bare gcc-14 next to the g++-13 that 'g++' installs.
missing_cxx_package() {
  local clang newest
  clang=$(dirname "$(readlink -f "$(command -v swift)")")/clang
  [[ -x $clang ]] || clang=clang
  if printf '#include <string>\nint main() { return std::string().size(); }\n' |
    "$clang" -x c++ - -lstdc++ -o /dev/null >/dev/null 2>&1; then
    return
  fi
  if ! is_installed g++; then
    printf 'g++\n'
    return
  fi
  newest=$(find /usr/lib/gcc/*/ -mindepth 1 -maxdepth 1 -printf '%f\n' 2>/dev/null |
    sort -n | tail -n 1)
  printf 'libstdc++-%s-dev\n' "${newest:-12}"
}

# Callers may name more in the array extra_packages.
missing_packages() {
  local package
  for package in libc6-dev libexpat1-dev libicu-dev libsimdjson-dev libsqlite3-dev \
    "${extra_packages[@]:-}"; do
    [[ $package ]] || continue
    is_installed "$package" || printf '%s\n' "$package"
  done
  missing_cxx_package
}

apt() {
  local privilege=()
  ((EUID == 0)) || privilege=(sudo)
  "${privilege[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" </dev/null >&2
}

confirm() {
  local answer
  [[ -r /dev/tty && -t 2 ]] || return 1
  printf 'Install them with sudo apt-get? [y/N] ' >&2
  read -r answer </dev/tty && [[ $answer == [yY]* ]]
}

# Installing g++ can bring a newer GCC directory with it, so the question is asked twice.
install_requirements() {
  local missing round
  swift --version >/dev/null 2>&1 ||
    give_up 'Swift 6.2 or later must be in PATH; see https://www.swift.org/install/linux/'
  command -v apt-get >/dev/null || return 0
  for round in 1 2; do
    mapfile -t missing < <(missing_packages)
    ((${#missing[@]})) || return 0
    say "missing packages: ${missing[*]}"
    if ((EUID != 0)) && [[ ${1:-} != --yes ]] && ((round == 1)); then
      confirm || give_up "please run: sudo apt-get install ${missing[*]}"
    fi
    apt update && apt install --no-install-recommends "${missing[@]}" ||
      give_up "could not install: ${missing[*]}"
  done
  mapfile -t missing < <(missing_packages)
  ((${#missing[@]} == 0)) || give_up "still missing after the installation: ${missing[*]}"
}
