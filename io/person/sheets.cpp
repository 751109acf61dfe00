// A page for each person about their own answers alone, beside the middle of the group. Pages are numbered in an order
// that tells nothing.
#include "io/person/sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "graph/base/error.hpp"
#include "graph/measure/quartiles.hpp"
#include "graph/model/shown_name.hpp"
#include "graph/survey/own_contacts.hpp"
#include "io/render/html.hpp"
#include "io/text/csv_cell.hpp"
#include "io/text/hash.hpp"
#include "io/text/words.hpp"

namespace crosstie::io {

namespace {

using survey::OwnContacts;

/// The middle of the group, where enough people stand behind it.
struct Middle {
    std::optional<double> named_from, named_to, areas_from, areas_to;
};

std::optional<double> middle_of(const std::vector<std::uint32_t>& counts, std::size_t least) {
    if (counts.size() < least || counts.empty()) return std::nullopt;
    return measure::quartiles({counts.begin(), counts.end()}).median;
}

class PrivateSheets {
 public:
    PrivateSheets(const Case& of, const std::string& accent)
        : study_(of.study),
          c_(of.comparison),
          shown_(of.shown()),
          accent_(accent),
          areas_(c_.has_areas ? &c_.cross_area.areas : nullptr) {
        rows_ = survey::own_contacts(study_, c_.options.relation, c_.options.from, c_.options.to, c_.tie_from, areas_);
        std::vector<std::uint32_t> named_from, named_to, areas_from, areas_to;
        for (const OwnContacts& row : rows_) {
            if (!row.both()) continue;
            named_from.push_back(row.named_from);
            named_to.push_back(row.named_to);
            if (areas_ == nullptr || !areas_->known(row.actor)) continue;
            areas_from.push_back(row.areas_from);
            areas_to.push_back(row.areas_to);
        }
        middle_ = {middle_of(named_from, shown_.min_group), middle_of(named_to, shown_.min_group),
                   middle_of(areas_from, shown_.min_group), middle_of(areas_to, shown_.min_group)};
        // In the order of the hash of an id: the place in the list tells nothing of the place on the roster.
        std::sort(rows_.begin(), rows_.end(),
                  [&](const OwnContacts& a, const OwnContacts& b) { return key_of(a.actor) < key_of(b.actor); });
    }

    std::map<std::string, std::string> make() const {
        std::map<std::string, std::string> files;
        std::string index = "file,id,person\n";
        const std::size_t width = std::to_string(rows_.size()).size();
        for (std::size_t k = 0; k < rows_.size(); ++k) {
            const std::string name = fmt::format("sheet_{:0{}}.html", k + 1, std::max<std::size_t>(width, 2));
            files["sheets/" + name] = html(release(page(rows_[k]), {shown_.edition, shown_.min_group}));
            index += fmt::format("{},{},{}\n", name, csv_cell(study_.actors[rows_[k].actor].id),
                                 csv_cell(person_words(study_, rows_[k].actor, shown_.edition)));
        }
        files["sheets/whose.csv"] = index;
        return files;
    }

 private:
    std::string key_of(ActorId actor) const { return sha256_hex(study_.name + '\n' + study_.actors[actor].id); }

    std::string wave_name(std::size_t wave) const { return shown_name(study_.waves[wave]); }

    std::string area_of(ActorId actor) const {
        return areas_ != nullptr && areas_->known(actor) ? areas_->labels[areas_->group[actor]] : std::string();
    }

    // Most labels say the area already.
    std::string names(const std::vector<ActorId>& actors) const {
        std::string list;
        for (const ActorId actor : actors) {
            const std::string area = area_of(actor), person = person_words(study_, actor, shown_.edition);
            const bool told = area.empty() || person.find(area) != std::string::npos;
            list += (list.empty() ? "" : "; ") + person + (told ? "" : " (" + area + ")");
        }
        return list.empty() ? "none" : list;
    }

    std::string headline(const OwnContacts& row) const {
        if (row.both()) {
            return fmt::format("You named {} before and {} after. {} of them {} new.", people_words(row.named_from),
                               people_words(row.named_to),
                               capitalised(row.gained.empty() ? "none" : count_words(row.gained.size())),
                               row.gained.size() == 1 ? "is" : "are");
        }
        if (row.answered_to)
            return fmt::format("You named {} after. There is no answer of yours from before.",
                               people_words(row.named_to));
        if (row.answered_from)
            return fmt::format("You named {} before. There is no answer of yours from after.",
                               people_words(row.named_from));
        return "There is no answer of yours at either time.";
    }

