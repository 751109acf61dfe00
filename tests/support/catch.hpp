#pragma once
// One door to Catch2, whose 2.13 and 3 differ in the names of their headers.
#ifdef CROSSTIE_CATCH2_3
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
