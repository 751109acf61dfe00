// The plain rows of large tables of ties: pieces of the text on several threads, the roster's ids only looked up.
#include "io/read/plain_ties.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "graph/base/parallel_for.hpp"

namespace crosstie::io {

namespace {

constexpr std::size_t piece_bytes = std::size_t{4} << 20;
constexpr std::size_t pieces_a_round = 16;  // their ties are kept twice for a moment

struct Piece {
    std::vector<Tie> ties;
    PlainPart part;
};

// Rows wait while the memory their ids stand in is fetched.
class PieceReader {
 public:
    PieceReader(std::string_view text, const PlainRows& rows)
        : at_(text.data()), end_(at_ + text.size()), rows_(rows) {}

    Piece read() {
        const char* const begin = at_;
        const char* kept = at_;
        while (take_block()) {
            for (std::size_t k = 0; k < filled_; ++k) {
                const ActorId from = rows_.ids.find_as_spelt(block_[k].first);
                const ActorId to = rows_.ids.find_as_spelt(block_[k].second);
                if (from == SpeltIds::none || to == SpeltIds::none) {
                    piece_.part.bytes = static_cast<std::uint64_t>(kept - begin);
                    return std::move(piece_);
                }
                piece_.ties.push_back(rows_.sender_first ? Tie{from, to, 1.0} : Tie{to, from, 1.0});
                ++piece_.part.rows;
                kept = block_[k].end;
            }
        }
        piece_.part.bytes = static_cast<std::uint64_t>(kept - begin);
        return std::move(piece_);
    }

 private:
    struct Row {
        SpeltIds::Key first, second;
        const char* end = nullptr;
    };

    // The next rows that are two cells without quotes; false when there is none.
    bool take_block() {
        filled_ = 0;
        while (filled_ < block_.size() && at_ < end_) {
            const auto* const found = static_cast<const char*>(std::memchr(at_, '\n', rest(at_)));
            const char* const line_end = found == nullptr ? end_ : found;
            std::string_view line(at_, static_cast<std::size_t>(line_end - at_));
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            const std::size_t between = line.find(rows_.delimiter);
            if (between == std::string_view::npos) break;
            const std::string_view first = line.substr(0, between);
            const std::string_view second = line.substr(between + 1);
            if (line.find('"') != std::string_view::npos || line.find('\r') != std::string_view::npos ||
                second.find(rows_.delimiter) != std::string_view::npos) {
                break;
            }
            at_ = found == nullptr ? end_ : found + 1;
            block_[filled_++] = {rows_.ids.key_ahead(first), rows_.ids.key_ahead(second), at_};
        }
        return filled_ > 0;
    }
    [[nodiscard]] std::size_t rest(const char* from) const { return static_cast<std::size_t>(end_ - from); }

    const char* at_;
    const char* end_;
    PlainRows rows_;
    Piece piece_;
    std::array<Row, 64> block_;
    std::size_t filled_ = 0;
};

// Where the piece ends that would end at `wish`: behind a line.
std::size_t end_of_piece(std::string_view text, std::size_t wish) {
    if (wish >= text.size()) return text.size();
    const std::size_t line = text.find('\n', wish);
    return line == std::string_view::npos ? text.size() : line + 1;
}

}  // namespace

PlainPart read_plain_ties(std::string_view text, const PlainRows& rows, std::vector<Tie>& ties) {
    PlainPart all;
    if (text.size() < piece_bytes) return all;
    while (all.bytes < text.size()) {
        std::vector<std::string_view> texts;
        for (std::size_t begin = all.bytes; begin < text.size() && texts.size() < pieces_a_round;) {
            const std::size_t end = end_of_piece(text, begin + piece_bytes);
            texts.push_back(text.substr(begin, end - begin));
            begin = end;
        }
        std::vector<Piece> pieces(texts.size());
        parallel_for(texts.size(), own_threads(),
                     [&](std::size_t k) { pieces[k] = PieceReader(texts[k], rows).read(); });
        if (all.rows == 0 && pieces[0].part.bytes > 0) {
            const double bytes_a_row =
                static_cast<double>(pieces[0].part.bytes) / static_cast<double>(pieces[0].part.rows);
            ties.reserve(ties.size() + static_cast<std::size_t>(static_cast<double>(text.size()) / bytes_a_row * 1.01));
        }
        for (std::size_t k = 0; k < pieces.size(); ++k) {
            ties.insert(ties.end(), pieces[k].ties.begin(), pieces[k].ties.end());
            all.rows += pieces[k].part.rows;
            all.bytes += pieces[k].part.bytes;
            if (pieces[k].part.bytes < texts[k].size()) return all;  // what follows may be no row: a quoted cell's line
        }
    }
    return all;
}

}  // namespace crosstie::io
