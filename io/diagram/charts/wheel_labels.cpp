// Names round the wheel, level and clear of each other: to the left those of its left half, to the right the others.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "io/diagram/charts/wheel_parts.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/cut_apart.hpp"
#include "io/text/text_width.hpp"
#include "io/text/words.hpp"

namespace crosstie::io::diagram {

namespace {
constexpr double from_rim = 7, row_share = 1.2, widest_name = 150;

struct Line {
    std::string text;
    double size;
    Weight weight;
    std::string_view colour;
    std::string more{};  // on the same line, quiet
};

struct Label {
    std::size_t area = 0;
    double turn = 0, wanted = 0, top = 0, height = 0;  // wanted: of its middle
    std::vector<Line> lines;
};

std::string movement(std::uint64_t from, std::uint64_t to) {
    return fmt::format("{} to {}", count_words(from), count_words(to));
}

/// One above the other, each as near to where it is wanted as the others let it.
void spread(std::vector<Label>& labels, double top, double bottom) {
    struct Block {
        std::size_t first = 0, count = 0;
        double height = 0, sum = 0, at = 0;  // sum: of wanted tops, less what stands above within the block
    };
    std::ranges::stable_sort(labels, {}, &Label::wanted);
    std::vector<Block> blocks;
    const auto settle = [&](Block& block) {
        block.at = std::min(block.sum / static_cast<double>(block.count), bottom - block.height);
        block.at = std::max(block.at, top);
    };
    for (std::size_t k = 0; k < labels.size(); ++k) {
        blocks.push_back({k, 1, labels[k].height, labels[k].wanted - labels[k].height / 2, 0});
        settle(blocks.back());
        while (blocks.size() > 1 &&
               blocks[blocks.size() - 2].at + blocks[blocks.size() - 2].height > blocks.back().at) {
            const Block last = blocks.back();
            blocks.pop_back();
            Block& block = blocks.back();
            block.sum += last.sum - static_cast<double>(last.count) * block.height;
            block.count += last.count, block.height += last.height;
            settle(block);
        }
    }
    for (const Block& block : blocks) {
        double at = block.at;
        for (std::size_t k = block.first; k < block.first + block.count; ++k) {
            labels[k].top = at;
            at += labels[k].height;
        }
    }
}

class Labeller {
 public:
    Labeller(const Box& room, const PlacedWheel& placed)
        : room_(room), placed_(placed), wheel_(*placed.wheel), type_(*placed.type) {
        at_length_ = wheel_.labels.size() <= most_at_length;
        if (at_length_ && !fit()) at_length_ = false;
        if (!at_length_ && !fit()) refuse();
    }

    [[nodiscard]] std::vector<Box> covered() const {
        std::vector<Box> boxes;
        for (const bool right : {false, true}) {
            for (const Label& label : labels_[right ? 1 : 0]) {
                const double side = right ? 1 : -1, x = placed_.centre.x + side * away(label);
                double widest = 0;
                for (const Line& line : label.lines) widest = std::max(widest, width_of(line));
                boxes.push_back({right ? x : x - widest, label.top, right ? x + widest : x, label.top + label.height});
            }
        }
        return boxes;
    }

    void write(ChartPage& page) const {
        for (const bool right : {false, true}) {
            for (const Label& label : labels_[right ? 1 : 0]) write(page, label, right);
        }
    }

 private:
    /// One large area can leave all others to one side of the wheel.
    [[noreturn]] void refuse() const {
        const std::string names =
            fmt::format("the names of {} areas have no room beside the wheel", wheel_.labels.size());
        throw TooManyToShow(names + "; use --size a4, which has most, or --view heat",
                            names + "; the tables have their contacts");
    }

    /// Wraps and spreads twice: how far out a label stands decides its room, its room its lines, these where it stands.
    bool fit() {
        labels_[0].clear(), labels_[1].clear();
        for (std::size_t area = 0; area < wheel_.labels.size(); ++area) {
            const double turn = placed_.plan->arcs[area].middle();
            Label label;
            label.area = area, label.turn = turn;
            label.top = placed_.at(turn, circle()).y;
            labels_[std::sin(turn) >= 0 ? 1 : 0].push_back(std::move(label));
        }
        for (auto& side : labels_) {
            for (int pass = 0; pass < 2; ++pass) {
                for (Label& label : side) {
                    compose(label);
                    // On top of the wheel it stands above the rim, at the sides beside it.
                    label.wanted = placed_.centre.y - std::cos(label.turn) * (circle() + label.height / 2);
                }
                spread(side, room_.top, room_.bottom);
            }
            if (!side.empty() && side.back().top + side.back().height > room_.bottom + 0.01) return false;
        }
        return true;
    }

    /// Round the wheel, where names begin.
    [[nodiscard]] double circle() const { return placed_.radius + placed_.rim / 2 + from_rim; }

