// The plain words of a pack: its README, its data-flow page and the words beside each picture.
#include "io/pack/pack_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "io/render/html.hpp"
#include "io/text/encoding.hpp"
#include "io/text/version.hpp"
#include "io/text/words.hpp"
#include "io/text/wrap.hpp"

namespace crosstie::io {

namespace {

std::string who_may_see(const DataFlow& flow, const Study& study, const Disclosed& shown) {
    const Edition edition = shown.edition;
    if (!shows_people(edition)) {
        return fmt::format("This pack shows {}, and no single person. It is made to be published.",
                           shown.areas_shown ? study.by.plural + " and totals" : "totals only");
    }
    if (shows_names(edition)) {
        return "This pack contains names. It is for those it was promised to, and not for publication.";
    }
    if (!flow.pseudonyms_by.empty()) {
        return fmt::format(
            "This pack shows single people by pseudonyms made with key {}, which is not in it. It is pseudonymised, "
            "still personal data: whoever knows the group can tell people by their contacts. It is for those it was "
            "promised to, and not for publication.",
            flow.pseudonyms_by);
    }
    return "This pack shows single people, as the study labels them. It is for those it was promised to, and not for "
           "publication.";
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

// Diagrams as one: the page is to stay one page.
std::vector<std::string> told_together(const std::vector<std::string>& names) {
    std::vector<std::string> together;
    std::size_t diagrams = 0;
    for (const std::string& name : names) {
        if (name.starts_with("diagrams/"))
            ++diagrams;
        else
            together.push_back(name);
    }
    if (diagrams > 0) together.push_back(fmt::format("diagrams/ ({} files)", diagrams));
    return together;
}

constexpr const char* blank = "______________________________";

}  // namespace

std::vector<std::string> pack_files(const std::vector<Picture>& pictures, Edition edition) {
    std::vector<std::string> names{"README.txt",   "annex.docx", "annex.html", "data_flow.html", "manifest.json",
                                   "numbers.json", "paper.docx", "paper.html", "workbook.xlsx"};
    if (shows_people(edition)) names.emplace_back("ties.csv");
    for (const Picture& picture : pictures) {
        if (!picture.has_files()) continue;
        const std::string stem = "diagrams/" + picture.key;
        names.push_back(stem + ".txt");
        if (!picture.svg.empty()) names.push_back(stem + ".svg");
        if (!picture.pdf.empty()) names.push_back(stem + ".pdf");
        if (!picture.png.empty()) names.push_back(stem + ".png");
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> columns_not_used(const Study& study, Edition edition) {
    constexpr std::array used{"organisation", "area",       "sector",  "role",      "work_streams",
                              "power",        "legitimacy", "urgency", "influence", "interest"};
    std::vector<std::string> columns;
    for (const std::string& name : study.attributes.names()) {
        const std::string plain = name.substr(0, name.find('@'));
        const bool shown = std::find(used.begin(), used.end(), plain) != used.end() || plain == study.by.attribute ||
                           plain == study.kind || (plain == "name" && shows_names(edition));
        if (!shown) columns.push_back(name);
    }
    return columns;
}

std::string readme(const Report& paper, const Study& study, const std::vector<Picture>& pictures,
                   const Disclosed& shown, const DataFlow& flow) {
    const Edition edition = shown.edition;
    std::string text = paper.title + '\n' + paper.subtitle + "\n\n";
    text += fmt::format("Edition: {}\n", name_of(edition));
    text += wrapped(who_may_see(flow, study, shown), 78);
    if (study.illustrative)
        text += wrapped("Illustrative data: nothing here is evidence about a real person, body or programme.", 78);
    text += "\nFiles\n";
    const auto file = [&](const char* name, const char* what) { text += fmt::format("  {:<15} {}\n", name, what); };
    file("paper.html", "the paper, for a browser; needs no network");
    file("paper.docx", "the same paper, for Word");
    file("annex.html", "everything behind the paper: each subject, method, data");
    file("annex.docx", "the same annex, for Word");
    file("workbook.xlsx", "the tables of both as data, for a spreadsheet");
    if (shows_people(edition)) file("ties.csv", "every link: who, whom, question, survey, strength, what became of it");
    file("numbers.json", "every number in it at full precision, for a program");
    if (std::ranges::any_of(pictures, &Picture::has_files))
        file("diagrams/", "its pictures as SVG, PDF and PNG, each with a description (.txt)");
    const auto more = [&](const char* key, const std::string& what) {
        const auto at = std::ranges::find(pictures, std::string_view(key), &Picture::key);
        if (at != pictures.end() && at->file_only && at->has_files())
            file("", fmt::format("({}: {})", key, what).c_str());
    };
    more("wheel", fmt::format("in no paper; every pair of {}, what was kept, new and lost", study.by.plural));
    more("chance", fmt::format("in no paper; new contacts, beside {} drawn by lot", study.by.plural));
    if (flow.sheets) {
        file("sheets/", "a page for each person about their own answers: for this person only");
        file("", "(whose.csv says whose is which; it is not for sending on)");
    }
    file("data_flow.html", "what was read, written and withheld, for information governance");
    file("manifest.json", shows_people(edition) ? "what was asked, and the hash of what was read and written"
                                                : "what was asked, and the hash of what was written");
    file("README.txt", "this file");
    std::vector<const Picture*> left_out;
    for (const Picture& picture : pictures) {
        if (picture.file_only && !picture.has_files()) left_out.push_back(&picture);
    }
    if (const std::string why = not_drawn_words(left_out); !why.empty()) text += '\n' + wrapped(why, 78);
    text += "\n";
    text += wrapped(
        "Whoever has the data can have every number worked out again, and told apart from what stands here:", 78);
    text += "  crosstie verify THIS_FOLDER --study THE_STUDY\n";
    text += fmt::format("\nMade by crosstie {}.\n", crosstie_version());
    return harmless(text);
}

std::string not_drawn_words(const std::vector<const Picture*>& left_out) {
    std::vector<std::pair<std::string, std::vector<std::string>>> reasons;  // each with its pictures, in their order
    for (const Picture* picture : left_out) {
        auto at = std::ranges::find(reasons, picture->not_drawn, &decltype(reasons)::value_type::first);
        if (at == reasons.end()) at = reasons.insert(at, {picture->not_drawn, {}});
        at->second.push_back("\u201c" + picture->title + "\u201d");
    }
    std::string text;
    for (const auto& [why, titles] : reasons)
        text += fmt::format("{} {}, since {}.", text.empty() ? "Not drawn here:" : " Nor", listed(titles), why);
    return text;
}

std::string diagram_words(const Picture& picture) {
    std::string text = picture.title + "\n\n";
    if (!picture.failure.empty()) text += fmt::format("The picture could not be drawn: {}\n\n", picture.failure);
    text += "Alternative text\n" + picture.alt + "\n\n";
    if (!picture.description.empty()) text += "In words\n" + picture.description + "\n";
    return harmless(text);
}

std::string data_flow_page(const Study& study, const Disclosed& shown, const DataFlow& flow) {
    Report page;
    page.title = "What was done with the data";
    page.subtitle = study.title.empty() ? study.name : study.title;
    page.headline = who_may_see(flow, study, shown);
    const auto add = [&](const char* id, const char* heading, auto block) {
        page.sections.push_back({id, heading, {std::move(block)}});
    };
    add("read", "What was read",
        BulletList{{"Files: " + joined(flow.files_read) + ". On one computer; nothing is sent anywhere.",
                    study.notes.withdrawn > 0
                        ? "People who withdrew were taken out everywhere, also where others named them."
                        : "Nobody was said to have withdrawn."}});
    if (!flow.columns_dropped.empty()) {
        std::get<BulletList>(page.sections.back().blocks.back())
            .items.push_back("Columns read and held back: " + joined(flow.columns_dropped) + ".");
    }
    add("written", "What was written",
        BulletList{{"Files: " + joined(told_together(flow.files_written)) + ".",
                    "manifest.json holds hashes, by which a later reader can tell whether a file was changed. Nothing "
                    "else was kept: no log, no copy, no temporary file."}});
    BulletList kept{shown.notes};
    if (!shows_people(shown.edition)) {
        kept.items.insert(
            kept.items.begin(),
            {"No names, ids, job titles or single links, in any file of the pack.",
             fmt::format("No figure for any {} of fewer than {} people, save who was asked and who answered.",
                         study.by.singular, shown.min_group),
             "One public pack at a time: a second one of the same study, by another grouping, survey or threshold, can "
             "give back what this one withholds. Those that lie beside it when it is made are held against it, each "
             "and "
             "all together; others are not known here."});
        for (const std::string& words : flow.packs_beside) kept.items.push_back(capitalised(words) + ".");
    } else {
        kept.items.push_back(
            flow.pseudonyms_by.empty()
                ? "Nothing: this edition shows single people. Roles and pseudonyms are still personal data."
                : fmt::format(
                      "Names, labels, roles, e-mails and ids: people stand by pseudonyms, keyed (HMAC-SHA-256) by "
                      "{}. The key is kept apart; who destroys it ends every way back. Pseudonymised data are "
                      "still personal data.",
                      flow.pseudonyms_by));
        kept.items.push_back("The folder and its files can be opened by their owner only.");
        if (flow.sheets) {
            kept.items.push_back(
                "Each page in sheets/ is for one person and holds this person's own answers only; sheets/whose.csv "
                "says "
                "whose is which and is kept back.");
        }
    }
    add("withheld", "What is withheld", std::move(kept));
    Table fill{
        "to_complete", "For the information governance lead to complete", {{"Question"}, {"Answer"}}, {}, {}, {}};
    for (const char* question :
         {"Who controls the data, and the lawful basis", "What the people asked were told, and when",
          "Who may open this folder", "Kept until when, and who then deletes it",
          "How withdrawals and erasures reach it", "Reference of the impact assessment"}) {
        fill.rows.push_back({question, blank});
    }
    page.sections.back().blocks.emplace_back(std::move(fill));
    page.source_line = fmt::format("Made by crosstie {} from this run. Not legal advice.", crosstie_version());
    return html(release(std::move(page), {shown.edition, shown.min_group}));
}

}  // namespace crosstie::io
