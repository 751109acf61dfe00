#include "io/pack/pack_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <optional>
#include <string_view>
#include <utility>

#include "graph/base/parallel_for.hpp"
#include "graph/survey/one_survey.hpp"
#include "io/answers/change/wording.hpp"
#include "io/diagram/charts/areas_as_table.hpp"
#include "io/diagram/draw/draw.hpp"
#include "io/diagram/page/scene_on_page.hpp"
#include "io/diagram/scene/scene.hpp"
#include "io/diagram/scene/scene_parts.hpp"
#include "io/diagram/scene/scene_words.hpp"
#include "io/pack/map/printed_scene.hpp"
#include "io/release/not_shown.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using diagram::Format;
using diagram::Scene;
using diagram::View;

/// What a picture is called where it has no finding for a title, since it is not drawn.
std::string plain_title(std::string_view key, const Study& study) {
    const std::string &one = study.by.singular, &many = study.by.plural;
    if (key == "people") return "Contacts of people";
    if (key == "areas") return fmt::format("Contacts across {}", many);
    if (key == "heat") return fmt::format("Contacts, {} by {}", one, one);
    if (key == "wheel") return fmt::format("Contacts kept, new and lost, {} by {}", one, one);
    if (key == "chance") return fmt::format("New contacts across {}, beside chance", many);
    if (key == "slope") return fmt::format("Contacts per person, {} by {}", one, one);
    if (key == "new-contacts") return "New contacts per person";
    if (key == "split") return "Where the change comes from";
    if (key == "turnover") return "Contacts that lasted, were lost and are new";
    if (key == "density") return "Share of pairs linked";
    if (key == "path") return "Share of pairs linked, survey by survey";
    return "Who answered";
}

/// A board reads four pages and an annex behind them: what invites a longer look lies beside both.
bool stands_alone(diagram::ChartKind kind) {
    return kind == diagram::ChartKind::chance || kind == diagram::ChartKind::wheel;
}

class Maker {
 public:
    Maker(const Case& of, const PictureOptions& options) : of_(of), options_(options) {
        const bool areas = of.comparison.has_areas, one = survey::one_survey(of.comparison);
        if (shows_people(of.edition)) map("people", one ? View::before : View::triptych);
        if (areas && of.comparison.ties.pairs() > 0) of_areas(one ? View::areas_before : View::areas);
        for (const auto& [name, kind] : diagram::chart_kinds) {
            const bool by_area =
                kind == diagram::ChartKind::heat || kind == diagram::ChartKind::slope || stands_alone(kind);
            const bool wheel = kind == diagram::ChartKind::wheel;
            if (wheel && of.comparison.cross_area.areas.group_count() < diagram::least_on_wheel) continue;
            if (kind == diagram::ChartKind::response && !survey::answers_on_record(of.study, of.comparison)) continue;
            if (kind == diagram::ChartKind::split && !one && !change_has_parts(of.comparison)) continue;
            if (kind == diagram::ChartKind::path && of.study.waves.size() < 3) continue;
            if (one && kind != diagram::ChartKind::heat && kind != diagram::ChartKind::response) continue;
            if (areas || !by_area) chart(name, kind);
        }
    }

    std::vector<Picture> make() {
        const std::size_t maps = scenes_.size();
        all_ = maps + 2 * static_cast<std::size_t>(std::ranges::count_if(pictures_, &Picture::has_files));
        parallel_for(maps, options_.threads, [&](std::size_t k) {
            Picture& picture = pictures_[scenes_[k].first];
            attempt(picture, [&] { picture.svg = diagram::draw(scenes_[k].second, Format::svg); });
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
    /// A survey in the midst of a sentence: by its own name, or "before" and "after" where it has no other.
    std::string survey(bool after) const {
        std::string name = diagram::wave_head(of_.study, of_.comparison, after);
        return name == "Before" ? "before" : name == "After" ? "after" : name;
    }

    std::string whose_title() const {
        return diagram::of_relation(of_.study, of_.comparison,
                                    fmt::format("The {} and their contacts, {} and {}",
                                                people_words(of_.study.actors.size()), survey(false), survey(true)));
    }

    void map(std::string_view key, View view) {
        add(key, [&] {
            diagram::DrawOptions draw = printed_options(of_, view);
            // Without areas the chart of contacts lost and kept has the finding for a title.
            if (view == View::triptych && !of_.comparison.has_areas) draw.title = whose_title();
            Scene scene = diagram::scene_of(of_, draw);
            Picture picture{std::string(key), scene.title, {}, scene.alt, scene.description};
            picture.half = draw.in_paper;
            scenes_.emplace_back(pictures_.size(), std::move(scene));
            return picture;
        });
    }

    void of_areas(View view) {
        std::optional<diagram::HeatShows> table;
        try {
            table = diagram::areas_as_table(of_, view);
        } catch (const NotShown&) {
            // the map tells the reason in its place
        }
        if (table) {
            chart("areas", diagram::ChartKind::heat, *table);
        } else {
            map("areas", view);
        }
    }

    void chart(std::string_view key, diagram::ChartKind kind, diagram::HeatShows heat = diagram::HeatShows::by_room) {
        add(key, [&] {
            diagram::ChartOptions page;
            page.heat = heat;
            const bool alone = stands_alone(kind);
            page.size = alone ? diagram::Size::paper : diagram::Size::paper_half, page.in_paper = !alone;
            diagram::Chart made = diagram::chart(of_, kind, page);
            const bool half = !alone && made.smallest_type >= diagram::smallest_type && made.put_together == 0;
            if (!half && !alone) {  // many areas: on a page of its own, if they can be read there
                page.size = diagram::Size::paper;
                made = diagram::chart(of_, kind, page);
            }
            if (made.smallest_type < diagram::smallest_type) {
                const std::string why = fmt::format(
                    "{} {} are more than a page of this paper can show in letters of {:.0f} points; the "
                    "tables hold their figures",
                    count_words(of_.shown().areas.labels.size()), of_.study.by.plural, diagram::smallest_type);
                throw TooManyToShow(why, why);
            }
            Picture picture{std::string(key), std::move(made.title), std::move(made.svg), std::move(made.alt),
                            std::move(made.description)};
            picture.table = std::move(made.table);
            picture.half = half;
            picture.file_only = alone;
            return picture;
        });
    }

    /// The picture, or why a rule leaves it out. Whatever else goes wrong is a failure, and passes.
    template <typename Make>
    void add(std::string_view key, const Make& make) {
        Picture left_out{std::string(key), plain_title(key, of_.study)};
        const auto kind = diagram::chart_named(key);
        left_out.file_only = kind && stands_alone(*kind);
        try {
            pictures_.push_back(make());
            return;
        } catch (const NotShown& rule) {
            left_out.not_drawn = rule.why();
        } catch (const TooManyToShow& rule) {
            left_out.not_drawn = rule.why();
        }
        pictures_.push_back(std::move(left_out));
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

    const Case& of_;
    const PictureOptions& options_;
    std::vector<std::pair<std::size_t, Scene>> scenes_;  // with the picture each is for
    std::vector<Picture> pictures_;
    std::mutex told_;
    std::size_t done_ = 0, all_ = 0;
};

}  // namespace

std::vector<Picture> pack_pictures(const Case& of, const PictureOptions& options) { return Maker(of, options).make(); }

}  // namespace crosstie::io
