#pragma once
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "graph/base/error.hpp"
#include "io/read/read.hpp"
#include "tests/support/catch.hpp"

namespace crosstie::test {

/// What reading said, a line a note.
inline std::string notes_of(const Study& study) {
    std::string all;
    for (const std::string& note : study.notes.warnings) all += note + '\n';
    return all;
}

/// Why a source is refused.
inline std::string refusal_of(const io::Source& source) {
    try {
        static_cast<void>(io::read_study(source));
    } catch (const InvalidInput& refused) {
        return refused.what();
    }
    return "not refused";
}

/// Whether the part stands in the text, which a failure shows.
inline bool has(const std::string& text, const std::string& part) {
    UNSCOPED_INFO(text);
    return text.find(part) != std::string::npos;
}

/// Files of one test, in a folder of its own.
class Tables {
 public:
    Tables()
        : folder_(std::filesystem::temp_directory_path() /
                  ("crosstie_tables_" + std::to_string(++number_of_folders()))) {
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    ~Tables() { std::filesystem::remove_all(folder_); }
    Tables(const Tables&) = delete;
    Tables& operator=(const Tables&) = delete;

    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name, std::ios::binary) << text;
        return (folder_ / name).string();
    }
    [[nodiscard]] std::string folder() const { return folder_.string(); }

 private:
    static int& number_of_folders() {
        static int number = static_cast<int>(::getpid()) * 1000;
        return number;
    }
    std::filesystem::path folder_;
};

/// Ties a study keeps of one survey and relation.
inline std::size_t ties(const Study& study, std::size_t wave = 0, std::size_t relation = 0) {
    return study.answers[relation][wave].ties.size();
}

}  // namespace crosstie::test
