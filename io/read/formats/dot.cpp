// DOT, the language of Graphviz: https://graphviz.org/doc/info/lang.html. Its grammar is small, so it is read here, with
// limits, and not by a library; how things are drawn is passed over.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "io/read/formats/dot_tokens.hpp"
#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"

namespace crosstie::io {

namespace {

constexpr int deepest_subgraph = 64;
constexpr std::size_t most_in_a_statement = 5'000'000;  // ties that "{a b} -> {c d}" may stand for

// Attributes that say how to draw, not what is.
bool is_dress(const std::string& name) {
    static const std::set<std::string, std::less<>> dress{"arrowhead",
                                                          "arrowsize",
                                                          "arrowtail",
                                                          "bb",
                                                          "class",
                                                          "color",
                                                          "colorscheme",
                                                          "comment",
                                                          "constraint",
                                                          "decorate",
                                                          "dir",
                                                          "distortion",
                                                          "edgetooltip",
                                                          "fillcolor",
                                                          "fixedsize",
                                                          "fontcolor",
                                                          "fontname",
                                                          "fontsize",
                                                          "headclip",
                                                          "headlabel",
                                                          "headport",
                                                          "height",
                                                          "href",
                                                          "id",
                                                          "image",
                                                          "labelangle",
                                                          "labeldistance",
                                                          "labelfloat",
                                                          "labelfontcolor",
                                                          "labelfontname",
                                                          "labelfontsize",
                                                          "labelloc",
                                                          "len",
                                                          "lhead",
                                                          "lp",
                                                          "ltail",
                                                          "margin",
                                                          "minlen",
                                                          "nojustify",
                                                          "ordering",
                                                          "orientation",
                                                          "penwidth",
                                                          "peripheries",
                                                          "pin",
                                                          "pos",
                                                          "rank",
                                                          "rects",
                                                          "regular",
                                                          "shape",
                                                          "sides",
                                                          "skew",
                                                          "style",
                                                          "tailclip",
                                                          "taillabel",
                                                          "tailport",
                                                          "target",
                                                          "tooltip",
                                                          "url",
                                                          "vertices",
                                                          "width",
                                                          "xlabel",
                                                          "xlp",
                                                          "z"};
    return dress.count(lower(name)) > 0;
}

using Attributes = std::map<std::string, std::string>;
using Ends = std::vector<ActorId>;

class DotReader {
 public:
    explicit DotReader(const FormatInput& input) : builder_(input), tokens_(input.text, builder_) {}

    NamedNetworks read() {
        if (tokens_.word("strict")) tokens_.take();
        if (!tokens_.word("graph") && !tokens_.word("digraph")) tokens_.refuse("\"graph\" or \"digraph\"");
        directed_ = tokens_.word("digraph");
        tokens_.take();
        builder_.directed(directed_);
        if (tokens_.now().kind == 'i') tokens_.take();
        Scope scope;
        body(scope, 0);
        if (tokens_.now().kind != 'e') builder_.note("only the first graph of the file is read");
        return builder_.finish(NetworksBuilder::Names::labels_if_ids_are_numbers);
    }

 private:
    struct Scope {
        Attributes nodes, edges;  // for those that come next
        std::string group;        // the cluster
        Ends members;
    };

    void body(Scope& scope, int depth) {
        if (depth > deepest_subgraph) throw LimitReached(builder_.path() + ": subgraphs in more than 64 levels");
        if (!tokens_.take_if("{")) tokens_.refuse("\"{\"");
        while (!tokens_.at("}")) {
            if (tokens_.now().kind == 'e') tokens_.refuse("\"}\"");
            statement(scope, depth);
            while (tokens_.take_if(";") || tokens_.take_if(",")) {
            }
        }
        tokens_.take();
    }

