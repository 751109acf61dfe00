// Cutting labels of one picture so that they can still be told apart.
#include "io/text/cut_apart.hpp"

#include <algorithm>
#include <map>

namespace crosstie::io::diagram {

namespace {
constexpr std::size_t most_last_words = 8;

/// Where the characters of a text end, so that none is cut in two.
std::vector<std::size_t> character_ends(std::string_view text) {
    std::vector<std::size_t> ends;
    for (std::size_t at = 1; at <= text.size(); ++at) {
        if (at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U) ends.push_back(at);
    }
    return ends;
}

/// The last `words` words with the blank before them; empty for none or if that is all of the text.
std::string_view last_words(std::string_view text, std::size_t words) {
    std::size_t at = text.size();
    for (std::size_t k = 0; k < words; ++k) {
        at = at == 0 ? std::string_view::npos : text.rfind(' ', at - 1);
        if (at == std::string_view::npos) return {};
    }
    return text.substr(at);
}

/// As much of the beginning as fits before the last words, with an ellipsis between.
std::string cut(std::string_view text, std::string_view tail, const std::function<bool(std::string_view)>& fits) {
    const std::string_view head = text.substr(0, text.size() - tail.size());
    const auto ends = character_ends(head);
    const auto made = [&](std::size_t characters) {
        std::string begin(head.substr(0, characters == 0 ? 0 : ends[characters - 1]));
        while (begin.ends_with(' ')) begin.pop_back();
        return begin + "…" + std::string(tail);
    };
    std::size_t low = 0, high = ends.size();
    while (low < high) {
        const std::size_t half = (low + high + 1) / 2;
        if (fits(made(half))) {
            low = half;
        } else {
            high = half - 1;
        }
    }
    return made(low);
}
/// How many letters the first words have that all of these share, a blank after them included.
std::size_t shared_beginning(const std::vector<std::string>& texts, const std::vector<std::size_t>& of) {
    const std::string& first = texts[of.front()];
    std::size_t same = first.size();
    for (const std::size_t i : of) {
        const auto end = std::ranges::mismatch(first, texts[i]).in1;
        same = std::min(same, static_cast<std::size_t>(end - first.begin()));
    }
    const std::size_t blank = same == 0 ? std::string::npos : first.rfind(' ', same - 1);
    return blank == std::string::npos ? 0 : blank + 1;
}

/// Those shown as somebody else is who is called otherwise, together; `whole` ones alone are left out.
std::vector<std::vector<std::size_t>> alike(const std::vector<std::string>& texts,
                                            const std::vector<std::string>& shown, const std::vector<bool>& whole) {
    std::map<std::string_view, std::vector<std::size_t>> same;
    for (std::size_t i = 0; i < texts.size(); ++i) same[shown[i]].push_back(i);
    std::vector<std::vector<std::size_t>> groups;
    for (auto& [text, of] : same) {
        const bool others =
            std::ranges::any_of(of, [&, &all = of](std::size_t i) { return texts[i] != texts[all[0]]; });
        std::erase_if(of, [&](std::size_t i) { return whole[i]; });
        if (others && !of.empty()) groups.push_back(std::move(of));
    }
    return groups;
}
}  // namespace

std::vector<std::string> cut_apart(const std::vector<std::string>& texts,
                                   const std::function<bool(std::string_view)>& fits) {
    std::vector<std::string> shown = texts, told = texts;
    std::vector<bool> whole(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        whole[i] = fits(texts[i]);
        if (!whole[i]) shown[i] = cut(texts[i], "", fits);
    }
    for (const bool from_beginning : {true, false}) {
        if (!from_beginning) {  // last words do not tell them apart: what all of them begin with goes
            for (const auto& group : alike(texts, shown, whole)) {
                const std::size_t shared = shared_beginning(texts, group);
                for (const std::size_t i : group) {
                    told[i] = "…" + texts[i].substr(shared);
                    shown[i] = fits(told[i]) ? told[i] : cut(told[i], "", fits);
                }
            }
        }
        for (std::size_t more = 1; more <= most_last_words; ++more) {
            const auto groups = alike(texts, shown, whole);
            if (groups.empty()) return shown;
            for (const auto& group : groups) {
                for (const std::size_t i : group) {
                    const std::string_view tail = last_words(told[i], more);
                    if (tail.empty()) continue;
                    if (std::string next = cut(told[i], tail, fits); fits(next)) shown[i] = std::move(next);
                }
            }
        }
    }
    return shown;
}

std::vector<std::vector<std::string>> wrap_apart(const std::vector<std::string>& texts, double room, double size,
                                                 Weight weight, std::size_t most) {
    const auto fits = [&](std::string_view text) {
        const auto lines = wrap(text, room, size, weight);
        std::size_t letters = 0;
        for (const std::string& line : lines) letters += line.size() + 1;
        // A word that is wider than a line is cut, and its letters are missing.
        return lines.size() <= most && letters >= text.size();
    };
    std::vector<std::vector<std::string>> all;
    for (const std::string& text : cut_apart(texts, fits)) all.push_back(wrap(text, room, size, weight, most));
    return all;
}

std::vector<std::string> shorten_apart(const std::vector<std::string>& texts, double room, double size, Weight weight) {
    std::vector<std::string> shown;
    for (const std::string& text :
         cut_apart(texts, [&](std::string_view part) { return text_width(part, size, weight) <= room; }))
        shown.push_back(shorten(text, room, size, weight));
    return shown;
}

}  // namespace crosstie::io::diagram
