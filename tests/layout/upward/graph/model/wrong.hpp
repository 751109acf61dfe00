#include "graph/measure/scores.hpp"
