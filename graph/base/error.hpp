#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace crosstie {

/// Anything crosstie refuses to do, with a message for the person who asked.
class Error : public std::runtime_error {
 public:
    using std::runtime_error::runtime_error;
};

/// One fault in the data: where it is, what stands there, what was expected and how to mend it.
/// `line` and `column` count from 1; 0 means the fault belongs to the file (or the line) as a whole.
struct Fault {
    std::string file;  // in a workbook also the cell, "ties.xlsx:Ties!C418", in place of line and column
    std::uint64_t line = 0;
    std::uint64_t column = 0;
    std::string found;
    std::string expected;
    std::string mend;

    /// "ties.csv:418:12: found ..., expected ...; mend"
    [[nodiscard]] std::string message() const;
};

/// Data that cannot be used. Carries every fault met in one pass, in the order they were met.
class InvalidInput : public Error {
 public:
    explicit InvalidInput(std::vector<Fault> faults);
    explicit InvalidInput(Fault fault) : InvalidInput(std::vector<Fault>{std::move(fault)}) {}
    [[nodiscard]] const std::vector<Fault>& faults() const noexcept { return faults_; }

 private:
    std::vector<Fault> faults_;
};

/// A stated limit was reached (too many actors for a picture, a field of more than 1 MiB, ...).
class LimitReached : public Error {
 public:
    using Error::Error;
};

}  // namespace crosstie
