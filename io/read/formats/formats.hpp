#pragma once
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/read/formats/networks.hpp"
#include "io/read/formats/study_words.hpp"

namespace crosstie::io {

/// What a format can hold of a study; the rest is said when it is written.
struct Holds {
    bool waves = false, relations = false;
    bool labels = false, attributes = false;
    bool strengths = true;
    bool mixed = false;       // relations with and without direction side by side
    bool silent = false;      // who did not answer at all
    bool unobserved = false;  // single pairs that were not observed
};

/// A form in which other programs keep networks.
struct Format {
    std::string_view key, name;
    std::vector<std::string_view> extensions;  // with the point; the first is the usual one
    /// Does a file begin like this? `head` is its beginning, as UTF-8 with the rest cut off.
    bool (*looks_like)(std::string_view head) = nullptr;
    NamedNetworks (*read)(const FormatInput&) = nullptr;  // null: it is written only
    Written (*write)(const Study&) = nullptr;             // null: it is read only
    Holds holds = {};
    bool folder = false;  // written as a folder
};

/// THE list of formats.
[[nodiscard]] std::span<const Format> formats();
[[nodiscard]] const Format* format_called(std::string_view key);
/// The format whose extension a path has; null if none, or if several share it and none is usual.
[[nodiscard]] const Format* format_of_extension(const std::string& path);

/// The format a file is in, by its content; null when it is none of them (a CSV table of ties, a study.json).
[[nodiscard]] const Format* recognised(std::string_view bytes);
/// The same for a file; null also when it cannot be read, for whoever reads it next to say so.
[[nodiscard]] const Format* recognised_file(const std::string& path);

/// Does a file begin with a tag?
[[nodiscard]] bool is_markup_file(const std::string& path);

/// Errors: as the readers; Unreadable.
[[nodiscard]] NamedNetworks read_networks(const std::string& path, const Format& format);

/// Writes a study in a format; what it cannot hold stands in Written::left_out.
/// Errors: Error when a format for one network is asked to hold several.
[[nodiscard]] Written write_networks(const Study& study, const Format& format);

}  // namespace crosstie::io
