// Pseudonyms from a secret key: the same person is called the same in every run, and without the key nobody can tell
// who it is. The key stands in a file of its own.
#include "io/person/pseudonyms.hpp"

#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utf8proc.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <numeric>
#include <set>

#include "graph/model/relabel.hpp"
#include "io/text/csv_table.hpp"
#include "io/text/file.hpp"
#include "io/text/hash.hpp"
#include "io/text/write_file.hpp"

namespace crosstie::io {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view head = "crosstie pseudonym key 1\n";
constexpr std::size_t key_bytes = 32;

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string key_in(std::string_view text, const std::string& path) {
    std::string bytes;
    if (text.starts_with(head)) {
        text.remove_prefix(head.size());
        while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
        for (std::size_t k = 0; k + 1 < text.size(); k += 2) {
            if (digit(text[k]) < 0 || digit(text[k + 1]) < 0) break;
            bytes += static_cast<char>(digit(text[k]) * 16 + digit(text[k + 1]));
        }
    }
    if (bytes.size() != key_bytes || text.size() != 2 * key_bytes) {
        throw InvalidInput(Fault{.file = path,
                                 .line = 0,
                                 .column = 0,
                                 .found = "a file that holds no key for pseudonyms",
                                 .expected = "one that crosstie made, as it was made",
                                 .mend = "name a file that does not exist, to have a new key made"});
    }
    return bytes;
}

std::string random_bytes() {
    std::string bytes(key_bytes, '\0');
    for (std::size_t got = 0; got < bytes.size();) {
        const ssize_t count = ::getrandom(bytes.data() + got, bytes.size() - got, 0);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) throw Error("the system gives no random numbers, so no key was made");
        got += static_cast<std::size_t>(count);
    }
    return bytes;
}

// As a person reads an id: one form for what looks the same.
std::string normal(std::string_view text) {
    utf8proc_uint8_t* made = nullptr;
    const utf8proc_ssize_t length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &made, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owned(made, &std::free);
    const std::string composed =
        length < 0 ? std::string(text) : std::string(reinterpret_cast<char*>(made), static_cast<std::size_t>(length));
    return std::string(trimmed(composed));
}

fs::path settled(const std::string& text) {
    fs::path place = fs::weakly_canonical(fs::absolute(text)).lexically_normal();
    return place.has_filename() ? place : place.parent_path();
}

// Groups that diagrams and sections tell apart, and ratings; a column of a wave goes with its plain name.
bool is_kept(const Study& study, const std::string& column, const std::vector<std::string>& kept) {
    const std::string plain = column.substr(0, column.find('@'));
    constexpr std::array groups{"organisation", "area",    "sector",    "power",
                                "legitimacy",   "urgency", "influence", "interest"};
    return plain == study.by.attribute || plain == study.kind ||
           std::find(groups.begin(), groups.end(), plain) != groups.end() ||
           std::find(kept.begin(), kept.end(), plain) != kept.end();
}

bool tells_who(const std::string& column) {
    const std::string plain = column.substr(0, column.find('@'));
    return plain == "name" || plain == "label" || plain == "id" || plain == "role" || plain == "email" ||
           plain == "e-mail";
}

std::vector<std::string> pseudonyms_of(const Study& study, const PseudonymKey& key) {
    std::vector<ActorId> by_id(study.actors.size());
    std::iota(by_id.begin(), by_id.end(), ActorId{0});
    std::sort(by_id.begin(), by_id.end(),
              [&](ActorId a, ActorId b) { return study.actors[a].id < study.actors[b].id; });
    std::vector<std::string> names(study.actors.size());
    std::set<std::string> taken;
    for (const ActorId actor : by_id) {
        unsigned attempt = 0;
        do {
            names[actor] = pseudonym(key, study.name, study.actors[actor].id, attempt++);
        } while (!taken.insert(names[actor]).second);
    }
    return names;
}

}  // namespace

std::string PseudonymKey::short_name() const {
    const auto mac = hmac_sha256(bytes, "crosstie name of this key");
    return fmt::format("K-{:02X}{:02X}{:02X}{:02X}", mac[0], mac[1], mac[2], mac[3]);
}

PseudonymKey pseudonym_key(const std::string& path, IfAbsent if_absent) {
    PseudonymKey key;
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0 || if_absent == IfAbsent::refuse) {
        key.bytes = key_in(read_file(path, longest_note), path);
        key.open_to_others = (found.st_mode & (S_IRWXG | S_IRWXO)) != 0;
        return key;
    }
    key.bytes = random_bytes();
    key.made = true;
    write_file(path, std::string(head) + hex(key.bytes) + '\n', false, Readers::owner);
    return key;
}

bool lies_inside(const std::string& path, const std::string& folder) {
    const fs::path way = settled(path).lexically_relative(settled(folder));
    return !way.empty() && *way.begin() != "..";
}

std::string pseudonym(const PseudonymKey& key, std::string_view study, std::string_view id, unsigned attempt) {
    // Without I, L, O and U: nothing is read for something else.
    constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string message = "crosstie pseudonym 1";
    for (const std::string& part : {normal(study), normal(id), std::to_string(attempt)}) {
        message += '\0';
        message += part;
    }
    const auto mac = hmac_sha256(key.bytes, message);
    std::uint64_t bits = 0;
    for (std::size_t k = 0; k < 5; ++k) bits = bits << 8U | mac[k];
    std::string name = "P-";
    for (unsigned k = 0; k < 8; ++k) {
        if (k == 4) name += '-';
        name += letters[(bits >> (35 - 5 * k)) & 31U];
    }
    return name;
}

Study pseudonymised(const Study& study, const PseudonymKey& key, const std::vector<std::string>& kept) {
    const std::vector<std::string> names = pseudonyms_of(study, key);
    std::vector<ActorId> order(names.size()), number(names.size());
    std::iota(order.begin(), order.end(), ActorId{0});
    std::sort(order.begin(), order.end(), [&](ActorId a, ActorId b) { return names[a] < names[b]; });
    for (std::size_t place = 0; place < order.size(); ++place) number[order[place]] = static_cast<ActorId>(place);

    Study result = relabelled(study, number);
    for (std::size_t i = 0; i < names.size(); ++i) {
        result.actors[number[i]].id = names[i];
        result.actors[number[i]].label = names[i];
    }
    Attributes columns(result.actor_count());
    for (const std::string& name : result.attributes.names()) {
        if (is_kept(study, name, kept) && !tells_who(name)) columns.set(name, *result.attributes.find(name));
    }
    result.attributes = std::move(columns);
    result.notes.warnings.clear();  // they quote ids
    return result;
}

Paper pseudonymised(Paper paper) {
    std::erase_if(paper.quotations, [](const Quotation& quotation) { return !quotation.cleared; });
    return paper;
}

}  // namespace crosstie::io
