#include "graph/measure/left_joined.hpp"

#include <algorithm>

namespace crosstie::measure {

namespace {

double pairs_of(double size) { return size * (size - 1); }

}  // namespace

LeftJoined::LeftJoined(const std::vector<std::vector<std::uint32_t>>& contacts)
    : contacts_(contacts), visit_(contacts.size()), gone_(contacts.size()) {}

// Depth first, without recursion: a path of a million actors must not need a stack as deep.
void LeftJoined::walk(std::uint32_t root) {
    met_.assign(1, root);
    visit_[root] = {.order = 1, .low = 1, .size = 1, .above = root};
    std::uint32_t at = root;
    while (true) {
        Visit& here = visit_[at];
        if (here.next < contacts_[at].size()) {
            const std::uint32_t other = contacts_[at][here.next++];
            if (gone_[other] != 0) continue;
            if (visit_[other].order == 0) {
                met_.push_back(other);
                const auto order = static_cast<std::uint32_t>(met_.size());
                visit_[other] = {.order = order, .low = order, .size = 1, .above = at};
                at = other;
            } else if (other != here.above) {
                here.low = std::min(here.low, visit_[other].order);
            }
            continue;
        }
        if (at == root) return;
        Visit& above = visit_[here.above];
        above.low = std::min(above.low, here.low);
        above.size += here.size;
        if (here.low >= above.order) {
            above.parted += pairs_of(here.size);
            above.apart += here.size;
        }
        at = here.above;
    }
}

void LeftJoined::without_one_more(std::span<const std::uint32_t> removed, std::span<double> joined) {
    std::ranges::fill(gone_, 0);
    for (const std::uint32_t one : removed) gone_[one] = 1;
    std::ranges::fill(visit_, Visit{});
    double all = 0;
    for (std::uint32_t root = 0; root < contacts_.size(); ++root) {
        if (gone_[root] != 0 || visit_[root].order != 0) continue;
        walk(root);
        const auto size = static_cast<double>(met_.size());
        all += pairs_of(size);
        for (const std::uint32_t one : met_) {
            const double rest = size - 1 - visit_[one].apart;
            joined[one] = visit_[one].parted + (rest > 0 ? pairs_of(rest) : 0) - pairs_of(size);
        }
    }
    for (std::uint32_t one = 0; one < contacts_.size(); ++one) {
        if (gone_[one] == 0) joined[one] += all;
    }
}

}  // namespace crosstie::measure
