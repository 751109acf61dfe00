// Any bytes as words that are shown: in a message, on a terminal, in a page, in a picture's label. What comes out is UTF-8,
// acts on nothing around it, is cut between characters, and comes out again as it is. As a message to the picture worker:
// refused, or written again as it was read.
#include <cstdint>
#include <cstdlib>

#include "io/diagram/page/shapes.hpp"
#include "io/text/encoding.hpp"
#include "io/text/faults.hpp"
#include "io/text/text_width.hpp"
#include "io/text/wrap.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void require_harmless(std::string_view text, bool lines) {
    for (std::size_t at = 0; at < text.size();) {
        const Character character = character_at(text, at);
        require(character.wrong == nullptr && !acts_on_text(character.code));
        require(lines || (character.code != '\n' && character.code != '\t'));
        at += character.length;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    require_harmless(escaped(bytes), false);
    require_harmless(in_quotes(bytes), false);
    require(characters(in_quotes(bytes)) <= 60 * 12 + 5);
    require_harmless(harmless(bytes), true);
    require(harmless(harmless(bytes)) == harmless(bytes));
    require_harmless(for_terminal(bytes), true);
    for (const std::size_t most : {2UL, 7UL, 60UL, 200UL}) {
        const std::string clean = diagram::clean_text(bytes, most);
        require_harmless(clean, false);
        require(characters(clean) <= most);
        require_harmless(diagram::shorten(clean, 40, 9), false);
        for (const std::string& line : diagram::wrap(clean, 40, 9, diagram::Weight::bold, 3))
            require_harmless(line, false);
    }
    diagram::Shapes shapes;
    shapes.texts.push_back({.at = {10, 10}, .text = std::string(bytes)});
    const std::string sent = diagram::encode(shapes);
    const diagram::Shapes got = diagram::decode(sent);
    require(got.texts.size() == 1 && got.texts[0].text.find('\\') == std::string::npos);
    require_harmless(got.texts[0].text, false);
    require(diagram::encode(got) == sent);
    try {
        const std::string again = diagram::encode(diagram::decode(bytes));
        require(diagram::encode(diagram::decode(again)) == again);
    } catch (const Error&) {
    }
    return 0;
}
