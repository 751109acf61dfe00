#include "io/pack/pack_pictures.hpp"

#include <mutex>
#include <utility>

#include "graph/base/parallel_for.hpp"
#include "io/diagram/charts/chart.hpp"
#include "io/diagram/draw/draw.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/diagram/scene/scene.hpp"
#include "io/release/disclosure.hpp"

namespace crosstie::io {

namespace {

using diagram::Format;
using diagram::Scene;
using diagram::View;

class Maker {
 public:
    Maker(const Study& study, const survey::Comparison& comparison, const PictureOptions& options)
        : study_(study), comparison_(comparison), options_(options) {
        const Disclosed shown = disclose(study, comparison, options.edition);
        if (options.edition != Edition::public_) map("people", View::triptych);
        // Where too few people stand behind each area, the public paper says so in words instead.
        if (comparison.has_areas && comparison.ties.pairs() > 0 && shown.areas_shown) map("areas", View::areas);
        for (const auto& [name, kind] : diagram::chart_kinds) chart(name, kind);
    }

    std::vector<Picture> make() {
        const std::size_t maps = scenes_.size();
        all_ = maps + 2 * pictures_.size();
        parallel_for(maps, options_.threads, [&](std::size_t k) {
            attempt(pictures_[k], [&] { pictures_[k].svg = diagram::draw(scenes_[k], Format::svg); });
        });
        parallel_for(2 * pictures_.size(), options_.threads, [&](std::size_t k) {
            Picture& picture = pictures_[k / 2];
            if (picture.svg.empty()) return;
            const bool pdf = k % 2 == 0;
            attempt(picture, [&] {
                (pdf ? picture.pdf : picture.png) =
                    diagram::picture_of(picture.svg, picture.title, pdf ? Format::pdf : Format::png);
            });
        });
        for (Picture& picture : pictures_) {
            if (!picture.failure.empty()) picture.svg = picture.pdf = picture.png = {};  // all three, or none
        }
        return std::move(pictures_);
    }

 private:
    void map(const char* key, View view) {
        diagram::DrawOptions draw;
        draw.view = view;
        draw.edition = options_.edition;
        const Scene& scene = scenes_.emplace_back(diagram::scene_of(study_, comparison_, draw));
        pictures_.push_back({key, scene.title, {}, scene.alt, scene.description, {}, {}, {}, {}});
    }

    void chart(std::string_view key, diagram::ChartKind kind) {
        diagram::ChartOptions how;
        how.edition = options_.edition;
        try {
            diagram::Chart made = diagram::chart(study_, comparison_, kind, how);
            pictures_.push_back({std::string(key),
                                 std::move(made.title),
                                 std::move(made.svg),
                                 std::move(made.alt),
                                 std::move(made.description),
                                 {},
                                 {},
                                 {},
                                 std::move(made.table)});
        } catch (const Error&) {
            // A chart that the edition may not show, or with nothing to show, is left out: the paper's notes on what is
            // withheld say why.
        }
    }

    template <typename Work>
    void attempt(Picture& picture, const Work& work) {
        std::string failure;
        try {
            work();
        } catch (const diagram::PictureFailed& failed) {
            failure = failed.what();
        }
        const std::lock_guard lock(told_);
        if (picture.failure.empty()) picture.failure = failure;
        if (options_.progress) options_.progress(++done_, all_);
    }

    const Study& study_;
    const survey::Comparison& comparison_;
    const PictureOptions& options_;
    std::vector<Scene> scenes_;
    std::vector<Picture> pictures_;  // the scenes' first, in their order
    std::mutex told_;
    std::size_t done_ = 0, all_ = 0;
};

}  // namespace

std::vector<Picture> pack_pictures(const Study& study, const survey::Comparison& comparison,
                                   const PictureOptions& options) {
    return Maker(study, comparison, options).make();
}

}  // namespace crosstie::io
