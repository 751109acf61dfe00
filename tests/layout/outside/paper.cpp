// Reads a study, compares its two waves by area and writes the public board paper: paper STUDY FOLDER
#include <cmath>

#include "io/pack/pack_pictures.hpp"
#include "io/read.hpp"
#include "io/report/write_report.hpp"
#include "io/write_file.hpp"

int main(int, char** arguments) {
    using namespace crosstie;
    const Study study = io::read_study({.paths = {arguments[1]}});
    const infer::Comparison change = infer::compare(study, {.tie_from = NAN, .by = "area"});
    const auto pictures = io::pack_pictures(study, change, {});
    io::write_files(arguments[2], io::write_report(study, change, pictures, io::Edition::public_), false);
}
