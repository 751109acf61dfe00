#include "tools/answer.hpp"
#include "tools/talk.hpp"

#include <fmt/format.h>

#include "io/render/csv.hpp"
#include "io/render/json.hpp"
#include "io/render/markdown.hpp"
#include "io/render/schema.hpp"
#include "io/render/text.hpp"

namespace crosstie::cli {

void add_answer_options(CLI::App& command, AnswerOptions& options, const std::string& usual) {
    command
        .add_option("--format", options.format,
                    fmt::format("text, json, csv ({}, or --table), md, or schema (of the json)", usual))
        ->check(CLI::IsMember({"text", "json", "csv", "md", "schema"}))
        ->capture_default_str();
    command.add_option("--table", options.table, "Which table --format csv holds; an unknown one is answered with all");
}

void deliver(const io::Released& answer, const AnswerOptions& asked, const std::string& usual,
             const OutputOptions& output) {
    if (!asked.table.empty() && asked.format != "csv") {
        throw UsageError("--table chooses what --format csv holds; the other formats hold every table");
    }
    if (asked.format == "json") {
        deliver(io::json_text(answer), output);
    } else if (asked.format == "csv") {
        deliver(io::csv_text(answer, asked.table.empty() ? usual : asked.table), output);
    } else if (asked.format == "md") {
        deliver(io::markdown_of(answer), output);
    } else if (asked.format == "schema") {
        deliver(io::schema_text(answer), output);
    } else {
        deliver(io::text_of(answer), output);
    }
}

}  // namespace crosstie::cli
