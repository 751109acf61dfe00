#include "graph/measure/row_sums.hpp"

#include <array>

#include "graph/base/clones.hpp"

namespace crosstie::measure {

namespace {

constexpr std::size_t parts = 16;  // two of the widest registers

double added_up(const std::array<double, parts>& sums) {
    double sum = 0;
    for (const double part : sums) sum += part;
    return sum;
}

}  // namespace

CROSSTIE_CLONES
double sum_of_products(std::span<const double> first, std::span<const double> second) {
    std::array<double, parts> sums{};
    const std::size_t whole = first.size() / parts * parts;
    for (std::size_t k = 0; k < whole; k += parts) {
        for (std::size_t part = 0; part < parts; ++part) sums[part] += first[k + part] * second[k + part];
    }
    for (std::size_t k = whole; k < first.size(); ++k) sums[k - whole] += first[k] * second[k];
    return added_up(sums);
}

CROSSTIE_CLONES
double sum_of_squares_apart(std::span<const double> first, std::span<const double> second) {
    std::array<double, parts> sums{};
    const std::size_t whole = first.size() / parts * parts;
    for (std::size_t k = 0; k < whole; k += parts) {
        for (std::size_t part = 0; part < parts; ++part) {
            const double apart = first[k + part] - second[k + part];
            sums[part] += apart * apart;
        }
    }
    for (std::size_t k = whole; k < first.size(); ++k) {
        const double apart = first[k] - second[k];
        sums[k - whole] += apart * apart;
    }
    return added_up(sums);
}

}  // namespace crosstie::measure
