// A tie that passes through a third mark reads as two ties: count these, and swap marks where that helps.
#include <algorithm>
#include <cmath>

#include "io/diagram/scene/ring_layout.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_checks = 3'000'000;  // about a hundredth of a second

bool touches(Point mark, Point from, Point to, double radius) {
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double along = (mark.x - from.x) * dx + (mark.y - from.y) * dy;
    const double length2 = dx * dx + dy * dy;
    if (along <= 0 || along >= length2) return false;
    const double aside = (mark.x - from.x) * dy - (mark.y - from.y) * dx;
    return aside * aside < radius * radius * length2;
}

class Clearance {
 public:
    Clearance(std::vector<Point>& places, const RingInput& input, double radius)
        : places_(places), input_(input), radius_(radius), ties_of_(places.size()) {
        for (std::uint32_t t = 0; t < input.ties.size(); ++t) {
            for (const std::uint32_t end : input.ties[t]) ties_of_[end].push_back(t);
        }
    }

    /// Marks that ties run over, most often hit first.
    std::vector<std::uint32_t> struck() {
        std::vector<std::pair<std::size_t, std::uint32_t>> hits;
        for (std::uint32_t mark = 0; mark < places_.size(); ++mark) {
            if (const std::size_t n = over(mark, mark)) hits.emplace_back(n, mark);
        }
        std::ranges::stable_sort(hits, [](const auto& a, const auto& b) { return a.first > b.first; });
        std::vector<std::uint32_t> marks;
        for (const auto& hit : hits) marks.push_back(hit.second);
        return marks;
    }

    /// Takes the swap inside the mark's area that frees most; false when none does.
    bool improve(std::uint32_t mark) {
        std::uint32_t best = mark;
        double best_gain = 0;
        for (std::uint32_t other = 0; other < places_.size(); ++other) {
            if (other == mark || input_.area[other] != input_.area[mark]) continue;
            const Score before = score(mark, other);
            std::swap(places_[mark], places_[other]);
            const Score after = score(mark, other);
            std::swap(places_[mark], places_[other]);
            // Length at the price of one call per twenty radii; a swap that frees nothing is not for us.
            const double gain = before.calls - after.calls + (before.length - after.length) / (20 * radius_);
            if (after.calls < before.calls && gain > best_gain + 1e-9) best_gain = gain, best = other;
        }
        if (best == mark) return false;
        std::swap(places_[mark], places_[best]);
        return true;
    }
    [[nodiscard]] bool spent() const { return checks_ > most_checks; }

 private:
    /// Ties over this mark; those of `partner` too are counted where they are the partner's own.
    std::size_t over(std::uint32_t mark, std::uint32_t partner) {
        std::size_t count = 0;
        for (const auto& [a, b] : input_.ties) {
            if (a == mark || b == mark || (partner != mark && (a == partner || b == partner))) continue;
            count += touches(places_[mark], places_[a], places_[b], radius_) ? 1U : 0U;
        }
        checks_ += input_.ties.size();
        return count;
    }
    std::size_t under(std::uint32_t mark) {
        std::size_t count = 0;
        for (const std::uint32_t t : ties_of_[mark]) {
            const auto [a, b] = input_.ties[t];
            for (std::uint32_t third = 0; third < places_.size(); ++third) {
                if (third != a && third != b)
                    count += touches(places_[third], places_[a], places_[b], radius_) ? 1U : 0U;
            }
            checks_ += places_.size();
        }
        return count;
    }
    double length(std::uint32_t mark) const {
        double sum = 0;
        for (const std::uint32_t t : ties_of_[mark]) {
            const auto [a, b] = input_.ties[t];
            const double dx = places_[a].x - places_[b].x, dy = places_[a].y - places_[b].y;
            sum += std::sqrt(dx * dx + dy * dy);
        }
        return sum;
    }
    struct Score {
        double calls = 0, length = 0;
    };
    /// Close calls that the two marks have a part in, and the length of their ties.
    Score score(std::uint32_t mark, std::uint32_t other) {
        const std::size_t calls = over(mark, other) + over(other, mark) + under(mark) + under(other);
        return {static_cast<double>(calls), length(mark) + length(other)};
    }
    std::vector<Point>& places_;
    const RingInput& input_;
    double radius_;
    std::vector<std::vector<std::uint32_t>> ties_of_;
    std::size_t checks_ = 0;
};
}  // namespace

std::size_t count_close_calls(const std::vector<Point>& places, const std::vector<std::array<std::uint32_t, 2>>& ties,
                              double radius) {
    std::size_t count = 0;
    for (const auto& [a, b] : ties) {
        for (std::uint32_t mark = 0; mark < places.size(); ++mark) {
            if (mark != a && mark != b && touches(places[mark], places[a], places[b], radius)) ++count;
        }
    }
    return count;
}

void lift_ties_off_marks(std::vector<Point>& places, const RingInput& input, double radius) {
    Clearance clearance(places, input, radius);
    for (int pass = 0; pass < 12; ++pass) {
        bool better = false;
        for (const std::uint32_t mark : clearance.struck()) {
            if (clearance.spent()) return;
            better = clearance.improve(mark) || better;
        }
        if (!better) return;
    }
}

}  // namespace crosstie::io::diagram
