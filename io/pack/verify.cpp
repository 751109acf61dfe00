// Works a published pack out again and compares: files and inputs by their hashes, numbers one by one.
#include "io/pack/verify.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "io/answers/change/case.hpp"
#include "io/answers/subjects/topics.hpp"
#include "io/pack/numbers.hpp"
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

std::pair<Column, Cell> field(std::string key, std::string meaning, Cell cell) {
    return {Column{std::move(key), "", Kind::exact, std::move(meaning)}, std::move(cell)};
}

/// Files of the pack and of the study: how many, and which are not as they were.
Section files_section(const Verified& v) {
    const Manifest& m = v.manifest;
    const std::size_t amiss = v.outputs_missing.size() + v.outputs_changed.size();
    Section section;
    section.blocks.emplace_back(
        Paragraph{fmt::format("Files written: {} of {} as they were.", m.outputs.size() - amiss, m.outputs.size())});
    std::vector<std::string> items;
    for (const std::string& name : v.outputs_missing) items.push_back("missing: " + name);
    for (const std::string& name : v.outputs_changed) items.push_back("changed: " + name);
    if (!items.empty()) section.blocks.emplace_back(BulletList{items});
    section.blocks.emplace_back(Record{"verify_outputs",
                                       "Files of the pack",
                                       {field("files", "Files that were written", m.outputs.size()),
                                        field("missing", "Files that are gone", v.outputs_missing),
                                        field("changed", "Files whose bytes differ", v.outputs_changed)},
                                       {},
                                       Shown::data_only});
    section.blocks.emplace_back(
        Record{"verify_inputs",
               "Files of the study",
               {field("files", "Files that were read", m.inputs.size()),
                field("checked", "Whether they could be looked at again", v.inputs_checked),
                field("contents_told", "Whether the pack tells what was in them, by hash", v.contents_told),
                field("changed", "What differs, in words", v.inputs_changed)},
               {},
               Shown::data_only});
    if (!v.inputs_checked) return section;
    std::string words = "Files read: not as they were.";
    if (v.inputs_changed.empty()) {
        words = v.contents_told ? fmt::format("Files read: all {} as they were.", m.inputs.size())
                                : fmt::format(
                                      "Files read: the same {} by name. A public pack does not tell what was in "
                                      "them; where that matters, the numbers tell.",
                                      m.inputs.size());
    }
    section.blocks.emplace_back(Paragraph{std::move(words)});
    if (!v.inputs_changed.empty()) section.blocks.emplace_back(BulletList{v.inputs_changed});
    return section;
}

Section numbers_section(const Verified& v) {
    Section section{"numbers", "", {}};
    section.blocks.emplace_back(
        Record{"", "", {field("compared", "Values of numbers.json", v.values)}, {}, Shown::data_only});
    if (v.values > 0) {
        section.blocks.emplace_back(
            Paragraph{v.differences.empty() ? fmt::format("Numbers: all {} come out again.", count_words(v.values))
                                            : fmt::format("Numbers: {} of {} no longer come out.",
                                                          count_words(v.differences.size()), count_words(v.values))});
    }
    Table table{"numbers_differ",
                "What no longer comes out",
                {{"pointer", "Where in numbers.json", Kind::words, "JSON pointer (RFC 6901)"},
                 {"was", "Was", Kind::words, "The value published, as JSON; nothing where there was none"},
                 {"is", "Is", Kind::words, "What comes out now, likewise"}},
                {},
                {},
                {}};
    for (const Difference& d : v.differences) table.rows.push_back({d.pointer, d.was, d.is});
    section.blocks.emplace_back(std::move(table));
    return section;
}

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

void check_inputs(const std::vector<HashedFile>& inputs, Verified& verified, std::string_view key) {
    verified.inputs_checked = true;
    const Manifest& m = verified.manifest;
    const bool keyed = !m.inputs_keyed.empty();
    verified.contents_told = keyed || !m.inputs_sha256.empty();
    if (verified.contents_told &&
        (keyed ? keyed_together(inputs, key) == m.inputs_keyed : sha256_together(inputs) == m.inputs_sha256))
        return;
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
    if (verified.inputs_changed.empty() && verified.contents_told)
        verified.inputs_changed.push_back("at least one file has changed (a pack without ids does not say which)");
}

void check_numbers(const std::string& folder, const Study& study, Verified& verified) {
    const std::string path = (fs::path(folder) / "numbers.json").string();
    constexpr std::size_t most_values = 10'000'000;  // every number of a pack
    const std::string bytes = read_file(path);
    const nlohmann::json was = parse_json(utf8_text(bytes, path), path, {.values = most_values}).value;
    const Manifest& manifest = verified.manifest;
    const Case of(study, comparison_options(study, manifest.options), {.edition = manifest.edition});
    compare_numbers(was, nlohmann::json::parse(json_text(numbers_of(of, topics_of(of)))), verified);
}

void compare_numbers(const nlohmann::json& was, const nlohmann::json& is, Verified& verified) {
    Comparing(verified).walk(was, is, "");
}

Document verified_document(const Verified& verified) {
    const Manifest& m = verified.manifest;
    Document document;
    document.key = "verify";
    document.title =
        fmt::format("Pack of {}, {} edition{}, made by crosstie {}.", m.study, name_of(m.edition),
                    m.pseudonyms_by.empty() ? "" : " with pseudonyms by key " + m.pseudonyms_by, m.crosstie);
    if (m.crosstie != crosstie_version())
        document.about.push_back(fmt::format("This is crosstie {}.", crosstie_version()));
    document.head.fields = {field("crosstie", "Version of the program", crosstie_version()),
                            field("made_by", "Version that made the pack", m.crosstie),
                            field("study", "The study's name", m.study),
                            field("edition", "public, group or named", std::string(name_of(m.edition))),
                            field("as_published", "Whether nothing differs", verified.as_published())};
    document.sections = {files_section(verified), numbers_section(verified)};
    document.sections.push_back(
        {"", "", {Paragraph{verified.as_published() ? "The pack is as published." : "The pack is not as published."}}});
    return document;
}

}  // namespace crosstie::io
