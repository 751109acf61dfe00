// fits_schema LIST: holds JSON files against the schemas that ship. Each line of LIST is a schema's name and a file, with a
// blank between. Prints what does not fit, a line each, and what the schema lets through though nobody wrote it: a key
// added to the object itself, and to each object of `planted` paths behind the file's name ("score", "topics.roles").
#include <fmt/format.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "tests/support/schema.hpp"

namespace {

nlohmann::json read(const std::string& path) {
    std::ifstream file(path);
    return nlohmann::json::parse(file);
}

nlohmann::json& at(nlohmann::json& object, const std::string& path) {
    nlohmann::json* here = &object;
    std::istringstream levels(path);
    for (std::string level; std::getline(levels, level, '.');) here = &here->at(level);
    return *here;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 2;
    std::ifstream list(arguments[1]);
    bool fits = true;
    for (std::string line; std::getline(list, line);) {
        std::istringstream words(line);
        std::string schema, file;
        words >> schema >> file;
        const nlohmann::json whole = read(file);
        const std::string faults = crosstie::test::schema_faults(whole, schema);
        if (!faults.empty()) fmt::print("{} {}\n{}", schema, file, faults);
        fits = fits && faults.empty();
        std::string path;
        do {
            nlohmann::json planted = whole;
            at(planted, path)["planted"] = 1;
            if (!crosstie::test::schema_faults(planted, schema).empty()) continue;
            fmt::print("{} lets a key through that nobody wrote, in '{}' of {}\n", schema, path, file);
            fits = false;
        } while (words >> path);
    }
    return fits ? 0 : 1;
}
