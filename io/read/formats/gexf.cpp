// GEXF 1.2 and 1.3 as Gephi and networkx write it: https://gexf.net. Written as 1.2, which all of them read. In a dynamic graph each time at
// which something begins is a wave; crosstie names its waves in <keywords>.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "io/read/formats/readers.hpp"
#include "io/read/formats/writers.hpp"
#include "io/read/formats/xml.hpp"
#include "io/text/number.hpp"

namespace crosstie::io {

namespace {

constexpr std::string_view waves_word = "waves: ";
constexpr std::string_view relations_word = "relations: ";
constexpr std::size_t most_times = 1000;

// From one time to another, as text; empty: open. A single time, as of GEXF 1.3, begins and ends with itself.
struct Spell {
    std::string start, end;

    [[nodiscard]] bool stated() const { return !start.empty() || !end.empty(); }
};

Spell spell_of(const pugi::xml_node& node) {
    if (const std::string time = node.attribute("timestamp").value(); !time.empty()) return {time, time};
    return {node.attribute("start").value(), node.attribute("end").value()};
}

bool earlier(const std::string& a, const std::string& b) {
    const auto first = parse_number(a), second = parse_number(b);
    return first && second ? *first < *second : a < b;
}

bool holds_at(const Spell& spell, const std::string& time) {
    if (!spell.start.empty() && earlier(time, spell.start)) return false;
    return spell.end.empty() || earlier(time, spell.end) || (!spell.start.empty() && !earlier(spell.start, time));
}

class GexfReader {
 public:
    explicit GexfReader(const FormatInput& input) : builder_(input) { parse_xml(input, file_); }

    NamedNetworks read() {
        const pugi::xml_node root = file_.document.document_element();
        const pugi::xml_node graph = child_called(root, "graph");
        if (!graph) builder_.fault(file_.place(root), "GEXF without a <graph>", "one");
        take_keywords(child_called(child_called(root, "meta"), "keywords").text().get());
        default_type_ = graph.attribute("defaultedgetype").value();
        builder_.directed(default_type_ == "directed");
        for (const pugi::xml_node& child : graph.children()) {
            if (plain_name(child) == "attributes") take_attributes(child);
        }
        if (std::string_view(graph.attribute("mode").value()) == "dynamic") find_times(graph);
        take_nodes(child_called(graph, "nodes"), 0);
        for (const pugi::xml_node& edge : child_called(graph, "edges").children()) {
            if (plain_name(edge) == "edge") take_edge(edge);
        }
        return builder_.finish(NetworksBuilder::Names::labels_if_ids_are_numbers);
    }

 private:
    struct Attribute {
        std::string title, standard;
    };

    void take_keywords(std::string_view words) {
        for (const std::string& part : parts_of(words, ',')) {
            if (part.rfind(waves_word, 0) == 0) wave_names_ = parts_of(part.substr(waves_word.size()), ';');
            if (part.rfind(relations_word, 0) == 0) builder_.whole("relations", part.substr(relations_word.size()));
        }
        if (!wave_names_.empty()) builder_.whole("waves", joined(wave_names_, ";"));
    }

    void take_attributes(const pugi::xml_node& list) {
        auto& own = std::string_view(list.attribute("class").value()) == "edge" ? edge_attributes_ : node_attributes_;
        for (const pugi::xml_node& attribute : list.children()) {
            own[attribute.attribute("id").value()] = {attribute.attribute("title").value(),
                                                      child_called(attribute, "default").text().get()};
        }
    }

    static std::vector<Spell> spells_of(const pugi::xml_node& node) {
        std::vector<Spell> spells;
        const auto add = [&](const pugi::xml_node& from) {
            if (const Spell spell = spell_of(from); spell.stated()) spells.push_back(spell);
        };
        std::string times = node.attribute("timestamps").value();  // "[2017.0, 2019.0]"
        std::erase_if(times, [](char c) { return c == '[' || c == ']' || c == '<' || c == '>'; });
        for (const std::string& time : parts_of(times, ',')) spells.push_back({time, time});
        for (const pugi::xml_node& spell : child_called(node, "spells").children()) add(spell);
        if (spells.empty()) add(node);
        return spells;
    }

