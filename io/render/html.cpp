// A report as one HTML page that needs nothing else and runs nothing but what it names in its own policy.
#include "io/render/html.hpp"

#include <fmt/format.h>

#include "graph/base/error.hpp"
#include "io/document/shown.hpp"
#include "io/render/inline_svg.hpp"
#include "io/text/encoding.hpp"
#include "io/text/hash.hpp"

namespace crosstie::io {

extern const std::string_view report_style;  // io/render/report.css

namespace {

class Page {
 public:
    Page(const Report& report, const std::optional<ScriptedSection>& live) : report_(report), live_(live) {}

    std::string write(std::string_view kind) {
        const std::string style = in_accent(fmt::format("\n{}{}", report_style, live_ ? live_->style : ""));
        const std::string script = live_ ? fmt::format("\n{}", live_->script) : "";
        const std::string script_policy = live_ ? fmt::format("script-src 'sha256-{}'; ", sha256_base64(script)) : "";
        add("<!DOCTYPE html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n");
        add("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; "
            "{}{}base-uri 'none'; form-action 'none'\">\n",
            sha256_base64(style), script_policy, report_.logo.empty() && !live_ ? "" : "img-src data:; ");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        add("<meta name=\"referrer\" content=\"no-referrer\">\n");
        add("<title>{}: {}</title>\n", html_escaped(report_.title), html_escaped(report_.subtitle));
        page_ += "<style>" + style + "</style>\n</head>\n";
        add("<body class=\"{}\">\n", kind);
        if (!report_.sections.empty()) {
            add("<a class=\"skip\" href=\"#{}\">Skip to: {}</a>\n", html_escaped(report_.sections.front().id),
                html_escaped(report_.sections.front().heading));
        }
        head();
        page_ += "<main>\n";
        for (const Section& section : report_.sections) {
            write(section);
            if (live_ && section.id == live_stands_after()) page_ += live_->html;
        }
        page_ += "</main>\n";
        add("<footer>\n<p>{}</p>\n", html_escaped(report_.source_line));
        for (const std::string& mark : report_.marks) add("<p><strong>{}</strong></p>\n", html_escaped(mark));
        page_ += "</footer>\n";
        if (live_) page_ += "<script>" + script + "</script>\n";
        page_ += "</body>\n</html>\n";
        return std::move(page_);
    }

 private:
    template <class... Args>
    void add(fmt::format_string<Args...> text, Args&&... args) {
        fmt::format_to(std::back_inserter(page_), text, std::forward<Args>(args)...);
    }

    /// The style sheet with the organisation's colour in place of our two blues.
    std::string in_accent(std::string style) const {
        if (report_.accent.empty()) return style;
        for (const std::string_view ours : {"#003087", "#005eb8"}) {
            for (std::size_t at = 0; (at = style.find(ours, at)) != std::string::npos;)
                style.replace(at, ours.size(), report_.accent);
        }
        return style;
    }

    void head() {
        page_ += "<header>\n";
        if (!report_.logo.empty()) {
            add("<img class=\"logo\" alt=\"{}\" src=\"data:image/png;base64,{}\">\n", html_escaped(report_.logo_alt),
                base64(report_.logo));
        }
        for (const std::string& mark : report_.marks) {
            // Where it is the words that report.css prints at the head of every page, print needs no second of them.
            const bool at_every_head = mark == group_mark || mark == named_mark;
            add("<p class=\"{}mark\">{}</p>\n", at_every_head ? "at-every-head " : "", html_escaped(mark));
        }
        add("<h1>{}</h1>\n<p class=\"subtitle\">{}</p>\n", html_escaped(report_.title), html_escaped(report_.subtitle));
        if (!report_.headline.empty()) add("<p class=\"headline\">{}</p>\n", html_escaped(report_.headline));
        strip();
        page_ += "</header>\n<nav aria-label=\"In this paper\">\n<ul>\n";
        for (const Section& section : report_.sections) {
            add("<li><a href=\"#{}\">{}</a></li>\n", html_escaped(section.id), html_escaped(section.heading));
            if (live_ && section.id == live_stands_after()) {
                add("<li class=\"needs-script\" hidden=\"hidden\"><a href=\"#{}\">{}</a></li>\n", live_->id,
                    live_->heading);
            }
        }
        page_ += "</ul>\n</nav>\n";
    }

