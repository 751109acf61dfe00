// Reads CSV records without copying them: the path that ten million ties go, so that the plain case looks at eight
// bytes at a time.
#include "io/text/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <utility>

namespace crosstie::io {

namespace {

constexpr std::uint64_t every_byte(unsigned char byte) { return 0x0101010101010101U * byte; }

// High bit set in exactly the bytes of `word` that are zero.
constexpr std::uint64_t zero_bytes(std::uint64_t word) {
    constexpr std::uint64_t low = every_byte(0x7F);
    return ~(((word & low) + low) | word | low);
}

}  // namespace

CsvReader::CsvReader(std::string_view text, std::string file, Faults& faults)
    : file_(std::move(file)),
      faults_(&faults),
      begin_(text.data()),
      at_(text.data()),
      end_(text.data() + text.size()),
      record_(text.data()) {
    find_delimiter();
}

CsvReader::CsvReader(std::string_view text, std::string file, Faults& faults, char delimiter)
    : CsvReader(text, std::move(file), faults) {
    delimiter_ = delimiter;
}

CsvReader::CsvReader(const CsvReader& whole, const CsvRecord& from, Faults& faults)
    : file_(whole.file_),
      sheet_(whole.sheet_),
      faults_(&faults),
      begin_(whole.begin_),
      at_(from.begin),
      end_(whole.end_),
      record_(from.begin),
      delimiter_(whole.delimiter_),
      next_line_(from.line) {}

void CsvReader::find_delimiter() {
    const std::string_view text(at_, static_cast<std::size_t>(end_ - at_));
    const bool named = text.size() >= 5 && text.substr(0, 4) == "sep=" &&
                       (text.size() == 5 || text[5] == '\n' || text[5] == '\r') &&
                       std::string_view("\"\r\n").find(text[4]) == std::string_view::npos;
    if (named) {
        delimiter_ = text[4];
        at_ += 5;
        end_line();
        return;
    }
    constexpr std::array candidates{',', ';', '\t', '|'};
    std::array<std::size_t, 4> seen{};
    bool quoted_now = false;
    bool in_line = false;
    for (const char c : text) {
        if (c == '"') quoted_now = !quoted_now;
        if (quoted_now) continue;
        if ((c == '\n' || c == '\r') && in_line) break;
        in_line = in_line || (c != '\n' && c != '\r');
        for (std::size_t k = 0; k < candidates.size(); ++k) seen[k] += c == candidates[k] ? 1U : 0U;
    }
    if (seen[0] + seen[1] + seen[2] > 0) seen[3] = 0;
    delimiter_ = candidates[static_cast<std::size_t>(std::max_element(seen.begin(), seen.end()) - seen.begin())];
}

const char* CsvReader::end_of_plain(const char* from) const {
    const std::uint64_t delimiters = every_byte(static_cast<unsigned char>(delimiter_));
    if constexpr (std::endian::native == std::endian::little) {
        while (end_ - from >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, from, 8);
            const std::uint64_t stops = zero_bytes(word ^ delimiters) | zero_bytes(word ^ every_byte('\n')) |
                                        zero_bytes(word ^ every_byte('\r'));
            if (stops != 0) return from + std::countr_zero(stops) / 8;
            from += 8;
        }
    }
    while (from != end_ && *from != delimiter_ && *from != '\n' && *from != '\r') ++from;
    return from;
}

void CsvReader::end_line() {
    if (at_ == end_) return;
    at_ += *at_ == '\r' && end_ - at_ > 1 && at_[1] == '\n' ? 2 : 1;
    ++next_line_;
}

void CsvReader::keep(std::string_view field) {
    if (field.size() > longest_field) {
        throw LimitReached(
            fmt::format("{}:{}: a field is longer than 1 MiB, the most crosstie reads; look for a quote "
                        "that is not closed, or shorten it",
                        file_, line_));
    }
    if (fields_.size() == most_fields) {
        throw LimitReached(
            fmt::format("{}:{}: this row has more than {} columns, the most crosstie reads; save only "
                        "the columns you need",
                        file_, line_, most_fields));
    }
    fields_.push_back(field);
}

