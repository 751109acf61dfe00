#!/usr/bin/env bash
# clang-tidy by .clang-tidy, and cppcheck, over every source of graph/, io/ and tools/, or those that are named.
#
# usage: tools/lint.sh [FILE...]
# The whole tree takes about an hour of one processor; a file or two, seconds. It says nothing where all is well.
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/packages.sh
need clang clang-tidy cppcheck

status=0
if [ $# -eq 0 ]; then
  mapfile -t files < <(git ls-files 'graph/*.cpp' 'io/*.cpp' 'tools/*.cpp')
  nice tools/lint_together.py || status=1
else
  # Each file alone and with no precompiled header, as clang-tidy wants it; nothing is compiled but what CMake writes itself.
  files=("$@")
  cmake -S . -B build/lint -G Ninja -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Debug -DCROSSTIE_UNITY=OFF \
    -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DCROSSTIE_TESTS=OFF >/dev/null
  printf '%s\n' "${files[@]}" | nice xargs -n 1 -P "$(nproc)" clang-tidy -p build/lint --quiet 2>/dev/null || status=1
fi

# What cppcheck 2.10 takes for a fault and is none:
#   passedByValue            a parameter that is moved from in a list of initialisers; clang-tidy sees that
#   cppcheckError            an endless loop of its own
#   nullPointerRedundantCheck, invalidContainerReference   refuse_if_any throws; a row is filled while no other is made
#   constStatement           a comma between casts to void; an index within brackets
#   identicalConditionAfterEarlyExit, AssignmentAddressToInteger   of std::optional; of a pointer to a member
nice cppcheck --enable=warning,performance,portability --std=c++20 --inline-suppr -q -I . -j "$(nproc)" --error-exitcode=1 \
  --suppress=passedByValue --suppress=cppcheckError --suppress=nullPointerRedundantCheck:io/read/formats/gml.cpp \
  --suppress=invalidContainerReference:io/read/formats/matrix.cpp --suppress=constStatement:io/text/exchange_folder.cpp \
  --suppress=constStatement:graph/measure/triangles.cpp \
  --suppress=identicalConditionAfterEarlyExit:io/diagram/charts/new_contacts.cpp \
  --suppress=AssignmentAddressToInteger:io/diagram/charts/wheel_people.cpp "${files[@]}" || status=1
exit $status
