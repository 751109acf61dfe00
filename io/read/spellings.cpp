#include "io/read/spellings.hpp"

#include <fmt/format.h>

#include "io/read/read_table.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

void Respellings::note(const std::string& file, std::uint64_t line, std::string_view kind, std::string_view written,
                       std::string_view read_as) {
    // Bytes that no UTF-8 text holds keep the parts apart.
    std::string key = file;
    key += '\xFF';
    key += kind;
    key += '\xFF';
    key += written;
    const auto [place, is_new] = known_.try_emplace(std::move(key), met_.size());
    if (is_new) met_.push_back({file, std::string(kind), std::string(written), std::string(read_as), line, 0});
    ++met_[place->second].times;
}

std::string Respellings::in_words(const Respelling& one) {
    return fmt::format("{}{}: the {} {} is read as {}, from which it differs by {} only{}", one.file,
                       one.line == 0 ? "" : fmt::format(":{}", one.line), one.kind, in_quotes(one.written),
                       in_quotes(one.read_as), spelling_difference(one.written, one.read_as),
                       one.times == 1 ? "" : fmt::format(" ({} times)", one.times));
}

void Respellings::tell(bool each, std::vector<std::string>& notes) const {
    std::vector<bool> told(met_.size(), false);
    for (std::size_t k = 0; k < met_.size(); ++k) {
        if (told[k]) continue;
        std::uint64_t alike = 0, times = 0;
        for (std::size_t i = k; i < met_.size(); ++i) {
            if (met_[i].file != met_[k].file || met_[i].kind != met_[k].kind) continue;
            told[i] = true;
            ++alike;
            times += met_[i].times;
            if (each) notes.push_back(in_words(met_[i]));
        }
        if (each) continue;
        notes.push_back(in_words(met_[k]));
        if (alike == 1) continue;
        notes.back() += fmt::format("; so {} {}, {} in all: 'crosstie check' lists them", alike - 1,
                                    alike == 2 ? "other spelling is" : "other spellings are", counted(times, "cell"));
    }
}

}  // namespace crosstie::io