// Reads the quoted field that starts at at_; false when the record cannot be used.
bool CsvReader::read_quoted() {
    const char* const opened = at_++;
    const char* const start = at_;
    bool doubled = false;
    for (;;) {
        const char* const quote = static_cast<const char*>(std::memchr(at_, '"', static_cast<std::size_t>(end_ - at_)));
        if (quote == nullptr) {
            const std::string_view before(record_, static_cast<std::size_t>(opened - record_));
            const Place place = place_of(before, before.size());
            faults_->add({.file = file_,
                          .line = line_ + place.line - 1,
                          .column = place.column,
                          .found = "a quote that opens here and is never closed",
                          .expected = "a closing quote",
                          .mend = "close it, or double the quotes that belong to the text"});
            at_ = end_;
            return false;
        }
        for (const char* c = at_; c != quote; ++c) {
            next_line_ += *c == '\n' || (*c == '\r' && c[1] != '\n') ? 1U : 0U;
        }
        at_ = quote + 1;
        if (at_ == end_ || *at_ != '"') {
            const std::string_view inside(start, static_cast<std::size_t>(quote - start));
            if (!doubled) {
                keep(inside);
                break;
            }
            std::string& plain = unescaped_.emplace_back();
            plain.reserve(inside.size());
            for (std::size_t i = 0; i < inside.size(); ++i) {
                plain += inside[i];
                if (inside[i] == '"') ++i;
            }
            keep(plain);
            break;
        }
        doubled = true;
        ++at_;
    }
    const char* const rest = at_;
    at_ = end_of_plain(at_);
    if (rest == at_) return true;
    const std::string_view line(record_, static_cast<std::size_t>(rest - record_));
    const Place place = place_of(line, line.size());
    faults_->add({.file = file_,
                  .line = line_ + place.line - 1,
                  .column = place.column,
                  .found = in_quotes({rest, static_cast<std::size_t>(at_ - rest)}) + " after the closing quote of " +
                           in_quotes({opened + 1, static_cast<std::size_t>(rest - opened - 2)}),
                  .expected = "the end of the cell",
                  .mend = "double the quotes that belong to the text"});
    return false;
}

bool CsvReader::next() {
    while (at_ != end_) {
        line_ = next_line_;
        record_ = at_;
        fields_.clear();
        bool sound = true;
        for (;;) {
            if (at_ != end_ && *at_ == '"') {
                sound = read_quoted() && sound;
            } else {
                const char* const start = at_;
                at_ = end_of_plain(at_);
                keep({start, static_cast<std::size_t>(at_ - start)});
            }
            if (at_ == end_ || *at_ != delimiter_) break;
            ++at_;
        }
        const bool blank = record_ == at_;
        end_line();
        if (sound && !blank) return true;
    }
    fields_.clear();
    return false;
}

RecordBytes CsvReader::bytes() const {
    RecordBytes bytes{{record_, static_cast<std::size_t>(at_ - record_)}, {}};
    const char* at = record_;
    for (const std::string_view field : fields_) {
        // A quoted field was longer by the two quotes around it, and by one for each inside it.
        const bool quoted = at != end_ && *at == '"';
        const std::size_t more =
            quoted ? 2 + static_cast<std::size_t>(std::count(field.begin(), field.end(), '"')) : std::size_t{0};
        bytes.cells.emplace_back(at, field.size() + more);
        at += field.size() + more;
        if (at != end_) ++at;  // the delimiter, or the end of the line
    }
    return bytes;
}

Place CsvReader::place(const CsvRecord& record, std::size_t field) const {
    if (!sheet_.empty()) return {record.line, field + 1};
    Faults none;
    CsvReader again(*this, record, none);
    again.next();
    const std::vector<std::string_view> cells = again.bytes().cells;
    std::size_t before = 0;  // bytes
    if (!cells.empty()) {
        const char* const there =
            field < cells.size() ? cells[field].data() : cells.back().data() + cells.back().size();
        before = static_cast<std::size_t>(there - record.begin);
    }
    Place place = place_of({record.begin, before}, before);
    place.line += static_cast<std::size_t>(record.line - 1);
    return place;
}

}  // namespace crosstie::io
