#include "graph/base/error.hpp"

namespace crosstie {

std::string Fault::message() const {
    std::string text = file;
    if (line != 0) {
        text += ':' + std::to_string(line);
        if (column != 0) text += ':' + std::to_string(column);
    }
    text += ": found " + found;
    if (!expected.empty()) text += ", expected " + expected;
    if (!mend.empty()) text += "; " + mend;
    return text;
}

namespace {
std::string joined(const std::vector<Fault>& faults) {
    std::string text;
    for (const Fault& fault : faults) {
        if (!text.empty()) text += '\n';
        text += fault.message();
    }
    return text;
}
}  // namespace

InvalidInput::InvalidInput(std::vector<Fault> faults) : Error(joined(faults)), faults_(std::move(faults)) {}

}  // namespace crosstie
