#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "io/text/spelt_ids.hpp"

namespace crosstie::io {

/// What was read as something spelt a little differently, and where: for the notes.
class Respellings {
 public:
    /// `kind` in the singular: "actor", "area".
    void note(const std::string& file, std::uint64_t line, std::string_view kind, std::string_view written,
              std::string_view read_as);
    /// One note a spelling with its first line, or with `each` false one note a file and kind, with an example.
    void tell(bool each, std::vector<std::string>& notes) const;

 private:
    struct Respelling {
        std::string file, kind, written, read_as;
        std::uint64_t line = 0, times = 0;
    };
    [[nodiscard]] static std::string in_words(const Respelling& one);

    std::vector<Respelling> met_;
    std::unordered_map<std::string, std::size_t> known_;
};

}  // namespace crosstie::io
