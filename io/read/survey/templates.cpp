#include "io/read/survey/import.hpp"

namespace crosstie::io {

// The people are roles, and plainly made up: whoever starts from these puts their own in.
std::map<std::string, std::string> import_template(const std::string& kind) {
    std::map<std::string, std::string> files;
    files["roster.csv"] =
        "id,name,aliases,email,role,borough,waves\n"
        "p001,Person One,,person.one@example.org,chair,North,\n"
        "p002,Person Two,,person.two@example.org,pharmacist,South,\n"
        "p003,Person Three,,person.three@example.org,nurse,South,\n";
    if (kind == "forms") {
        files["survey.csv"] =
            "ID,Start time,Completion time,Email,Name,Person One,Person Two,Person Three\n"
            "1,,,person.one@example.org,Person One,,Monthly,Never\n"
            "2,,,person.two@example.org,Person Two,Weekly,,Monthly\n";
    } else if (kind == "grid") {
        files["survey.csv"] =
            "Respondent,How often do you work with: [Person One],How often do you work with: [Person Two],How often do "
            "you work with: [Person Three]\n"
            "p001,,Monthly,Never\n"
            "p002,Weekly,,Monthly\n";
    } else {
        files["register.csv"] =
            "Name,2026-01-15,2026-02-12,2026-03-12\n"
            "Person One,Y,Y,\n"
            "Person Two,A,Y,\n"
            "Person Three,Y,A,\n";
    }
    return files;
}

}  // namespace crosstie::io
