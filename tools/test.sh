#!/usr/bin/env bash
# Installs what is needed, builds crosstie with its tests and runs them.
#
# usage: tools/test.sh [PRESET [CTEST_OPTION...]]
#   PRESET   release; or dev: every warning an error, address and undefined-behaviour sanitizers; or sanitize: the same
#            with the files of a folder compiled together, less than half of the time where all of it is built once
# It can be run again: apt is called only when a package is missing, and the build takes up where it was.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/packages.sh
preset=${1:-release}
[ $# -eq 0 ] || shift

# shellcheck disable=SC2086 # a list of words is meant
need $build_packages $test_packages
cmake --preset "$preset" -DCROSSTIE_TESTS=ON
cmake --build --preset "$preset"
ctest --preset "$preset" --parallel "$(nproc)" "$@"