    Attributes attributes() {
        Attributes out;
        while (tokens_.take_if("[")) {
            while (!tokens_.take_if("]")) {
                if (tokens_.now().kind != 'i') tokens_.refuse("the name of an attribute, or \"]\"");
                const std::string name = tokens_.take().text;
                std::string value = "true";
                if (tokens_.take_if("=")) {
                    if (tokens_.now().kind != 'i') tokens_.refuse("a value");
                    value = tokens_.take().text;
                }
                out[name] = value;
                while (tokens_.take_if(",") || tokens_.take_if(";")) {
                }
            }
        }
        return out;
    }

    static void merge(Attributes& into, const Attributes& from) {
        for (const auto& [name, value] : from) into[name] = value;
    }

    void statement(Scope& scope, int depth) {
        if (tokens_.word("graph") || tokens_.word("node") || tokens_.word("edge")) {
            const std::string kind = lower(tokens_.take().text);
            const Attributes said = attributes();
            if (kind == "node") merge(scope.nodes, said);
            if (kind == "edge") merge(scope.edges, said);
            if (kind == "graph") graph_attributes(said, scope, depth);
            return;
        }
        const std::size_t offset = tokens_.now().offset;
        bool one_node = false;
        Ends from = ends(scope, depth, one_node);
        if (tokens_.take_if("=")) {  // name = value of the graph
            if (tokens_.now().kind != 'i') tokens_.refuse("a value");
            graph_attributes({{pending_, tokens_.take().text}}, scope, depth);
            pending_.clear();
            return;
        }
        settle_pending(scope, from);
        std::vector<Ends> chain{std::move(from)};
        std::vector<std::size_t> places{offset};
        while (tokens_.at("->") || tokens_.at("--")) {
            if (tokens_.at("->") != directed_) tokens_.refuse(directed_ ? "\"->\" in a digraph" : "\"--\" in a graph");
            places.push_back(tokens_.now().offset);
            tokens_.take();
            bool single = false;
            Ends next = ends(scope, depth, single);
            settle_pending(scope, next);
            chain.push_back(std::move(next));
        }
        const Attributes said = attributes();
        if (chain.size() == 1 && one_node) {
            for (const ActorId actor : chain[0]) take_node(actor, said);
        }
        Attributes edge = scope.edges;
        merge(edge, said);
        for (std::size_t k = 1; k < chain.size(); ++k) ties(chain[k - 1], chain[k], edge, places[k]);
    }

    // A node or a subgraph. A node's name is kept pending, since a "=" behind it makes it something else.
    Ends ends(Scope& scope, int depth, bool& one_node) {
        if (tokens_.word("subgraph") || tokens_.at("{")) {
            Scope inner{scope.nodes, scope.edges, scope.group, {}};
            if (tokens_.word("subgraph")) {
                tokens_.take();
                if (tokens_.now().kind == 'i') {
                    const std::string name = tokens_.take().text;
                    if (name.rfind("cluster", 0) == 0) inner.group = name;
                }
            }
            if (tokens_.at("{")) body(inner, depth + 1);
            scope.members.insert(scope.members.end(), inner.members.begin(), inner.members.end());
            return inner.members;
        }
        if (tokens_.now().kind != 'i') tokens_.refuse("a node, an edge or a \"}\"");
        pending_ = tokens_.take().text;
        is_pending_ = true;
        if (tokens_.take_if(":")) {  // a port, and perhaps a side of it
            if (tokens_.now().kind == 'i') tokens_.take();
            if (tokens_.take_if(":") && tokens_.now().kind == 'i') tokens_.take();
        }
        one_node = true;
        return {};
    }

    void settle_pending(Scope& scope, Ends& ends_of_chain) {
        if (!std::exchange(is_pending_, false)) return;
        if (pending_.empty()) tokens_.refuse("a node with a name before it");
        const bool is_new = !builder_.has(pending_);
        const ActorId actor = builder_.ensure(pending_);
        if (is_new) take_node(actor, scope.nodes);
        if (!scope.group.empty() && !builder_.told(actor, "cluster")) builder_.set(actor, "cluster", scope.group);
        scope.members.push_back(actor);
        ends_of_chain.push_back(actor);
    }

