#!/usr/bin/env bash
# Installs what is needed, builds crosstie and writes the board pack of a study.
#
# usage: tools/board_pack.sh [STUDY [FOLDER]]     (data/east_london, out/board_pack)
# It can be run again: apt is called only when a package is missing, the build takes up where it was, and the pack is
# written anew.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/packages.sh
study=${1:-data/east_london}
folder=${2:-out/board_pack}

# shellcheck disable=SC2086 # a list of words is meant
need $build_packages
cmake --preset release -DCROSSTIE_TESTS=OFF
cmake --build --preset release
build/release/tools/crosstie report "$study" -o "$folder" --overwrite
echo "Open $folder/paper.html in a browser."
