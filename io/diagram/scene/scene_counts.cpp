#include "io/diagram/scene/scene_counts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "io/text/words.hpp"

namespace crosstie::io::diagram {

LineScale line_scale(const CountMatrix& before, const CountMatrix& after, double largest_radius) {
    std::uint64_t largest = 0;
    for (std::size_t a = 0; a < before.size(); ++a) {
        for (std::size_t b = a + 1; b < before.size(); ++b) largest = std::max({largest, before[a][b], after[a][b]});
    }
    return {largest, std::min(9.0, 0.4 * largest_radius)};
}

namespace {
constexpr std::size_t most_numbers = 6, most_falls = 12;

/// The six largest counts get their number on the line, the largest and every fall in any case (of very many falls the
/// largest).
void add_pills(std::vector<SceneTie>& ties, const std::vector<std::int64_t>& values, bool sign) {
    std::vector<std::size_t> order(ties.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order,
                             [&](std::size_t a, std::size_t b) { return std::abs(values[a]) > std::abs(values[b]); });
    std::size_t falls = 0;
    for (std::size_t at = 0; at < order.size(); ++at) {
        const std::size_t k = order[at];
        const bool fall = values[k] < 0 && falls < most_falls;
        if (values[k] == 0 || (at >= most_numbers && !fall)) continue;
        falls += fall ? 1U : 0U;
        ties[k].pill = sign ? signed_words(values[k]) : count_words(static_cast<std::uint64_t>(values[k]));
        ties[k].rank = static_cast<std::uint32_t>(at + 1);
        ties[k].room = at == 0 || fall ? PillRoom::somewhere : PillRoom::on_line;
    }
}

}  // namespace

double CircleSizes::radius(std::uint64_t people) const {
    return std::max(floor, full * std::sqrt(static_cast<double>(people) / static_cast<double>(largest)));
}

std::uint64_t CircleSizes::drawn_alike() const {
    const double share = floor / full;
    return static_cast<std::uint64_t>(std::ceil(share * share * static_cast<double>(largest) - 1e-9));
}

void size_circles(ScenePanel& panel, const CircleSizes& sizes, const std::vector<std::uint64_t>& here,
                  const std::vector<std::uint64_t>& other) {
    constexpr double told_apart = 0.5;
    panel.radii.clear(), panel.others.clear();
    for (std::size_t k = 0; k < here.size(); ++k) {
        panel.radii.push_back(sizes.radius(here[k]));
        const double then = sizes.radius(other[k]);
        panel.others.push_back(std::abs(then - panel.radii[k]) < told_apart ? 0 : then);
    }
    if (std::ranges::all_of(panel.others, [](double radius) { return radius == 0; })) panel.others.clear();
}

std::vector<SceneTie> count_ties(const CountMatrix& before, const CountMatrix& after, const LineScale& line_width,
                                 Side side) {
    std::vector<std::pair<SceneTie, std::int64_t>> lines;
    for (std::uint32_t a = 0; a < before.size(); ++a) {
        for (std::uint32_t b = a + 1; b < before.size(); ++b) {
            const auto from = static_cast<std::int64_t>(before[a][b]), to = static_cast<std::int64_t>(after[a][b]);
            if (side == Side::change) {
                if (from + to == 0) continue;
                const std::int64_t net = to - from;
                const TieKind kind = net > 0 ? TieKind::more : net < 0 ? TieKind::fewer : TieKind::same;
                const double width = net == 0 ? 0.7 : line_width(static_cast<std::uint64_t>(std::abs(net)));
                lines.push_back({{a, b, kind, net == 0 ? width : std::max(width, 1.2), ""}, net});
            } else if (const std::int64_t count = side == Side::after ? to : from; count > 0) {
                lines.push_back({{a, b, TieKind::count, line_width(static_cast<std::uint64_t>(count)), ""}, count});
            }
        }
    }
    std::ranges::stable_sort(lines, [](const auto& x, const auto& y) {
        if (x.first.kind != y.first.kind) return x.first.kind < y.first.kind;
        return x.first.width < y.first.width;
    });
    std::vector<SceneTie> ties;
    std::vector<std::int64_t> values;
    for (auto& [tie, value] : lines) ties.push_back(std::move(tie)), values.push_back(value);
    add_pills(ties, values, side == Side::change);
    return ties;
}

void add_count_legend(Scene& scene, const LineScale& line_width, std::uint64_t full_from) {
    LegendRow lines{"Lines", {}};
    const std::uint64_t largest = line_width.largest;
    const auto add = [&](TieKind kind, double width, std::string words, bool quiet = false) {
        LegendItem item;
        item.sample = LegendItem::Sample::tie;
        item.kind = kind;
        item.width = width;
        item.words = std::move(words);
        item.quiet = quiet;
        lines.items.push_back(std::move(item));
    };
    const auto shown = [&](TieKind kind) {
        return std::ranges::any_of(
            scene.panels, [&](const auto& p) { return std::ranges::count(p.ties, kind, &SceneTie::kind) > 0; });
    };
    if (largest > 0 && shown(TieKind::count)) {
        std::vector<std::uint64_t> samples{1, (largest + 1) / 2, largest};
        samples.erase(std::unique(samples.begin(), samples.end()), samples.end());
        for (const std::uint64_t n : samples)
            add(TieKind::count, line_width(n), counted(n, "contact", "contacts"), n < full_from);
    }
    if (shown(TieKind::more)) add(TieKind::more, 3, "more contacts than before");
    const bool all_falls = std::ranges::all_of(scene.panels, [](const ScenePanel& panel) {
        return std::ranges::count(panel.ties, TieKind::fewer, &SceneTie::kind) <= std::ptrdiff_t{most_falls};
    });
    if (shown(TieKind::fewer))
        add(TieKind::fewer, 2,
            all_falls ? std::string("fewer contacts than before")
                      : fmt::format("fewer contacts than before, the {} largest numbered", most_falls));
    if (shown(TieKind::same)) add(TieKind::same, 0.7, "as many as before", full_from > 0);
    if (!lines.items.empty()) scene.legend.push_back(std::move(lines));
}

}  // namespace crosstie::io::diagram
