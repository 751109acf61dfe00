#include "io/read/read.hpp"

#include <filesystem>

#include "io/read/read_folder.hpp"
#include "io/read/read_foreign.hpp"
#include "io/read/read_quick.hpp"
#include "io/text/file.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

// Every file that is not there, in one message: whoever mistyped one name may have mistyped two.
void expect_all_there(const Source& source) {
    std::vector<std::string> named = source.paths;
    for (const std::string* path : {&source.actors, &source.missing_from, &source.missing_to}) {
        if (!path->empty()) named.push_back(*path);
    }
    std::string absent;
    std::size_t count = 0;
    for (const std::string& path : named) {
        std::error_code problem;
        if (path == standard_stream || fs::exists(fs::status(path, problem))) continue;
        absent += (count++ > 0 ? ", " : "") + path;
    }
    if (count > 1) throw Unreadable(absent, "there are no such files", "check the names and the folder");
}

}  // namespace

StudyAndPaper read_study_and_paper(const Source& source) {
    if (source.paths.empty() || source.paths.size() > 2) {
        throw InvalidInput(Fault{.file = "crosstie",
                                 .found = std::to_string(source.paths.size()) + " paths",
                                 .expected = "a study folder, or one or two tables of ties",
                                 .mend = {}});
    }
    const fs::path first(source.paths.front());
    std::error_code problem;
    for (const std::string& path : source.paths) {
        const bool folder = fs::is_directory(fs::status(path, problem));
        if (path != standard_stream) finish_interrupted(folder ? path : fs::path(path).parent_path().string());
    }
    if (source.paths.size() == 1 && fs::is_directory(fs::status(first, problem))) {
        const fs::path study = first / "study.json";
        if (!fs::exists(fs::status(study, problem))) {
            throw Unreadable(first.string(), "this folder holds no study.json",
                             "name a study folder, or tables of ties");
        }
        return read_folder(study.string(), source);
    }
    expect_all_there(source);
    if (is_foreign(source)) return {read_foreign(source), {}};
    if (source.paths.size() == 1 && first.extension() == ".json") return read_folder(first.string(), source);
    return {read_quick(source), {}};
}

Study read_study(const Source& source) { return read_study_and_paper(source).study; }

}  // namespace crosstie::io
