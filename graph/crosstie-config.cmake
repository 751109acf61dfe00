include(${CMAKE_CURRENT_LIST_DIR}/crosstie-targets.cmake)