    void find_times(const pugi::xml_node& graph) {
        const auto see = [&](const pugi::xml_node& list) {
            for (const pugi::xml_node& node : list.children()) {
                for (const Spell& spell : spells_of(node)) {
                    if (spell.start.empty()) continue;
                    const auto at = std::lower_bound(times_.begin(), times_.end(), spell.start, earlier);
                    if (at == times_.end() || *at != spell.start) times_.insert(at, spell.start);
                    if (times_.size() > most_times)
                        throw LimitReached(builder_.path() + ": found more than 1000 times at which something begins");
                }
            }
        };
        std::uint64_t things = 0;
        for (const char* const list : {"nodes", "edges"}) {
            const pugi::xml_node children = child_called(graph, list);
            see(children);
            things += static_cast<std::uint64_t>(std::distance(children.begin(), children.end()));
        }
        begin_before(graph);
        builder_.expect_affordable(things, times_.size());
        if (wave_names_.empty() && times_.size() > 1) {
            wave_names_ = times_;
            builder_.whole("waves", joined(wave_names_, ";"));
            builder_.note(fmt::format("the waves are the {} times at which something begins: {}", times_.size(),
                                      quoted_list(times_)));
        }
        // crosstie numbers its waves from 0.
        if (wave_names_.size() > 1 && wave_names_ != times_) {
            times_.clear();
            for (std::size_t k = 0; k < wave_names_.size(); ++k) times_.push_back(std::to_string(k));
        }
        if (times_.size() == 1) times_.clear();
    }

    // What ends before anything begins was there since the start of the graph, which is a time of its own then.
    void begin_before(const pugi::xml_node& graph) {
        const auto holds = [&](const Spell& spell) {  // what begins, holds at its own start
            return !spell.start.empty() || (!times_.empty() && earlier(times_.front(), spell.end));
        };
        for (const char* const list : {"nodes", "edges"}) {
            for (const pugi::xml_node& node : child_called(graph, list).children()) {
                const std::vector<Spell> spells = spells_of(node);
                if (spells.empty() || std::ranges::any_of(spells, holds)) continue;
                const std::string start = graph.attribute("start").value();
                if (times_.empty()) {
                    builder_.note("something ends in it and nothing begins, so it is read as one network");
                    return;
                }
                if (!start.empty() && earlier(start, times_.front())) times_.insert(times_.begin(), start);
                if (std::ranges::any_of(spells, holds)) continue;
                builder_.fault(file_.place(node),
                               "something that ends at " + in_quotes(spells.front().end) + ", before anything begins",
                               "a time at which it begins", "give it a start, or the <graph> one");
                return;
            }
        }
    }

    [[nodiscard]] bool at_time(const std::vector<Spell>& spells, std::size_t wave) const {
        return spells.empty() ||
               std::any_of(spells.begin(), spells.end(), [&](const Spell& s) { return holds_at(s, times_[wave]); });
    }

    void take_nodes(const pugi::xml_node& list, int depth) {
        if (depth > 64) throw LimitReached(builder_.path() + ": nodes within nodes in more than 64 levels");
        for (const pugi::xml_node& node : list.children()) {
            if (plain_name(node) != "node") continue;
            const ActorId actor = builder_.add(node.attribute("id").value(), [&] { return file_.place(node); });
            if (actor == NetworksBuilder::nobody) continue;
            builder_.label(actor, node.attribute("label").value());
            take_values(node, actor);
            if (const std::vector<Spell> spells = spells_of(node); !spells.empty() && !times_.empty()) {
                std::vector<std::string> there;
                for (std::size_t w = 0; w < times_.size(); ++w) {
                    if (at_time(spells, w)) there.push_back(wave_names_[w]);
                }
                if (there.size() < times_.size()) builder_.set(actor, "waves", joined(there, ";"));
            }
            if (const pugi::xml_node inner = child_called(node, "nodes")) take_nodes(inner, depth + 1);
        }
    }

