#include "io/pack/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "io/render/json.hpp"
#include "io/text/encoding.hpp"
#include "io/text/file.hpp"
#include "io/text/hash.hpp"
#include "io/text/json_input.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

bool same_number(const nlohmann::json& was, const nlohmann::json& is) {
    if (was.is_number_integer() && is.is_number_integer()) return was == is;
    const double a = was.get<double>(), b = is.get<double>();
    return a == b || std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

class Comparing {
 public:
    explicit Comparing(Verified& verified) : verified_(verified) {}

    void walk(const nlohmann::json& was, const nlohmann::json& is, const std::string& pointer) {
        if (was.is_object() && is.is_object()) {
            for (const auto& [key, value] : was.items()) {
                if (key == "crosstie") continue;
                const auto other = is.find(key);
                if (other == is.end())
                    differ(pointer_to(pointer, key), value.dump(), "nothing");
                else
                    walk(value, *other, pointer_to(pointer, key));
            }
            for (const auto& [key, value] : is.items()) {
                if (key != "crosstie" && !was.contains(key)) differ(pointer_to(pointer, key), "nothing", value.dump());
            }
            return;
        }
        if (was.is_array() && is.is_array()) {
            for (std::size_t k = 0; k < std::max(was.size(), is.size()); ++k) {
                const std::string place = pointer_to(pointer, k);
                if (k >= is.size())
                    differ(place, was[k].dump(), "nothing");
                else if (k >= was.size())
                    differ(place, "nothing", is[k].dump());
                else
                    walk(was[k], is[k], place);
            }
            return;
        }
        ++verified_.values;
        const bool same = was.is_number() && is.is_number() ? same_number(was, is) : was == is;
        if (!same) verified_.differences.push_back({pointer, was.dump(), is.dump()});
    }

 private:
    void differ(const std::string& pointer, std::string was, std::string is) {
        ++verified_.values;
        verified_.differences.push_back({pointer, std::move(was), std::move(is)});
    }

    Verified& verified_;
};

}  // namespace

void check_outputs(const std::string& folder, Verified& verified) {
    for (const HashedFile& file : verified.manifest.outputs) {
        const fs::path path = fs::path(folder) / file.name;
        std::error_code problem;
        if (!fs::exists(path, problem))
            verified.outputs_missing.push_back(file.name);
        else if (sha256_hex(read_file(path.string())) != file.sha256)
            verified.outputs_changed.push_back(file.name);
    }
}

void check_inputs(const std::vector<HashedFile>& inputs, Verified& verified) {
    verified.inputs_checked = true;
    const Manifest& m = verified.manifest;
    if (sha256_together(inputs) == m.inputs_sha256) return;
    const auto named = [](const std::vector<HashedFile>& files, const std::string& name) {
        return std::find_if(files.begin(), files.end(), [&](const HashedFile& f) { return f.name == name; });
    };
    for (const HashedFile& file : m.inputs) {
        const auto now = named(inputs, file.name);
        if (now == inputs.end())
            verified.inputs_changed.push_back(file.name + " is no longer read");
        else if (!file.sha256.empty() && now->sha256 != file.sha256)
            verified.inputs_changed.push_back(file.name + " has changed");
    }
    for (const HashedFile& file : inputs) {
        if (named(m.inputs, file.name) == m.inputs.end())
            verified.inputs_changed.push_back(file.name + " is now read too");
    }
    if (verified.inputs_changed.empty())
        verified.inputs_changed.push_back("at least one file has changed (a pack without ids does not say which)");
}

nlohmann::json read_numbers(const std::string& folder) {
    const std::string path = (fs::path(folder) / "numbers.json").string();
    const std::string bytes = read_file(path);
    return parse_json(utf8_text(bytes, path), path).value;
}

void compare_numbers(const nlohmann::json& was, const nlohmann::json& is, Verified& verified) {
    Comparing(verified).walk(was, is, "");
}

std::string verified_text(const Verified& v) {
    const Manifest& m = v.manifest;
    std::string text =
        fmt::format("Pack of {}, {} edition{}, made by crosstie {}.\n", m.study, name_of(m.edition),
                    m.pseudonyms_by.empty() ? "" : " with pseudonyms by key " + m.pseudonyms_by, m.crosstie);
    if (m.crosstie != crosstie_version()) text += fmt::format("This is crosstie {}.\n", crosstie_version());
    const std::size_t amiss = v.outputs_missing.size() + v.outputs_changed.size();
    text += fmt::format("Files written: {} of {} as they were.\n", m.outputs.size() - amiss, m.outputs.size());
    for (const std::string& name : v.outputs_missing) text += fmt::format("  missing: {}\n", name);
    for (const std::string& name : v.outputs_changed) text += fmt::format("  changed: {}\n", name);
    if (v.inputs_checked) {
        text += v.inputs_changed.empty() ? fmt::format("Files read: all {} as they were.\n", m.inputs.size())
                                         : std::string("Files read: not as they were.\n");
        for (const std::string& what : v.inputs_changed) text += fmt::format("  {}\n", what);
    }
    if (v.values > 0) {
        text += v.differences.empty() ? fmt::format("Numbers: all {} come out again.\n", count_words(v.values))
                                      : fmt::format("Numbers: {} of {} no longer come out.\n",
                                                    count_words(v.differences.size()), count_words(v.values));
        for (const Difference& d : v.differences) {
            text += fmt::format("  {}: was {}, is {}\n", d.pointer, d.was, d.is);
        }
    }
    return text + (v.as_published() ? "The pack is as published.\n" : "The pack is not as published.\n");
}

std::string verified_json(const Verified& v) {
    nlohmann::ordered_json json;
    json["crosstie"] = crosstie_version();
    json["made_by"] = v.manifest.crosstie;
    json["study"] = v.manifest.study;
    json["edition"] = name_of(v.manifest.edition);
    json["as_published"] = v.as_published();
    json["outputs"] = {
        {"files", v.manifest.outputs.size()}, {"missing", v.outputs_missing}, {"changed", v.outputs_changed}};
    json["inputs"] = {
        {"files", v.manifest.inputs.size()}, {"checked", v.inputs_checked}, {"changed", v.inputs_changed}};
    json["numbers"]["compared"] = v.values;
    auto& rows = json["numbers"]["differ"] = nlohmann::ordered_json::array();
    for (const Difference& d : v.differences) rows.push_back({{"pointer", d.pointer}, {"was", d.was}, {"is", d.is}});
    return dumped(json);
}

}  // namespace crosstie::io
