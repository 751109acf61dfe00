#include "graph/measure/centralization.hpp"

#include <algorithm>
#include <cmath>

namespace crosstie::measure {

double centralization(const ActorScores& scores, double most) {
    double largest = 0;
    double sum = 0;
    double n = 0;
    for (const double score : scores) {
        if (std::isnan(score)) continue;
        largest = n == 0 ? score : std::max(largest, score);
        sum += score;
        n += 1;
    }
    return n < 3 || most <= 0 ? undefined : (n * largest - sum) / most;
}

}  // namespace crosstie::measure