    void take_node(ActorId actor, const Attributes& said) {
        for (const auto& [name, value] : said) {
            if (name == "label") {
                if (value != "\\N") builder_.label(actor, value);
            } else if (!is_dress(name)) {
                builder_.set(actor, name == "id_text" ? "id" : name, value);
            }
        }
    }

    void graph_attributes(const Attributes& said, Scope& scope, int depth) {
        is_pending_ = false;
        for (const auto& [name, value] : said) {
            if (depth == 0) builder_.whole(name, value);
            if (name == "label" && !scope.group.empty()) {
                for (const ActorId actor : scope.members) builder_.set(actor, "cluster", value);
                scope.group = value;
            }
        }
    }

    void ties(const Ends& from, const Ends& to, const Attributes& said, std::size_t offset) {
        told_ += from.size() * to.size();
        if (told_ > most_in_a_statement && from.size() * to.size() > 1)
            throw LimitReached(builder_.path() + ": subgraphs that stand for more than 5,000,000 ties");
        NetworksBuilder::About about;
        std::string direction;
        for (const auto& [name, value] : said) {
            if (name == "dir") direction = value;
            if (!is_dress(name)) builder_.about(about, name, value);
        }
        const NetworksBuilder::PlaceOf at = [&] { return tokens_.place(offset); };
        for (const ActorId sender : from) {
            for (const ActorId receiver : to) {
                const bool back = directed_ && direction == "back";
                builder_.tie(back ? receiver : sender, back ? sender : receiver, directed_ && direction != "none",
                             about, at);
                if (directed_ && direction == "both") builder_.tie(receiver, sender, true, about, at);
            }
        }
    }

    NetworksBuilder builder_;
    DotTokens tokens_;
    bool directed_ = false, is_pending_ = false;
    std::string pending_;
    std::size_t told_ = 0;
};

std::string dot_words(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

}  // namespace

NamedNetworks read_dot(const FormatInput& input) { return DotReader(input).read(); }

Written write_dot(const Study& study) {
    Written written;
    std::vector<NamedColumn> columns = columns_to_write(study);
    for (const NamedColumn& column : columns) {
        if (column.name != "id" && is_dress(column.name))
            written.left_out.push_back("the attribute " + in_quotes(column.name) + ", which means how to draw there");
    }
    std::erase_if(columns, [](const NamedColumn& c) { return c.name != "id" && is_dress(c.name); });
    const bool directed = any_directed(study);
    std::string out = std::string(directed ? "digraph" : "graph") + " crosstie {\n";
    if (const std::string waves = waves_to_write(study); !waves.empty()) out += "  waves=" + dot_words(waves) + ";\n";
    if (const std::string relations = relations_to_write(study); !relations.empty())
        out += "  relations=" + dot_words(relations) + ";\n";
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        out += "  " + dot_words(study.actors[i].id) + " [";
        bool first = true;
        for (const NamedColumn& column : columns) {
            if (column.cells[i].empty()) continue;
            const std::string name = column.name == "id" ? "id_text" : column.name;
            out += (std::exchange(first, false) ? "" : ", ") + dot_words(name) + "=" + dot_words(column.cells[i]);
        }
        out += "];\n";
    }
    each_tie(study, [&](const Tie& tie, bool has_direction, const TieWords& words) {
        out += "  " + dot_words(study.actors[tie.from].id) + (directed ? " -> " : " -- ") +
               dot_words(study.actors[tie.to].id);
        std::string said;
        const auto put = [&](std::string_view name, const std::string& value) {
            if (!value.empty()) said += (said.empty() ? "" : ", ") + std::string(name) + "=" + dot_words(value);
        };
        put("weight", words.strength);
        put("relation", words.relation_key);
        put("wave", words.wave_key);
        if (directed && !has_direction) put("dir", "none");
        out += (said.empty() ? "" : " [" + said + "]") + ";\n";
    });
    written.files[""] = out + "}\n";
    return written;
}

}  // namespace crosstie::io