    // What is said of a node, at each wave where it is said of a time.
    void take_values(const pugi::xml_node& node, ActorId actor) {
        for (std::size_t w = 0; w < std::max<std::size_t>(1, times_.size()); ++w) {
            std::map<std::string, std::string> said;
            for (const auto& [id, attribute] : node_attributes_) said[attribute.title] = attribute.standard;
            for (const pugi::xml_node& value : child_called(node, "attvalues").children()) {
                const auto attribute = attribute_of(value, node_attributes_);
                if (!times_.empty() && !holds_at(spell_of(value), times_[w])) continue;
                if (attribute) said[attribute->title] = value.attribute("value").value();
            }
            NetworksBuilder::About network;
            if (!times_.empty()) network.wave = wave_names_[w];
            for (auto& [title, value] : said) builder_.set_in(network, actor, title, std::move(value));
        }
    }

    std::optional<Attribute> attribute_of(const pugi::xml_node& value,
                                          const std::map<std::string, Attribute, std::less<>>& known) {
        std::string_view id = value.attribute("for").value();
        if (id.empty()) id = value.attribute("id").value();  // 1.1
        const auto found = known.find(id);
        if (found != known.end()) return found->second;
        if (id == "weight") return Attribute{"weight", {}};
        builder_.fault(file_.place(value), "a value of the attribute " + in_quotes(id),
                       "an attribute the file declares");
        return std::nullopt;
    }

    void take_edge(const pugi::xml_node& edge) {
        const auto at = [&] { return file_.place(edge); };
        const ActorId from = builder_.known(edge.attribute("source").value(), at);
        const ActorId to = builder_.known(edge.attribute("target").value(), at);
        std::string_view type = edge.attribute("type").value();
        if (type.empty()) type = default_type_;
        const std::vector<Spell> spells = spells_of(edge);
        const std::size_t waves = std::max<std::size_t>(1, times_.size());
        for (std::size_t w = 0; w < waves; ++w) {
            if (!times_.empty() && !at_time(spells, w)) continue;
            NetworksBuilder::About about;
            builder_.about(about, "weight", edge.attribute("weight").value());
            about.relation = edge.attribute("kind").value();
            if (!times_.empty()) about.wave = wave_names_[w];
            for (const auto& [id, attribute] : edge_attributes_) {
                if (!attribute.standard.empty()) builder_.about(about, attribute.title, attribute.standard);
            }
            for (const pugi::xml_node& value : child_called(edge, "attvalues").children()) {
                if (!times_.empty() && !holds_at(spell_of(value), times_[w])) continue;
                const auto attribute = attribute_of(value, edge_attributes_);
                if (attribute) builder_.about(about, attribute->title, value.attribute("value").value());
            }
            const bool directed = type == "directed";
            builder_.tie(from, to, directed || type == "mutual", about, at);
            if (type == "mutual") builder_.tie(to, from, true, about, at);
        }
    }