    void strip() {
        if (report_.strip.empty()) return;
        page_ += "<dl class=\"strip\">\n";
        for (const KeyFigure& figure : report_.strip) {
            add("<div><dt>{}</dt><dd class=\"value\">{}</dd><dd>{}</dd></div>\n", html_escaped(figure.label),
                html_escaped(figure.value), html_escaped(figure.note));
        }
        page_ += "</dl>\n";
    }

    /// Next to the printed pictures; where there are none, after the findings.
    std::string_view live_stands_after() const {
        for (const Section& section : report_.sections) {
            if (section.id == "pictures") return section.id;
        }
        return "found";
    }

    void write(const Section& section) {
        const std::string id = html_escaped(section.id);
        add("<section id=\"{}\" aria-labelledby=\"{}-heading\">\n<h2 id=\"{}-heading\">{}</h2>\n", id, id, id,
            html_escaped(section.heading));
        bool in_list = false;  // consecutive paragraphs are one numbered list
        for (const Block& block : section.blocks) {
            if (!on_paper(block)) continue;
            const auto* paragraph = std::get_if<Paragraph>(&block);
            if (in_list && paragraph == nullptr) page_ += "</ol>\n";
            if (!in_list && paragraph != nullptr) add("<ol class=\"paragraphs\" start=\"{}\">\n", paragraph_ + 1);
            in_list = paragraph != nullptr;
            std::visit([this](const auto& piece) { write(piece); }, block);
        }
        if (in_list) page_ += "</ol>\n";
        page_ += "</section>\n";
    }

    void write(const Paragraph& paragraph) {
        ++paragraph_;
        const Pointing at = pointing(paragraph, numbers_);
        add("<li><p>{}", html_escaped(at.text));
        for (const std::string& anchor : at.to) {
            add("{}<a href=\"#{}\">{}</a>", &anchor == &at.to.front() ? " (" : ", ", html_escaped(anchor),
                numbers_.at(anchor));
        }
        add("{}</p></li>\n", at.to.empty() ? "" : ").");
    }

    void write(const BulletList& list) {
        page_ += "<ul>\n";
        for (const std::string& item : list.items) add("<li>{}</li>\n", html_escaped(item));
        page_ += "</ul>\n";
    }

    void write(const Subheading& heading) { add("<h3>{}</h3>\n", html_escaped(heading.text)); }

    void write(const Definitions& list) { write_pairs("definitions", list.items); }
    void write(const QuestionList& list) { write_pairs("answers", list.items); }

    void write_pairs(const char* kind, const std::vector<std::array<std::string, 2>>& items) {
        add("<dl class=\"{}\">\n", kind);
        for (const auto& [first, second] : items) {
            add("<dt>{}</dt><dd>{}</dd>\n", html_escaped(first), html_escaped(second));
        }
        page_ += "</dl>\n";
    }

    void write(const Table& table) { write(table, fmt::format("Table {}. ", ++table_)); }

