#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>

#include "io/read/survey/people.hpp"
#include "io/text/nearest.hpp"

namespace crosstie::io::survey {

namespace {

// Letters without case, accents and compatibility forms.
std::string plain(std::string_view text) {
    utf8proc_uint8_t* made = nullptr;
    const utf8proc_ssize_t length = utf8proc_map(
        reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &made,
        static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_STRIPMARK |
                                       UTF8PROC_CASEFOLD));
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owned(made, &std::free);
    if (length < 0) return std::string(text);
    return {reinterpret_cast<const char*>(made), static_cast<std::size_t>(length)};
}

bool is_title(const std::string& word) {
    static const std::set<std::string> titles{"dr",  "prof", "professor", "mr",   "mrs",  "ms",  "miss",      "mx",
                                              "sir", "dame", "lord",      "lady", "cllr", "rev", "councillor"};
    return titles.contains(word);
}

// The words of a name as they may be compared: without titles, without what stands in brackets, and of an e-mail
// address the part before the @.
struct Words {
    std::vector<std::string> words;
    bool title = false, bracket = false, address = false, accent = false;
};

Words words_of(std::string_view text) {
    Words found;
    const std::size_t at = text.find('@');
    const bool address = at != std::string_view::npos && text.find(' ') == std::string_view::npos;
    found.address = address;
    if (address) text = text.substr(0, at);
    const std::string even = plain(text);
    std::string word;
    int depth = 0;
    const auto end = [&] {
        if (is_title(word))
            found.title = true;
        else if (!word.empty())
            found.words.push_back(word);
        word.clear();
    };
    for (const char c : even) {
        if (c == '(') {
            ++depth;
            found.bracket = true;
        }
        if (depth == 0) {
            const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
            if (letter)
                word += c;
            else if (c != '\'')
                end();
        }
        if (c == ')' && depth > 0) --depth;
    }
    end();
    return found;
}

std::string joined(std::vector<std::string> words, bool sorted) {
    if (sorted) std::sort(words.begin(), words.end());
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

// "f last" for "first last": one of the words the same, the other its first letter.
bool initial_fits(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    if (a.size() < 2 || b.size() < 2) return false;
    const auto fits = [](const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
        return shorter.back() == longer.back() && shorter.front().size() == 1 &&
               shorter.front()[0] == longer.front()[0];
    };
    return fits(a, b) || fits(b, a);
}

}  // namespace

std::vector<std::pair<const Person*, std::string>> suggestions(std::string_view text, const Roster& roster) {
    struct Found {
        int rank;
        const Person* person;
        std::string why;
    };
    std::vector<Found> found;
    const Words written = words_of(text);
    const std::string in_order = joined(written.words, false);
    const std::string sorted = joined(written.words, true);
    if (written.words.empty()) return {};
    Nearest spelling(sorted);
    for (const Person& person : roster.people) {
        std::vector<std::string> spellings{person.name};
        spellings.insert(spellings.end(), person.also.begin(), person.also.end());
        int best = 9;
        std::string why;
        for (const std::string& spelled : spellings) {
            const Words known = words_of(spelled);
            const auto take = [&](int rank, std::string reason) {
                if (rank < best) {
                    best = rank;
                    why = std::move(reason);
                }
            };
            if (known.words.empty()) continue;
            if (joined(known.words, false) == in_order) {
                take(0, written.address || known.address   ? "the e-mail address holds the name"
                        : written.title != known.title     ? "the same but for the title"
                        : written.bracket != known.bracket ? "the same but for the brackets"
                                                           : "the same but for accents or signs");
            } else if (joined(known.words, true) == sorted) {
                take(1, "the same words in another order");
            } else if (initial_fits(written.words, known.words)) {
                take(2, "the initial and the last name fit");
            }
            if (best == 9) {
                Nearest one(sorted);
                one.consider(joined(known.words, true));
                if (!one.best().empty()) take(3, "spelled almost alike");
            }
        }
        if (best < 9) found.push_back({best, &person, std::move(why)});
        spelling.consider(joined(words_of(person.name).words, true));
    }
    // Of those spelled almost alike, the nearest comes first.
    for (Found& one : found) {
        if (one.rank == 3 && joined(words_of(one.person->name).words, true) != spelling.best()) one.rank = 4;
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.rank < b.rank; });
    if (found.size() > 3) found.resize(3);
    std::vector<std::pair<const Person*, std::string>> best;
    for (Found& one : found) best.emplace_back(one.person, std::move(one.why));
    return best;
}

}  // namespace crosstie::io::survey
