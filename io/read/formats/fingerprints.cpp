// Tells the format of a file by how it begins, since extensions are often wrong or shared.
#include "io/read/formats/fingerprints.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "io/read/formats/networks.hpp"
#include "io/text/csv_table.hpp"

namespace crosstie::io {

namespace {

// The name of the first element, without its prefix.
std::string_view first_element(std::string_view head) {
    std::size_t at = head.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos || head[at] != '<') return {};
    while (at != std::string_view::npos && at + 1 < head.size()) {
        if (head.substr(at, 4) == "<!--") {
            at = head.find("-->", at);
        } else if (head[at + 1] != '?' && head[at + 1] != '!') {
            const std::size_t end = head.find_first_of(" \t\r\n/>", at + 1);
            std::string_view name = head.substr(at + 1, end == std::string_view::npos ? end : end - at - 1);
            if (const std::size_t colon = name.find(':'); colon != std::string_view::npos)
                name.remove_prefix(colon + 1);
            return name;
        }
        if (at != std::string_view::npos) at = head.find('<', at + 1);
    }
    return {};
}

// The keys of the outermost object, each with the first character of its value.
std::map<std::string, char> outer_keys(std::string_view head) {
    std::map<std::string, char> keys;
    std::size_t at = head.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos || head[at] != '{') return keys;
    std::size_t depth = 0;
    std::string last;
    for (; at < head.size(); ++at) {
        const char c = head[at];
        if (c == '"') {
            const std::size_t begin = at + 1;
            for (++at; at < head.size() && head[at] != '"'; ++at) at += head[at] == '\\' ? 1U : 0U;
            if (at > head.size()) break;
            if (depth == 1) last = head.substr(begin, at - begin);
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            if (--depth == 0) break;
        } else if (c == ':' && depth == 1) {
            const std::size_t value = head.find_first_not_of(" \t\r\n", at + 1);
            keys.emplace(last, value == std::string_view::npos ? '\0' : head[value]);
        }
    }
    return keys;
}

bool has(const std::map<std::string, char>& keys, const char* key, char begins) {
    const auto found = keys.find(key);
    return found != keys.end() && found->second == begins;
}

}  // namespace

bool looks_like_graphml(std::string_view head) { return first_element(head) == "graphml"; }

bool looks_like_pajek(std::string_view head) {
    while (!head.empty()) {
        const std::size_t end = std::min(head.find_first_of("\r\n"), head.size());
        const std::string line = lower(trimmed(head.substr(0, end)));
        head.remove_prefix(std::min(end + 1, head.size()));
        if (line.empty() || line[0] == '%') continue;
        return line.rfind("*vertices", 0) == 0 || line.rfind("*network", 0) == 0;
    }
    return false;
}

bool looks_like_gexf(std::string_view head) { return first_element(head) == "gexf"; }

bool looks_like_dl(std::string_view head) {
    const std::size_t at = head.find_first_not_of(" \t\r\n");
    if (at == std::string_view::npos || lower(head.substr(at, 2)) != "dl") return false;
    return at + 2 < head.size() && std::string_view(" \t\r\n,").find(head[at + 2]) != std::string_view::npos &&
           (lower(head).find("data:") != std::string::npos || lower(head).find("n=") != std::string::npos ||
            lower(head).find("n =") != std::string::npos);
}

bool looks_like_gml(std::string_view head) {
    for (std::string_view rest = head; !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of("\r\n"), rest.size());
        const std::string line = lower(trimmed(rest.substr(0, end)));
        const std::string_view after = rest.substr(std::min(end + 1, rest.size()));
        if (line.rfind("graph", 0) == 0) {
            std::string_view behind = trimmed(std::string_view(line).substr(5));
            if (behind.empty()) behind = after.substr(std::min(after.find_first_not_of(" \t\r\n"), after.size()));
            return !behind.empty() && behind.front() == '[';
        }
        const bool before = line.empty() || line[0] == '#' || line.rfind("creator", 0) == 0 ||
                            line.rfind("version", 0) == 0 || line.rfind("comment", 0) == 0;
        if (!before) return false;
        rest = after;
    }
    return false;
}

bool looks_like_dot(std::string_view head) {
    std::size_t at = 0;
    const auto skip = [&] {
        for (at = std::min(head.find_first_not_of(" \t\r\n", at), head.size()); at < head.size();) {
            const std::string_view two = head.substr(at, 2);
            if (two != "//" && two != "/*" && head[at] != '#') return;
            const std::size_t end = two == "/*" ? head.find("*/", at) : head.find('\n', at);
            at = end == std::string_view::npos ? head.size() : end + (two == "/*" ? 2 : 1);
            at = std::min(head.find_first_not_of(" \t\r\n", at), head.size());
        }
    };
    const auto word = [&] {
        skip();
        const std::size_t begin = at;
        at = std::min(head.find_first_of(" \t\r\n{", at), head.size());
        return lower(head.substr(begin, at - begin));
    };
    std::string kind = word();
    if (kind == "strict") kind = word();
    if (kind != "graph" && kind != "digraph") return false;
    skip();
    if (at < head.size() && head[at] == '"')
        at = std::min(head.find('"', at + 1), head.size() - 1) + 1;
    else if (at < head.size() && head[at] != '{')
        word();
    skip();
    return at < head.size() && head[at] == '{';
}

bool looks_like_node_link(std::string_view head) {
    const auto keys = outer_keys(head);
    return has(keys, "nodes", '[') && !has(keys, "elements", '[');
}

bool looks_like_jgf(std::string_view head) {
    const auto keys = outer_keys(head);
    if (has(keys, "graphs", '[')) return true;
    return has(keys, "graph", '{') && keys.count("nodes") == 0 && keys.count("elements") == 0 &&
           keys.count("links") == 0;
}

bool looks_like_cytoscape(std::string_view head) {
    const auto keys = outer_keys(head);
    if (has(keys, "elements", '{')) return true;
    return has(keys, "elements", '[') && keys.count("connections") == 0 &&
           head.find("\"data\"") != std::string_view::npos;
}

bool looks_like_kumu(std::string_view head) {
    const auto keys = outer_keys(head);
    // Elements may fill the beginning of the file, so that "connections" comes later.
    return has(keys, "elements", '[') &&
           (has(keys, "connections", '[') || head.find("\"data\"") == std::string_view::npos);
}

}  // namespace crosstie::io
