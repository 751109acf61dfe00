// Places people by their ties, for pictures without areas.
#include "io/diagram/scene/tie_layout.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_compared = 120'000'000;  // pairs of lines; about half a second
// Of few people the way from one start may end in a knot that another does not have. Together under a tenth of a second.
constexpr std::size_t few = 100, starts = 4, most_of_starts = 10'000'000, most_of_few = 35'000'000;
constexpr int most_changes = 60;

using Near = std::vector<std::vector<std::uint32_t>>;

double length_of(Point a, Point b) {
    const double dx = a.x - b.x, dy = a.y - b.y;
    return std::sqrt(dx * dx + dy * dy);
}

Near neighbours_by_tie(const TieInput& input) {
    Near near(input.start.size());
    for (const auto& [a, b] : input.ties) near[a].push_back(b), near[b].push_back(a);
    for (auto& one : near) std::ranges::sort(one);
    return near;
}

/// Steps from each person to each other; between parts in no contact three quarters of the longest way.
std::vector<float> steps_between(const Near& near) {
    const std::size_t n = near.size();
    constexpr float unknown = -1;
    std::vector<float> steps(n * n, unknown);
    float longest = 1;
    std::vector<std::uint32_t> queue;
    for (std::size_t from = 0; from < n; ++from) {
        float* const row = &steps[from * n];
        row[from] = 0;
        queue.assign(1, static_cast<std::uint32_t>(from));
        for (std::size_t at = 0; at < queue.size(); ++at) {
            for (const std::uint32_t next : near[queue[at]]) {
                if (row[next] != unknown) continue;
                row[next] = row[queue[at]] + 1;
                longest = std::max(longest, row[next]);
                queue.push_back(next);
            }
        }
    }
    const float elsewhere = std::max(2.0F, 0.75F * longest);
    for (float& one : steps) one = one == unknown ? elsewhere : one;
    return steps;
}

/// Each in turn moves to where its distances to all others fit best; ends when hardly anybody moves.
void lower_stress(std::vector<Point>& places, const std::vector<float>& steps) {
    const std::size_t n = places.size();
    for (int round = 0; round < 120; ++round) {
        double moved = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double x = 0, y = 0, weights = 0;
            for (std::size_t j = 0; j < n; ++j) {
                if (i == j) continue;
                const double step = static_cast<double>(steps[i * n + j]), weight = 1 / (step * step);
                const double far = std::max(1e-6, length_of(places[i], places[j]));
                x += weight * (places[j].x + step * (places[i].x - places[j].x) / far);
                y += weight * (places[j].y + step * (places[i].y - places[j].y) / far);
                weights += weight;
            }
            const Point next{x / weights, y / weights};
            moved += length_of(places[i], next);
            places[i] = next;
        }
        if (moved < 0.002 * static_cast<double>(n)) break;
    }
}

/// How wide and high the places lie.
Point extent(const std::vector<Point>& places) {
    const auto [left, right] = std::ranges::minmax(places, {}, &Point::x);
    const auto [top, bottom] = std::ranges::minmax(places, {}, &Point::y);
    return {right.x - left.x, bottom.y - top.y};
}

/// Draws together what is wider or higher than the box, and moves all of it there.
void into_box(std::vector<Point>& places, const TieInput& input) {
    const Point wide = extent(places);
    const double left = std::ranges::min(places, {}, &Point::x).x, top = std::ranges::min(places, {}, &Point::y).y;
    const double by_x = std::min(1.0, input.width / std::max(1e-9, wide.x)),
                 by_y = std::min(1.0, input.height / std::max(1e-9, wide.y));
    for (Point& place : places) place = {(place.x - left) * by_x, (place.y - top) * by_y};
}

/// Moves two that stand too near away from each other; true when nobody does any more.
bool push_once(std::vector<Point>& places, double apart) {
    bool clear = true;
    for (std::size_t i = 0; i < places.size(); ++i) {
        for (std::size_t j = i + 1; j < places.size(); ++j) {
            const double far = length_of(places[i], places[j]);
            if (far >= apart) continue;
            clear = false;
            // Two in one place part along a direction of their own.
            const double turn = 2.4 * static_cast<double>(i + j);
            const Point way = far < 1e-6 ? Point{std::cos(turn), std::sin(turn)}
                                         : Point{(places[j].x - places[i].x) / far, (places[j].y - places[i].y) / far};
            const double by = 0.52 * (apart - far);
            places[i] = {places[i].x - by * way.x, places[i].y - by * way.y};
            places[j] = {places[j].x + by * way.x, places[j].y + by * way.y};
        }
    }
    return clear;
}