    Table contacts(const OwnContacts& row) const {
        Table table{"own_contacts", "The people you named, by your own answers", {{"Contact"}, {"Who"}}, {}, {}, {}};
        const auto add = [&](const char* what, const std::vector<ActorId>& actors, bool always) {
            if (!always && actors.empty()) return;
            table.rows.push_back({fmt::format("{} ({})", what, count_words(actors.size())), names(actors)});
        };
        add("New", row.gained, row.both());
        add("Kept", row.kept, row.both());
        add("No longer named", row.lost, row.both());
        add("Named after, not asked before", row.only_to, false);
        add("Named before, not asked after", row.only_from, false);
        return table;
    }

    Table beside_group(const OwnContacts& row) const {
        Table table{
            "beside_group",
            "You, and the middle person of those who answered both times",
            {{"What"}, {"You, before", true}, {"You, after", true}, {"Middle, before", true}, {"Middle, after", true}},
            {},
            {},
            {}};
        const auto mine = [](std::uint32_t count, bool answered) {
            return answered ? count_words(count) : std::string("not known");
        };
        const auto middle = [](const std::optional<double>& value) {
            if (!value) return std::string("not shown");
            const auto whole = static_cast<std::uint64_t>(*value);
            return static_cast<double>(whole) == *value ? count_words(whole) : decimal_words(*value, 1);
        };
        table.rows.push_back({"People named", mine(row.named_from, row.answered_from),
                              mine(row.named_to, row.answered_to), middle(middle_.named_from),
                              middle(middle_.named_to)});
        if (!area_of(row.actor).empty()) {
            table.rows.push_back({fmt::format("Other {} reached", study_.by.plural),
                                  mine(row.areas_from, row.answered_from), mine(row.areas_to, row.answered_to),
                                  middle(middle_.areas_from), middle(middle_.areas_to)});
        }
        return table;
    }

    Report page(const OwnContacts& row) const {
        const Relation& relation = study_.relations[c_.options.relation];
        Report sheet;
        sheet.accent = accent_;
        sheet.title = "Your own contacts";
        sheet.subtitle =
            fmt::format("For {} only. Before: {}. After: {}.", person_words(study_, row.actor, shown_.edition),
                        in_words(c_.options.from), in_words(c_.options.to));
        sheet.headline = headline(row);
        if (shows_names(shown_.edition)) sheet.marks.emplace_back("Contains names. Not for publication.");
        Section& who = sheet.sections.emplace_back(Section{"who", "Whom you named", {}});
        if (!relation.question.empty()) {
            who.blocks.emplace_back(Paragraph{fmt::format("You were asked: \"{}\"", relation.question)});
        }
        if (row.answered_from || row.answered_to) {
            who.blocks.emplace_back(contacts(row));
            who.blocks.emplace_back(beside_group(row));
        }
        who.blocks.emplace_back(
            BulletList{{"This page is made of your own answers and of nobody else's, and does not say who named you. "
                        "Nobody else's page says whom you named.",
                        "More contacts are not better in themselves: what they are for counts."}});
        return sheet;
    }

    std::string in_words(std::size_t wave) const {
        const Wave& w = study_.waves[wave];
        return w.date.empty() ? wave_name(wave) : fmt::format("{} ({})", wave_name(wave), w.date);
    }

    const Study& study_;
    const survey::Comparison& c_;
    const Disclosed& shown_;
    const std::string& accent_;
    const Partition* areas_;
    std::vector<OwnContacts> rows_;
    Middle middle_;
};

}  // namespace

void expect_sheets_allowed(const Case& of) {
    if (!shows_people(of.edition)) {
        throw Error("--sheets: a page about one person is not for the public edition; add --edition group or named");
    }
    const Relation& relation = of.study.relations[of.comparison.options.relation];
    if (!relation.directed) {
        throw Error("--sheets: in the relation " + relation.key +
                    " an answer is both people's, so a page would tell what others said; leave it out, or choose a "
                    "relation with direction");
    }
    const auto& answers = of.study.answers[of.comparison.options.relation];
    for (const std::size_t wave : {of.comparison.options.from, of.comparison.options.to}) {
        if (!answers[wave].others_told) continue;
        throw Error(
            "--sheets: in the relation " + relation.key +
            " ties count that others than their senders told of (asserted_by), so a page would tell what others "
            "said; leave it out, or count the senders' word alone");
    }
}

std::map<std::string, std::string> private_sheets(const Case& of, const std::string& accent) {
    expect_sheets_allowed(of);
    return PrivateSheets(of, accent).make();
}

}  // namespace crosstie::io