    NetworksBuilder builder_;
    XmlFile file_;
    std::string default_type_;
    std::map<std::string, Attribute, std::less<>> node_attributes_, edge_attributes_;
    std::vector<std::string> times_, wave_names_;
};

std::string spell_words(std::size_t wave) { return fmt::format("start=\"{}\" end=\"{}\"", wave, wave + 1); }

std::string spells_element(const std::vector<std::size_t>& waves) {
    std::string out = "<spells>";
    for (const std::size_t wave : waves) out += "<spell " + spell_words(wave) + "/>";
    return out + "</spells>";
}

}  // namespace

NamedNetworks read_gexf(const FormatInput& input) { return GexfReader(input).read(); }

Written write_gexf(const Study& study) {
    std::vector<NamedColumn> columns = columns_to_write(study);
    std::erase_if(columns, [](const NamedColumn& c) { return c.name == "label" || c.name == "waves"; });
    const bool dynamic = study.waves.size() > 1, strengths = valued(study), directed = any_directed(study);
    std::vector<std::string> keywords;
    if (const std::string waves = waves_to_write(study); !waves.empty())
        keywords.push_back(std::string(waves_word) + waves);
    const std::string relations = relations_to_write(study);
    if (!relations.empty()) keywords.push_back(std::string(relations_word) + relations);
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">\n";
    out += "  <meta><creator>crosstie</creator>";
    if (!keywords.empty()) out += "<keywords>" + xml_words(joined(keywords, ", ")) + "</keywords>";
    out += std::string("</meta>\n  <graph mode=\"") + (dynamic ? "dynamic" : "static") + "\" defaultedgetype=\"" +
           (directed ? "directed" : "undirected") + "\"" +
           (dynamic ? fmt::format(" timeformat=\"double\" start=\"0\" end=\"{}\"", study.waves.size()) : "") +
           ">\n    <attributes class=\"node\" mode=\"static\">\n";
    for (std::size_t c = 0; c < columns.size(); ++c)
        out +=
            fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"string\"/>\n", c, xml_words(columns[c].name));
    out += "    </attributes>\n";
    if (!relations.empty())
        out +=
            "    <attributes class=\"edge\" mode=\"static\">\n"
            "      <attribute id=\"relation\" title=\"relation\" type=\"string\"/>\n    </attributes>\n";
    if (strengths && dynamic)
        out +=
            "    <attributes class=\"edge\" mode=\"dynamic\">\n"
            "      <attribute id=\"weight\" title=\"weight\" type=\"float\"/>\n    </attributes>\n";
    out += "    <nodes>\n";
    for (std::size_t i = 0; i < study.actors.size(); ++i) {
        const Actor& actor = study.actors[i];
        out +=
            fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues>", xml_words(actor.id), xml_words(actor.label));
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (columns[c].cells[i].empty()) continue;
            out += fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", c, xml_words(columns[c].cells[i]));
        }
        out += "</attvalues>";
        std::vector<std::size_t> there;
        for (std::size_t w = 0; w < study.waves.size(); ++w) {
            if (actor.on_roster(w)) there.push_back(w);
        }
        if (there.size() < study.waves.size()) out += spells_element(there);
        out += "</node>\n";
    }
    out += "    </nodes>\n    <edges>\n";
    // One edge a pair and relation, with a spell for each wave: programs add up the weights of parallel edges.
    std::map<std::tuple<std::size_t, ActorId, ActorId>, std::vector<std::pair<std::size_t, std::string>>> edges;
    each_tie(study, [&](const Tie& tie, bool, const TieWords& words) {
        edges[{words.relation, tie.from, tie.to}].emplace_back(words.wave, words.strength);
    });
    std::size_t number = 0;
    for (const auto& [ends, told] : edges) {
        const auto& [relation, from, to] = ends;
        out += fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\"", number++,
                           xml_words(study.actors[from].id), xml_words(study.actors[to].id));
        if (study.relations[relation].directed != directed) out += " type=\"undirected\"";
        if (strengths && !dynamic) out += " weight=\"" + told[0].second + "\"";
        out += "><attvalues>";
        if (!relations.empty())
            out += fmt::format("<attvalue for=\"relation\" value=\"{}\"/>", xml_words(study.relations[relation].key));
        std::vector<std::size_t> waves;
        for (const auto& [wave, strength] : told) {
            waves.push_back(wave);
            if (strengths && dynamic)
                out += fmt::format("<attvalue for=\"weight\" value=\"{}\" {}/>", strength, spell_words(wave));
        }
        out += "</attvalues>" + (dynamic ? spells_element(waves) : std::string()) + "</edge>\n";
    }
    return {{{"", out + "    </edges>\n  </graph>\n</gexf>\n"}}, {}};
}

}  // namespace crosstie::io
