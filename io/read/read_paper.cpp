#include "io/read/read_paper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>

#include "graph/base/error.hpp"
#include "io/text/faults.hpp"
#include "io/text/file.hpp"

namespace crosstie::io {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr double least_contrast = 4.5;                         // WCAG 2.2 AA, white words on the colour
constexpr std::size_t largest_logo = std::size_t{512} * 1024;  // it stands in the page itself

// WCAG 2.2, relative luminance of "#RRGGBB".
double luminance(const std::string& colour) {
    double sum = 0;
    constexpr std::array weights{0.2126, 0.7152, 0.0722};
    for (std::size_t k = 0; k < weights.size(); ++k) {
        const double c = std::stoi(colour.substr(1 + 2 * k, 2), nullptr, 16) / 255.0;
        sum += weights[k] * (c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

// A PNG from 1 to 9,999 pixels either way, by its first chunk (PNG specification, 11.2.2).
bool is_png(std::string_view bytes) {
    if (bytes.size() < 33 || !bytes.starts_with("\x89PNG\r\n\x1A\n") || bytes.substr(12, 4) != "IHDR") return false;
    for (const std::size_t at : {16U, 20U}) {
        std::uint32_t pixels = 0;
        for (std::size_t k = 0; k < 4; ++k) pixels = pixels << 8U | static_cast<unsigned char>(bytes[at + k]);
        if (pixels == 0 || pixels > 9999) return false;
    }
    return true;
}

class PaperReader {
 public:
    PaperReader(const JsonDocument& document, const std::string& folder, Faults& faults)
        : document_(document), folder_(folder), faults_(faults) {}

    Paper read() {
        const json& given = document_.value["paper"];
        paper_.title = given.value("title", "");
        paper_.subtitle = given.value("subtitle", "");
        if (given.contains("accent")) read_accent(given["accent"]);
        if (given.contains("logo")) read_logo(given["logo"]);
        for (const json& field : given.value("cover", json::array())) {
            paper_.cover.push_back({field["field"].get<std::string>(), field.value("entry", "")});
        }
        paper_.ask = given.value("ask", std::vector<std::string>{});
        for (const json& said : given.value("quotations", json::array())) {
            paper_.quotations.push_back(
                {said["text"].get<std::string>(), said.value("by", ""), said.value("cleared", false)});
        }
        const json sections = given.value("sections", json::object());  // what items() walks must outlive it
        for (const auto& [id, wish] : sections.items()) {
            if (wish.is_string()) {
                paper_.headings.push_back({id, wish.get<std::string>()});
            } else {
                paper_.leave_out.push_back(id);
            }
        }
        return std::move(paper_);
    }

 private:
    void add(const std::string& pointer, std::string found, std::string expected, std::string mend) {
        faults_.add(document_.fault("/paper" + pointer, std::move(found), std::move(expected), std::move(mend)));
    }

    void read_accent(const std::string& colour) {
        const double contrast = 1.05 / (luminance(colour) + 0.05);
        if (contrast < least_contrast) {
            add("/accent", fmt::format("the colour {}, {:.1f} to 1 against white", colour, contrast),
                "a colour of 4.5 to 1 or more, so that words in it can be read", "take a darker one");
        }
        paper_.accent = colour;
    }

    void read_logo(const json& logo) {
        const std::string name = logo["file"];
        paper_.logo_alt = logo["alt"];
        const fs::path path(name);
        const bool climbs = std::find(path.begin(), path.end(), "..") != path.end();
        if (climbs || path.is_absolute() || name.find_first_of("\\:") != std::string::npos) {
            return add("/logo/file", fmt::format("the path \"{}\"", name), "a file in the study's folder",
                       "move the file there and give its name");
        }
        const std::string place = (fs::path(folder_) / path).string();
        if (leads_outside(place, folder_)) {
            return add("/logo/file", fmt::format("the link {}, which leads out of the study's folder", in_quotes(name)),
                       "a file in the study's folder", "put the file itself there");
        }
        try {
            paper_.logo = read_file(place, largest_logo);
        } catch (const LimitReached& error) {
            const Fault at = document_.fault("/paper/logo/file", {}, {});
            throw LimitReached(fmt::format("{}:{}:{}: the logo {}", at.file, at.line, at.column, error.what()));
        } catch (const Error&) {
            return add("/logo/file", fmt::format("the name \"{}\" of a file that cannot be read", name),
                       "a PNG picture in the study's folder", "check the name and its spelling");
        }
        if (!is_png(paper_.logo)) {
            paper_.logo.clear();
            add("/logo/file", fmt::format("the file \"{}\", which is no PNG or over 512 KB", name),
                "a PNG picture of at most 512 KB and 9,999 pixels either way", "save the logo as a small PNG");
        }
    }

    const JsonDocument& document_;
    const std::string& folder_;
    Faults& faults_;
    Paper paper_;
};

}  // namespace

Paper read_paper(const JsonDocument& document, const std::string& folder, Faults& faults) {
    if (!document.value.contains("paper")) return {};
    return PaperReader(document, folder, faults).read();
}

}  // namespace crosstie::io