/// Freely first, and drawn together into the box; those who then stand too near in it, however much it bends.
void push_apart(std::vector<Point>& places, const TieInput& input) {
    for (int round = 0; round < 200; ++round) {
        const bool clear = push_once(places, input.apart);
        const Point wide = extent(places);
        const bool inside = wide.x <= input.width + 0.01 && wide.y <= input.height + 0.01;
        if (clear && inside) break;
        if (round % 10 == 9 || clear) into_box(places, input);
    }
    for (int round = 0; round < 200; ++round) {
        if (push_once(places, input.apart)) break;
        for (Point& place : places)
            place = {std::clamp(place.x, 0.0, input.width), std::clamp(place.y, 0.0, input.height)};
    }
}

bool cross(Point a, Point b, Point c, Point d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x)) return false;
    if (std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y)) return false;
    const auto side = [](Point p, Point q, Point r) { return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x); };
    return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/// Moves persons one at a time to where fewer of their lines cross others. A tenth fewer crossings are worth a tenth more
/// stress: without that a dense network would become a star whose every arm is a crowd.
class Untangler {
 public:
    /// `unit`: points for one step, across and down.
    Untangler(std::vector<Point>& places, const TieInput& input, const Near& near, const std::vector<float>& steps,
              Point unit)
        : places_(places), input_(input), near_(near), steps_(steps), unit_(unit) {}

    void run() {
        const auto all = static_cast<double>(count_crossings(places_, input_.ties));
        const double stress = whole_stress();
        if (all < 1 || stress <= 0) return;
        price_of_crossing_ = 1 / all, price_of_stress_ = 1 / stress;
        for (int round = 0; round < 12; ++round) {
            bool better = false;
            for (std::uint32_t person = 0; person < places_.size(); ++person) {
                if (compared_ > most_compared) return;
                better = improve(person) || better;
            }
            if (!better) return;
        }
    }

    [[nodiscard]] double whole_stress() const {
        double stress = 0;
        for (std::uint32_t person = 0; person < places_.size(); ++person) stress += stress_of(person) / 2;
        return stress;
    }
    [[nodiscard]] std::size_t compared() const { return compared_; }

 private:
    bool improve(std::uint32_t person) {
        if (near_[person].empty()) return false;
        const Point own = places_[person];
        const std::size_t crossed = crossings(person);
        if (crossed == 0) return false;
        double least = cost(crossed, person) - 1e-9;
        Point middle{0, 0};
        for (const std::uint32_t other : near_[person]) middle.x += places_[other].x, middle.y += places_[other].y;
        const auto count = static_cast<double>(near_[person].size());
        middle = {middle.x / count, middle.y / count};
        Point best = own;
        const auto consider = [&](Point at) {
            if (at.x < 0 || at.y < 0 || at.x > input_.width || at.y > input_.height || !free(person, at)) return;
            places_[person] = at;
            const std::size_t now = crossings(person, crossed);
            if (now >= crossed) return;
            if (const double price = cost(now, person); price < least) least = price, best = at;
        };
        for (const double share : {0.25, 0.5, 0.75, 1.0})
            consider({own.x + share * (middle.x - own.x), own.y + share * (middle.y - own.y)});
        for (const double far : {1.0, 2.0, 3.5, 6.0, 10.0}) {
            for (int k = 0; k < 8; ++k) {
                const double turn = (k + 0.5 * far) * 0.7853981633974483;
                consider({own.x + far * input_.apart * std::cos(turn), own.y + far * input_.apart * std::sin(turn)});
            }
        }
        places_[person] = best;
        return !(best == own);
    }

    [[nodiscard]] double cost(std::size_t crossed, std::uint32_t person) const {
        return price_of_crossing_ * static_cast<double>(crossed) + price_of_stress_ * stress_of(person);
    }

    [[nodiscard]] double stress_of(std::uint32_t person) const {
        const std::size_t n = places_.size();
        double sum = 0;
        for (std::size_t other = 0; other < n; ++other) {
            if (other == person) continue;
            const double dx = (places_[other].x - places_[person].x) / unit_.x,
                         dy = (places_[other].y - places_[person].y) / unit_.y;
            const double off = std::sqrt(dx * dx + dy * dy) / static_cast<double>(steps_[person * n + other]) - 1;
            sum += off * off;
        }
        return sum;
    }

    [[nodiscard]] bool free(std::uint32_t person, Point at) const {
        for (std::uint32_t other = 0; other < places_.size(); ++other) {
            if (other != person && length_of(at, places_[other]) < input_.apart) return false;
        }
        return true;
    }

    /// Of the person's lines with all others; counted up to `enough`.
    std::size_t crossings(std::uint32_t person, std::size_t enough = std::numeric_limits<std::size_t>::max()) {
        std::size_t found = 0;
        const Point own = places_[person];
        for (const auto& [a, b] : input_.ties) {
            if (a == person || b == person) continue;
            for (const std::uint32_t other : near_[person]) {
                if (other != a && other != b) found += cross(own, places_[other], places_[a], places_[b]) ? 1U : 0U;
            }
            compared_ += near_[person].size();
            if (found >= enough) break;
        }
        return found;
    }

