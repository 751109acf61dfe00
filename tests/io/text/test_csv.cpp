#include "io/text/csv.hpp"

#include <random>
#include <string>
#include <vector>

#include "tests/support/catch.hpp"
#include "tests/support/slow_csv.hpp"

using namespace crosstie;
using namespace crosstie::io;
using Rows = std::vector<std::vector<std::string>>;

namespace {

struct Read {
    Rows rows;
    std::vector<std::uint64_t> lines;
    std::vector<std::string> messages;
};

Read read(std::string_view text) {
    Faults faults;
    CsvReader reader(text, "t.csv", faults);
    Read out;
    while (reader.next()) {
        out.rows.emplace_back(reader.fields().begin(), reader.fields().end());
        out.lines.push_back(reader.record().line);
    }
    try {
        faults.refuse_if_any();
    } catch (const InvalidInput& refused) {
        for (const Fault& fault : refused.faults()) out.messages.push_back(fault.message());
    }
    return out;
}

}  // namespace

TEST_CASE("csv: rows end in LF, CRLF or CR, and the last one need not end", "[io][csv]") {
    const Rows want{{"a", "b"}, {"1", "2"}};
    CHECK(read("a,b\n1,2\n").rows == want);
    CHECK(read("a,b\r\n1,2\r\n").rows == want);
    CHECK(read("a,b\r1,2\r").rows == want);
    CHECK(read("a,b\r1,2").rows == want);
}

