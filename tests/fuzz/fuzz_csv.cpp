// Any bytes: the CSV reader refuses them or reads what a reader of one character at a time reads.
#include <cstdint>
#include <cstdlib>

#include "io/text/csv_table.hpp"
#include "tests/support/slow_csv.hpp"

using namespace crosstie;
using namespace crosstie::io;

namespace {

void require(bool holds) {
    if (!holds) std::abort();
}

void compare(std::string_view text) {
    Faults faults;
    CsvReader reader(text, "t.csv", faults);
    const test::SlowCsv slow =
        text.substr(0, 4) == "sep=" ? test::SlowCsv{} : test::read_slowly(text, reader.delimiter());
    if (text.substr(0, 4) == "sep=") return;
    for (const auto& record : slow.records) {
        require(reader.next());
        require(reader.fields().size() == record.size());
        for (std::size_t k = 0; k < record.size(); ++k) {
            require(reader.fields()[k] == record[k].text);
            const Place place = reader.place(reader.record(), k);
            require(place.line == record[k].line && place.column == record[k].column);
        }
    }
    require(!reader.next());
    require(faults.count() == slow.after_quote + (slow.unclosed ? 1 : 0));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    try {
        Faults faults;
        CsvTable table(bytes, "t.csv", faults, "a header");
        static_cast<void>(table.need({"id", "source"}));
        while (table.next()) {
            for (std::size_t k = 0; k < table.header().size(); ++k) table.fault(k, in_quotes(table.cell(k)), "less");
        }
        faults.refuse_if_any();
    } catch (const Error&) {
    }
    try {
        compare(utf8_text(bytes, "t.csv"));
    } catch (const Error&) {
    }
    return 0;
}
