# What building and testing crosstie needs, as Debian 12 packages; sourced by the scripts beside this file.
# need PACKAGE...: installs what is missing, and only then calls apt.

build_packages="g++ cmake ninja-build pkg-config libboost-dev nlohmann-json3-dev libvalijson-dev libfmt-dev libcli11-dev
  libpugixml-dev libutf8proc-dev libgraphviz-dev librsvg2-dev libcairo2-dev libfontconfig-dev libseccomp-dev libzip-dev
  libxlsxwriter-dev libssl-dev fonts-liberation2"
test_packages="catch2 python3 poppler-utils graphviz groff-base"

need() {
  missing=""
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q "ok installed" || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  as_root=""
  [ "$(id -u)" = 0 ] || as_root=sudo
  echo "Installing what is missing:$missing"
  $as_root apt-get update -q
  # shellcheck disable=SC2086 # a list of words is meant
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -q --no-install-recommends $missing
}
