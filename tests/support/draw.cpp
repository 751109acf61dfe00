#include "tests/support/draw.hpp"

#include <set>
#include <sstream>
#include <string>

#include "graph/model/network_builder.hpp"

namespace crosstie::test {

namespace {

Network build(std::string_view drawing, std::string_view everybody, bool directed) {
    std::istringstream words{std::string(drawing)};
    std::vector<std::string> tokens;
    std::set<char> names(everybody.begin(), everybody.end());
    for (std::string token; words >> token;) {
        tokens.push_back(token);
        names.insert(token[0]);
        if (token.size() > 2) names.insert(token[2]);
        directed |= token.size() > 2 && token[1] == '>';
    }
    const auto id = [&](char name) { return static_cast<ActorId>(std::distance(names.begin(), names.find(name))); };
    const auto n = static_cast<ActorId>(names.size());
    NetworkBuilder builder(n, directed ? Ties::directed : Ties::undirected);
    std::vector<CellState> rows(n, CellState::answered);
    std::vector<std::uint8_t> off(n, 0);
    std::vector<CellException> cells;
    for (const std::string& token : tokens) {
        const ActorId from = id(token[0]);
        if (token.size() == 2) {
            if (token[1] == '?') rows[from] = CellState::no_response;
            if (token[1] == '!') off[from] = 1;
        } else if (token.size() > 2) {
            const ActorId to = id(token[2]);
            if (token.back() == '?') {
                cells.push_back({from, to, CellState::skipped});
            } else {
                builder.add(from, to);
                if (directed && token[1] == '-') builder.add(to, from);
            }
        }
    }
    builder.observe(ObservedPairs::with_gaps(rows, off, cells));
    return builder.build();
}

}  // namespace

Network draw(std::string_view drawing, std::string_view everybody) { return build(drawing, everybody, false); }

Network draw_directed(std::string_view drawing, std::string_view everybody) { return build(drawing, everybody, true); }

}  // namespace crosstie::test
