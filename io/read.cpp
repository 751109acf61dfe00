#include "io/read.hpp"

#include <filesystem>

#include "io/study/read_folder.hpp"
#include "io/study/read_quick.hpp"
#include "io/text/file.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

Study read_study(const Source& source) {
    if (source.paths.empty() || source.paths.size() > 2) {
        throw InvalidInput(Fault{.file = "crosstie",
                                 .found = std::to_string(source.paths.size()) + " paths",
                                 .expected = "a study folder, or one or two tables of ties",
                                 .mend = {}});
    }
    const fs::path first(source.paths.front());
    std::error_code problem;
    if (source.paths.size() == 1 && fs::is_directory(fs::status(first, problem))) {
        const fs::path study = first / "study.json";
        if (!fs::exists(fs::status(study, problem))) {
            throw Unreadable(first.string(), "this folder holds no study.json",
                             "name a study folder, or tables of ties");
        }
        return read_folder(study.string());
    }
    if (source.paths.size() == 1 && first.extension() == ".json") return read_folder(first.string());
    return read_quick(source);
}

}  // namespace crosstie::io
