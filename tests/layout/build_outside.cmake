# cmake -DBUILD=<build folder> -DSOURCE=<outside project> -DWORK=<scratch folder> -DGENERATOR=<CMake generator>
#   -DMAKE_PROGRAM=<its program> -DCOMPILER=<C++ compiler> -P build_outside.cmake
file(REMOVE_RECURSE ${WORK})
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${out}")
  endif()
endfunction()
set(installed ${WORK}/installed)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${installed})

# The tools are those of this build: a machine with ninja need not have make. The project itself sets nothing.
set(tools -G ${GENERATOR} -DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM} -DCMAKE_CXX_COMPILER=${COMPILER}
  -DCMAKE_PREFIX_PATH=${installed})
run(${CMAKE_COMMAND} -S ${SOURCE} -B ${WORK}/build ${tools})
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/outside)
run(${installed}/bin/crosstie draw ${installed}/share/crosstie/data/east_london -o ${WORK}/t.svg)
run(${CMAKE_COMMAND} -E env CROSSTIE_PICTURE_WORKER=${installed}/libexec/crosstie/crosstie-picture-worker
  ${WORK}/build/paper ${installed}/share/crosstie/data/east_london ${WORK}/paper)
file(READ ${WORK}/paper/paper.html paper)
if(NOT paper MATCHES "East London" OR NOT paper MATCHES "<svg")
  message(FATAL_ERROR "the outside project's paper lacks its study's name or its pictures")
endif()

# Another minor version is another interface, as long as the major one is 0.
function(refused version)
  file(WRITE ${WORK}/asks/CMakeLists.txt
    "cmake_minimum_required(VERSION 3.25)\nproject(asks LANGUAGES CXX)\nfind_package(crosstie ${version} REQUIRED)\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -S ${WORK}/asks -B ${WORK}/asks/build ${tools}
    RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(code EQUAL 0)
    message(FATAL_ERROR "find_package(crosstie ${version}) was satisfied with this version")
  endif()
endfunction()
refused("0.2")
refused("1.0")
refused("0.1 COMPONENTS nothing")
