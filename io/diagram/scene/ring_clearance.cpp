// A tie that passes through a third mark reads as two ties: count these, and swap marks where that helps.
#include <algorithm>
#include <cmath>
#include <numeric>

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

// Swaps move marks between places; the places stay. So how many marks lie under a line between two places is counted once,
// and whatever a swap does to the marks' own lines, as many lines as before run over the two places.
class Clearance {
 public:
    Clearance(std::vector<Point>& places, const RingInput& input, double radius)
        : places_(places),
          input_(input),
          radius_(radius),
          ties_of_(places.size()),
          slots_(places),
          slot_of_(places.size()),
          between_(places.size() * places.size(), not_counted) {
        std::iota(slot_of_.begin(), slot_of_.end(), 0U);
        for (std::uint32_t t = 0; t < input.ties.size(); ++t) {
            for (const std::uint32_t end : input.ties[t]) ties_of_[end].push_back(t);
        }
    }

    /// Marks that ties run over, most often hit first.
    std::vector<std::uint32_t> struck() {
        std::vector<std::pair<std::size_t, std::uint32_t>> hits;
        for (std::uint32_t mark = 0; mark < places_.size(); ++mark) {
            if (const std::size_t n = over(mark)) hits.emplace_back(n, mark);
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
            swap(mark, other);
            const Score after = score(mark, other);
            swap(mark, other);
            // Length at the price of one call per twenty radii; a swap that frees nothing is not for us.
            const double gain = before.calls - after.calls + (before.length - after.length) / (20 * radius_);
            if (after.calls < before.calls && gain > best_gain + 1e-9) best_gain = gain, best = other;
        }
        if (best == mark) return false;
        swap(mark, best);
        return true;
    }
    [[nodiscard]] bool spent() const { return checks_ > most_checks; }

 private:
    static constexpr std::uint16_t not_counted = 0xFFFF;

    void swap(std::uint32_t mark, std::uint32_t other) {
        std::swap(places_[mark], places_[other]);
        std::swap(slot_of_[mark], slot_of_[other]);
    }
    std::size_t over(std::uint32_t mark) {
        std::size_t count = 0;
        for (const auto& [a, b] : input_.ties) {
            if (a != mark && b != mark) count += touches(places_[mark], places_[a], places_[b], radius_) ? 1U : 0U;
        }
        checks_ += input_.ties.size();
        return count;
    }
    /// Third marks under a line from one place to another.
    std::size_t between(std::uint32_t from, std::uint32_t to) {
        std::uint16_t& count = between_[from * slots_.size() + to];
        if (count != not_counted) return count;
        count = 0;
        for (std::uint32_t third = 0; third < slots_.size(); ++third) {
            if (third != from && third != to && touches(slots_[third], slots_[from], slots_[to], radius_)) ++count;
        }
        return count;
    }
    struct Score {
        double calls = 0, length = 0;
    };
    /// Third marks under the two marks' ties, and the length of these.
    Score score(std::uint32_t mark, std::uint32_t other) {
        Score sum;
        for (const std::uint32_t end : {mark, other}) {
            double length = 0;
            for (const std::uint32_t t : ties_of_[end]) {
                const auto [a, b] = input_.ties[t];
                sum.calls += static_cast<double>(between(slot_of_[a], slot_of_[b]));
                const double dx = places_[a].x - places_[b].x, dy = places_[a].y - places_[b].y;
                length += std::sqrt(dx * dx + dy * dy);
            }
            sum.length += length;
            checks_ += input_.ties.size() + ties_of_[end].size() * places_.size();
        }
        return sum;
    }
    std::vector<Point>& places_;  // of the marks
    const RingInput& input_;
    double radius_;
    std::vector<std::vector<std::uint32_t>> ties_of_;
    std::vector<Point> slots_;  // the places, whoever stands there
    std::vector<std::uint32_t> slot_of_;
    std::vector<std::uint16_t> between_;  // [from x to]
    std::size_t checks_ = 0;              // as many as there would be, were each line looked at anew
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