    /// `numbered` stands before the caption; empty where the table is a figure's.
    void write(const Table& whole, const std::string& numbered) {
        const ShownTable table = as_shown(whole);
        const std::string id = html_escaped(whole.id);
        add("<div class=\"scroll{}\" role=\"region\" tabindex=\"0\" aria-labelledby=\"table-{}-caption\">\n",
            table.rows.size() > 20 ? " long" : "", id);
        add("<table id=\"table-{}\" class=\"columns-{}\">\n<caption "
            "id=\"table-{}-caption\">{}{}</caption>\n<thead>\n<tr>",
            id, table.columns.size(), id, numbered, html_escaped(whole.caption));
        for (const Column& column : table.columns) {
            add("<th scope=\"col\"{}>{}</th>", column.to_the_right() ? " class=\"number\"" : "",
                html_escaped(column.head));
        }
        page_ += "</tr>\n</thead>\n<tbody>\n";
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            page_ += "<tr>";
            for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
                cell(table, row, column);
            }
            page_ += "</tr>\n";
        }
        page_ += "</tbody>\n</table>\n</div>\n";
        if (!whole.note.empty()) add("<p class=\"note\">{}</p>\n", html_escaped(whole.note));
    }

    void cell(const ShownTable& table, std::size_t row, std::size_t column) {
        const std::string text = html_escaped(table.rows[row][column]);
        if (column == 0) {
            add("<th scope=\"row\">{}</th>", text);
            return;
        }
        const int shade = table.shade.empty() ? 0 : table.shade[row][column];
        std::string classes = table.columns[column].to_the_right() ? "number" : "";
        if (shade != 0)
            classes +=
                fmt::format("{}{}", classes.empty() ? "" : " ", shade < 0 ? "fewer" : fmt::format("more-{}", shade));
        add("<td{}>{}</td>", classes.empty() ? "" : fmt::format(" class=\"{}\"", classes), text);
    }

    void write(const Record& record) { write(as_table(record)); }

    void write(const Figure& figure) {
        const std::string id = html_escaped(figure.id);
        if (!figure.svg.empty()) {
            add("<figure id=\"figure-{}\"{}>\n<div class=\"picture\" role=\"region\" tabindex=\"0\" "
                "aria-label=\"Figure "
                "{}\">{}</div>\n",
                id, figure.half ? " class=\"half\"" : "", figure_ + 1,
                inline_svg(figure.svg, figure.id, figure.alt, figure.description));
        } else {
            add("<figure id=\"figure-{}\">\n<p class=\"missing\">A picture is missing here: {}. The tables hold "
                "the same "
                "figures.</p>\n",
                id, html_escaped(figure.failure.empty() ? "no picture was made" : figure.failure));
        }
        add("<figcaption><strong>Figure {}. {}</strong></figcaption>\n", ++figure_, html_escaped(figure.title));
        page_ += "</figure>\n";
        if (figure.table) {
            add("<details class=\"numbers\"><summary>Figure {} as a table</summary>\n", figure_);
            write(*figure.table, fmt::format("Figure {} as a table: ", figure_));
            page_ += "</details>\n";
        } else if (!figure.description.empty()) {
            add("<details><summary>Figure {} in words</summary>\n<p>{}</p>\n</details>\n", figure_,
                html_escaped(figure.description));
        }
    }

    const Report& report_;
    const std::optional<ScriptedSection>& live_;
    std::string page_;
    const std::map<std::string, std::string> numbers_ = numbered(report_);
    std::size_t paragraph_ = 0;
    std::size_t figure_ = 0, table_ = 0;
};

}  // namespace

std::string html(const ReleasedReport& released, const std::optional<ScriptedSection>& live) {
    if (live && name_of(live->edition) != name_of(released.edition())) {
        throw Error("the data of the section '" + live->id + "' are of another edition than the page");
    }
    return Page(released.report(), live).write(name_of(released.edition()));
}

std::string html_escaped(std::string_view text) {
    std::string safe;
    safe.reserve(text.size());
    for (const char c : harmless(text)) {
        switch (c) {
            case '&':
                safe += "&amp;";
                break;
            case '<':
                safe += "&lt;";
                break;
            case '>':
                safe += "&gt;";
                break;
            case '"':
                safe += "&quot;";
                break;
            case '\'':
                safe += "&#39;";
                break;
            default:
                safe += c;
        }
    }
    return safe;
}

}  // namespace crosstie::io
