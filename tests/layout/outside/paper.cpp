// Reads a study, compares its two waves by area and writes the public board paper: paper STUDY FOLDER
#include <cmath>

#include "io/pack/pack_pictures.hpp"
#include "io/pack/write_report.hpp"
#include "io/read/read.hpp"
#include "io/text/write_file.hpp"

int main(int, char** arguments) {
    using namespace crosstie;
    const Study study = io::read_study({.paths = {arguments[1]}});
    const io::Case change(study, {.tie_from = NAN, .by = "area"}, {.edition = io::Edition::public_});
    io::write_files(arguments[2], io::write_report(change, {.pictures = io::pack_pictures(change, {})}), false);
}