    std::vector<Point>& places_;
    const TieInput& input_;
    const Near& near_;
    const std::vector<float>& steps_;
    Point unit_;
    double price_of_crossing_ = 0, price_of_stress_ = 0;
    std::size_t compared_ = 0;
};

/// The best layout so far, and what it took.
class Search {
 public:
    Search(const TieInput& input, const Near& near, const std::vector<float>& steps)
        : input_(input), near_(near), steps_(steps) {}

    /// From these places on to the end.
    void start_from(std::vector<Point> places) {
        // Steps are about one unit on paper, so that the start is as near to the end as it can be.
        const double unit = std::sqrt(input_.width * input_.height / static_cast<double>(places.size()));
        for (Point& place : places) place = {place.x / unit, place.y / unit};
        lower_stress(places, steps_);
        const Point steps_wide = extent(places);
        for (Point& place : places) place = {place.x * unit, place.y * unit};
        fill_box(places, input_.width, input_.height, {0, 0}, 1e9);
        const Point wide = extent(places);
        push_apart(places, input_);
        settle(std::move(places), {wide.x / std::max(0.1, steps_wide.x), wide.y / std::max(0.1, steps_wide.y)});
    }

    /// From the best one with two people changed over, who need not be near each other: out of a knot that no single
    /// person's move undoes.
    void change_over(std::size_t one, std::size_t other) {
        std::vector<Point> places = best_;
        std::swap(places[one], places[other]);
        settle(std::move(places), unit_);
    }

    [[nodiscard]] std::size_t compared() const { return compared_; }
    [[nodiscard]] std::size_t crossings() const { return crossings_; }
    [[nodiscard]] std::vector<Point> best() && { return std::move(best_); }

 private:
    void settle(std::vector<Point> places, Point unit) {
        Untangler untangler(places, input_, near_, steps_, unit);
        untangler.run();
        compared_ += untangler.compared() + input_.ties.size() * input_.ties.size() / 2;
        const std::size_t crossed = count_crossings(places, input_.ties);
        // A tenth fewer crossings are worth a fifth more stress.
        const double price = static_cast<double>(1 + crossed) * std::sqrt(untangler.whole_stress());
        if (!best_.empty() && price >= least_) return;
        least_ = price, crossings_ = crossed, unit_ = unit, best_ = std::move(places);
    }

    const TieInput& input_;
    const Near& near_;
    const std::vector<float>& steps_;
    std::vector<Point> best_;
    Point unit_;
    double least_ = 0;
    std::size_t compared_ = 0, crossings_ = 0;
};
}  // namespace

std::size_t count_crossings(const std::vector<Point>& places, const std::vector<std::array<std::uint32_t, 2>>& ties) {
    std::size_t count = 0;
    for (std::size_t one = 0; one < ties.size(); ++one) {
        const auto [a, b] = ties[one];
        for (std::size_t two = one + 1; two < ties.size(); ++two) {
            const auto [c, d] = ties[two];
            if (a == c || a == d || b == c || b == d) continue;
            count += cross(places[a], places[b], places[c], places[d]) ? 1U : 0U;
        }
    }
    return count;
}

std::vector<Point> tie_layout(const TieInput& input) {
    const std::size_t n = input.start.size();
    std::vector<Point> places = input.start;
    if (n >= 3 && n <= most_by_ties && !input.ties.empty()) {
        const Near near = neighbours_by_tie(input);
        const std::vector<float> steps = steps_between(near);
        Search search(input, near, steps);
        search.start_from(places);
        for (std::size_t k = 1; k < starts && n <= few && search.compared() <= most_of_starts; ++k) {
            // The same places dealt to other people.
            std::vector<Point> dealt = input.start;
            std::rotate(dealt.begin(), dealt.begin() + static_cast<std::ptrdiff_t>(k * n / starts), dealt.end());
            search.start_from(std::move(dealt));
        }
        std::uint32_t turn = 1;
        const auto anybody = [&] {
            turn = turn * 1664525U + 1013904223U;  // the same people every time
            return static_cast<std::size_t>(turn >> 8U) % n;
        };
        for (int k = 0; k < most_changes && n <= few && search.crossings() > 0 && search.compared() <= most_of_few;
             ++k) {
            const std::size_t one = anybody();
            search.change_over(one, anybody());
        }
        places = std::move(search).best();
    }
    fill_box(places, input.width, input.height, {0, 0}, 1e9);
    return places;
}

}  // namespace crosstie::io::diagram
