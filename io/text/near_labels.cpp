#include "io/text/near_labels.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "io/text/cells.hpp"
#include "io/text/spelling.hpp"

namespace crosstie::io {

namespace {

using Words = std::vector<std::string>;

// Words by which a body's name is written longer or shorter.
const std::set<std::string> dress{"the",     "of",     "and",      "london", "borough",    "royal", "lb",        "rb",
                                  "council", "county", "district", "city",   "nhs",        "trust", "ft",        "ccg",
                                  "icb",     "ics",    "pcn",      "gp",     "foundation", "fed",   "federation"};

Words words_of(const std::string& label) {
    Words words;
    std::string word;
    for (const char c : one_spelling(label) + ' ') {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & '\x80') != 0;
        if (letter) {
            word += c;
        } else if (!word.empty() && c != '\'') {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

bool has_digit(const std::string& word) { return word.find_first_of("0123456789") != std::string::npos; }

// Letters added, dropped, changed or swapped; at most 3 are told apart.
std::size_t edits(const std::string& a, const std::string& b) {
    if (a.size() > b.size() + 2 || b.size() > a.size() + 2) return 3;
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return std::min<std::size_t>(d[a.size()][b.size()], 3);
}

// A slip in one long word; short ones ("A", "East") may well differ by a letter and be two.
bool is_slip(const Words& a, const Words& b) {
    if (a.size() != b.size()) return false;
    std::size_t other = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        if (a[k] == b[k]) continue;
        const std::size_t length = std::min(a[k].size(), b[k].size());
        if (++other > 1 || length < 5 || has_digit(a[k]) || has_digit(b[k])) return false;
        if (edits(a[k], b[k]) > (length < 9 ? 1U : 2U)) return false;
    }
    return other == 1;
}

Words undressed(const Words& words) {
    Words bare;
    for (const std::string& word : words) {
        if (!dress.contains(word)) bare.push_back(word);
    }
    return bare;
}

}  // namespace

bool tells_areas(std::string_view column) {
    static constexpr std::array<std::string_view, 16> names{
        "borough",  "area",          "place",   "locality",
        "district", "neighbourhood", "region",  "place based partnership",
        "pcn",      "organisation",  "team",    "organization",
        "employer", "body",          "council", "trust"};
    const std::string word = one_spelling(column);
    return std::find(names.begin(), names.end(), word) != names.end();
}

std::vector<NearLabels> near_labels(const std::vector<std::string>& cells) {
    constexpr std::size_t most = 500;
    std::map<std::string, std::pair<std::string, std::size_t>> labels;  // by spelling: as first written, how often
    for (const std::string& cell : cells) {
        for (const std::string_view part : several(cell)) {
            if (labels.size() < most || labels.contains(one_spelling(part)))
                ++labels.try_emplace(one_spelling(part), std::string(part), 0).first->second.second;
        }
    }
    std::vector<std::pair<std::string, std::size_t>> each;
    std::vector<Words> words;
    for (const auto& [plain, label] : labels) {
        each.push_back(label);
        words.push_back(words_of(label.first));
    }
    std::vector<NearLabels> found;
    for (std::size_t a = 0; a < each.size(); ++a) {
        for (std::size_t b = a + 1; b < each.size(); ++b) {
            // One of the two is bare: a council and a CCG of one place are two bodies.
            const bool dressed = words[a] != words[b] && !words[a].empty() &&
                                 (words[a] == undressed(words[b]) || words[b] == undressed(words[a])) &&
                                 !words[b].empty();
            if (!dressed && !is_slip(words[a], words[b])) continue;
            const bool a_rarer = each[a].second < each[b].second;
            const auto& [rarer, times] = a_rarer ? each[a] : each[b];
            found.push_back({rarer, a_rarer ? each[b].first : each[a].first, times,
                             dressed ? "the same but for words such as Borough or Council" : "spelled almost alike"});
        }
    }
    return found;
}

}  // namespace crosstie::io
