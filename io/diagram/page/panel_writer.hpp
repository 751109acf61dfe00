#pragma once
#include <string>
#include <vector>

#include "io/diagram/page/page.hpp"
#include "io/diagram/page/page_words.hpp"
#include "io/diagram/page/pill_place.hpp"

namespace crosstie::io::diagram {

/// Sets one panel of a scene on its page: discs, lines, marks, and the words among them, each in its place already.
class PanelWriter {
 public:
    PanelWriter(Page& page, const Scene& scene, const ScenePanel& panel, const Frame& frame);

    void shapes();
    /// Names of areas or labels of marks, with a hairline to a mark that is not next to its label.
    void words(const std::vector<PlacedWords>& placed, TextRole role, double size, double leading, Weight weight);
    void inside();
    /// What is said of contacts, in white boxes on their lines or, with a hairline, beside them.
    void pills(const std::vector<PlacedPill>& placed);
    void callouts(const std::vector<PlacedWords>& badges);

 private:
    void lead_to(std::uint32_t mark, const Box& label);
    void add(ShapeNode node, std::string tooltip);
    void hairline_to(Point at);

    Page& page_;
    const Scene& scene_;
    const ScenePanel& panel_;
    const Frame& frame_;
    const PageSize& type_;
    std::uint32_t first_ = 0;  // node of the first mark
};

}  // namespace crosstie::io::diagram