TEST_CASE("csv: blank lines are passed over and still counted", "[io][csv]") {
    const Read got = read("\na,b\r\n\r\n1,2\r\r\n\n");
    CHECK(got.rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(got.lines == std::vector<std::uint64_t>{2, 4});
}

TEST_CASE("csv: a row that ends in its delimiter has an empty last field", "[io][csv]") {
    CHECK(read("a,b\n1,\n,").rows == Rows{{"a", "b"}, {"1", ""}, {"", ""}});
}

TEST_CASE("csv: quotes protect delimiters, line ends and quotes", "[io][csv]") {
    const Read got = read("a,b\n\"x, y\",\"he said \"\"no\"\"\"\n\"two\r\nlines\",\"\"\nlast,1\n");
    CHECK(got.rows == Rows{{"a", "b"}, {"x, y", "he said \"no\""}, {"two\r\nlines", ""}, {"last", "1"}});
    CHECK(got.lines == std::vector<std::uint64_t>{1, 2, 3, 5});
}

TEST_CASE("csv: a quote inside a plain field is a character like another", "[io][csv]") {
    CHECK(read("a\n5\" pipe\n").rows == Rows{{"a"}, {"5\" pipe"}});
}

TEST_CASE("csv: fields with doubled quotes stay after later rows are read", "[io][csv]") {
    Faults faults;
    CsvReader reader("\"a\"\"1\"\n\"b\"\"2\"\n\"c\"\"3\"\n", "t.csv", faults);
    std::vector<std::string_view> kept;
    while (reader.next()) kept.push_back(reader.fields()[0]);
    CHECK(kept == std::vector<std::string_view>{"a\"1", "b\"2", "c\"3"});
}

TEST_CASE("csv: the delimiter is the one the first line has most of outside quotes", "[io][csv]") {
    CHECK(read("a;b\n1;2,5\n").rows == Rows{{"a", "b"}, {"1", "2,5"}});
    CHECK(read("a\tb\n1\t2\n").rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(read("\"a;b;c\",d\n1,2\n").rows == Rows{{"a;b;c", "d"}, {"1", "2"}});
    CHECK(read("a\n1;2\n").rows == Rows{{"a"}, {"1;2"}});
}

TEST_CASE("csv: a sep= line names the delimiter and is no row", "[io][csv]") {
    const Read got = read("sep=|\r\na|b\r\n1|2\r\n");
    CHECK(got.rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(got.lines == std::vector<std::uint64_t>{2, 3});
    CHECK(read("sep=;").rows.empty());
    CHECK(read("sep=\n1\n").rows == Rows{{"sep="}, {"1"}});
}

TEST_CASE("csv: a quote that is never closed is told where it opened", "[io][csv]") {
    const Read got = read("a,b\n1,2\n3,\"oh\n4,5\n6,7\n");
    CHECK(got.rows == Rows{{"a", "b"}, {"1", "2"}});
    CHECK(got.messages == std::vector<std::string>{
                              "t.csv:3:3: found a quote that opens here and is never closed, expected a closing quote; "
                              "close it, or double the quotes that belong to the text"});
}

TEST_CASE("csv: text after a closing quote is told, and the rows after it are read", "[io][csv]") {
    const Read got = read("a,b\n1,\"two\nlines\" and more\n3,4\n");
    CHECK(got.rows == Rows{{"a", "b"}, {"3", "4"}});
    CHECK(got.messages == std::vector<std::string>{
                              "t.csv:3:7: found \" and more\" after the closing quote of \"two\\nlines\", expected the "
                              "end of the cell; double the quotes that belong to the text"});
}

TEST_CASE("csv: the place of a field counts characters, and lines inside quotes", "[io][csv]") {
    Faults faults;
    CsvReader reader("a,b,c\nJos\xC3\xA9,\"x\r\ny\",z\n", "t.csv", faults);
    REQUIRE(reader.next());
    REQUIRE(reader.next());
    const CsvRecord record = reader.record();
    CHECK(reader.place(record, 1).line == 2);
    CHECK(reader.place(record, 1).column == 6);
    CHECK(reader.place(record, 2).line == 3);
    CHECK(reader.place(record, 2).column == 4);
}

TEST_CASE("csv: a record's bytes are its fields with their quotes, and the line with its end", "[io][csv]") {
    Faults faults;
    const std::string text = "a;\"b;\"\"c\"\"\r\nd\";\r\n\r\nnext";
    CsvReader reader(text, "t.csv", faults);
    REQUIRE(reader.next());
    CHECK(reader.bytes().cells == std::vector<std::string_view>{"a", "\"b;\"\"c\"\"\r\nd\"", ""});
    CHECK(reader.bytes().row == "a;\"b;\"\"c\"\"\r\nd\";\r\n");
    REQUIRE(reader.next());
    CHECK(reader.bytes().cells == std::vector<std::string_view>{"next"});
    CHECK(reader.bytes().row.data() == text.data() + text.size() - 4);
    CHECK(reader.bytes().row == "next");
    CsvReader returns("a,b\rc,d", "t.csv", faults);  // a lone carriage return ends a line too
    REQUIRE(returns.next());
    CHECK(returns.bytes().row == "a,b\r");
}

TEST_CASE("csv: a field over 1 MiB and a row over 1,024 columns reach a limit", "[io][csv]") {
    CHECK(read(std::string(CsvReader::longest_field, 'x')).rows.size() == 1);
    CHECK_THROWS_AS(read(std::string(CsvReader::longest_field + 1, 'x')), LimitReached);
    CHECK_THROWS_AS(read("\"" + std::string(CsvReader::longest_field + 1, 'x') + "\""), LimitReached);
    CHECK(read(std::string(CsvReader::most_fields - 1, ',')).rows.size() == 1);
    CHECK_THROWS_AS(read(std::string(CsvReader::most_fields, ',')), LimitReached);
}

TEST_CASE("csv: on random texts it agrees with a reader of one character at a time", "[io][csv]") {
    std::mt19937 random(20170301);
    const std::vector<std::string> pieces{"a",  "bc",   "\xC3\xA9", "p000123", ",",    ",", ";",
                                          "\"", "\"\"", "\n",       "\r",      "\r\n", " "};
    for (int round = 0; round < 20'000; ++round) {
        std::string text;
        for (std::size_t left = random() % 40; left > 0; --left) text += pieces[random() % pieces.size()];
        Faults faults;
        CsvReader reader(text, "t.csv", faults);
        const test::SlowCsv slow = test::read_slowly(text, reader.delimiter());
        INFO("text: " << text);
        for (const std::vector<test::SlowField>& want : slow.records) {
            REQUIRE(reader.next());
            REQUIRE(reader.fields().size() == want.size());
            REQUIRE(reader.record().line == want.front().line);
            const RecordBytes bytes = reader.bytes();
            REQUIRE(bytes.cells.size() == want.size());
            std::string joined(bytes.cells.front());
            for (std::size_t k = 1; k < want.size(); ++k) joined.append(1, reader.delimiter()).append(bytes.cells[k]);
            REQUIRE(bytes.row.substr(0, joined.size()) == joined);
            REQUIRE(bytes.row.substr(joined.size()).find_first_not_of("\r\n") == std::string_view::npos);
            for (std::size_t k = 0; k < want.size(); ++k) {
                REQUIRE(reader.fields()[k] == want[k].text);
                const Place place = reader.place(reader.record(), k);
                REQUIRE(place.line == want[k].line);
                REQUIRE(place.column == want[k].column);
            }
        }
        REQUIRE_FALSE(reader.next());
        REQUIRE(faults.count() == slow.after_quote + (slow.unclosed ? 1 : 0));
        if (!slow.unclosed) continue;
        const std::string place =
            "t.csv:" + std::to_string(slow.unclosed_line) + ":" + std::to_string(slow.unclosed_column);
        try {
            faults.refuse_if_any();
        } catch (const InvalidInput& refused) {
            REQUIRE(refused.faults().back().message().rfind(place + ":", 0) == 0);
        }
    }
}