    [[nodiscard]] double away(const Label& label) const {
        const double y = placed_.centre.y;
        const double apart = std::max({0.0, label.top - y, y - label.top - label.height});
        const double clear = apart < circle() ? std::sqrt(circle() * circle() - apart * apart) : 0;
        return std::max({3.0, clear, circle() * std::abs(std::sin(label.turn))});
    }

    [[nodiscard]] bool of_the_largest(std::size_t area) const {
        const WheelRibbon* const largest = wheel_.largest();
        return largest != nullptr && (largest->a == area || largest->b == area);
    }

    void compose(Label& label) const {
        const double half = (room_.right - room_.left) / 2, free = half - away(label);
        const WheelCount others = wheel_.with_others(label.area), &within = wheel_.counts[label.area][label.area];
        const bool mine = of_the_largest(label.area);
        const std::string_view colour = mine ? colour::heading : colour::ink;
        label.lines.clear();
        if (!at_length_) {
            const std::string numbers = movement(others.before(), others.after());
            const double size = type_.label, left = free - text_width("  " + numbers, size);
            const Weight weight = mine ? Weight::bold : Weight::regular;
            label.lines.push_back({shorten_apart(wheel_.labels, std::min(left, widest_name), size, weight)[label.area],
                                   size, weight, colour, numbers});
        } else {
            const double size = type_.fact;
            for (std::string& line :
                 wrap(wheel_.labels[label.area], std::min(free, widest_name), size + 1, Weight::bold, 2))
                label.lines.push_back({std::move(line), size + 1, Weight::bold, colour});
            std::vector<std::string> numbers{movement(others.before(), others.after()) + " with others"};
            if (wheel_.withheld[label.area]) {
                numbers.emplace_back("within not shown");
            } else if (!wheel_.alone[label.area]) {
                numbers.push_back(movement(within.before(), within.after()) + " within");
            }
            if (numbers.size() == 2 && text_width(numbers[0] + ", " + numbers[1], size) <= free)
                numbers = {numbers[0] + ", " + numbers[1]};
            for (std::string& line : numbers)
                label.lines.push_back({shorten(line, free, size), size, Weight::regular, colour::quiet});
        }
        label.height = at_length_ ? 3 : 0.6;
        for (const Line& line : label.lines) label.height += row_share * line.size;
    }

    static double blank_of(const Line& line) { return line.more.empty() ? 0 : 0.6 * line.size; }
    static double width_of(const Line& line) {
        return text_width(line.text, line.size, line.weight) + blank_of(line) + text_width(line.more, line.size);
    }

    void write(ChartPage& page, const Label& label, bool right) const {
        const double side = right ? 1 : -1, x = placed_.centre.x + side * away(label);
        const double free = (room_.right - room_.left) / 2 - away(label);
        const Point foot = placed_.at(label.turn, placed_.radius + placed_.rim / 2 + 1.5);
        // Of one line the middles of the first and the last, each a little inwards, stand the other way round.
        const auto [high, low] = std::minmax({label.top + 0.6 * row_share * label.lines.front().size,
                                              label.top + label.height - 0.6 * row_share * label.lines.back().size});
        const double nearest = std::clamp(foot.y, high, low);
        if (std::hypot(x - foot.x, nearest - foot.y) > 2.6 * from_rim)
            page.stroke("lead", foot, {x - side * 2, nearest}, colour::within, 0.5);
        const Anchor anchor = right ? Anchor::start : Anchor::end;
        double y = label.top;
        for (const Line& line : label.lines) {
            y += row_share * line.size;
            const double base = y - 0.26 * line.size, blank = blank_of(line), more = text_width(line.more, line.size);
            const std::string text = shorten(line.text, free - blank - more, line.size, line.weight);
            // To the left of the wheel the numbers stand next to it, as words are read.
            page.words(TextRole::area_name, {right ? x : x - more - blank, base}, line.size, text, anchor, line.weight,
                       line.colour);
            if (line.more.empty()) continue;
            const double after = x + text_width(text, line.size, line.weight) + blank;
            page.words(TextRole::fact, {right ? after : x, base}, line.size, line.more, anchor, Weight::regular,
                       colour::quiet);
        }
    }

    const Box& room_;
    const PlacedWheel& placed_;
    const Wheel& wheel_;
    const PageSize& type_;
    bool at_length_ = true;
    std::array<std::vector<Label>, 2> labels_;  // left, right
};
}  // namespace

double label_room(const Wheel& wheel, const PageSize& type) {
    const bool at_length = wheel.labels.size() <= most_at_length;
    return 3 + from_rim + row_share * (at_length ? 2 * type.fact + 1 : type.label);
}

std::vector<Box> names_cover(const Box& room, const PlacedWheel& placed) { return Labeller(room, placed).covered(); }

void add_names(ChartPage& page, const Box& room, const PlacedWheel& placed) { Labeller(room, placed).write(page); }

}  // namespace crosstie::io::diagram
