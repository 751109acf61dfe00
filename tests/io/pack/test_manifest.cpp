#include "io/pack/manifest.hpp"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "io/text/file.hpp"
#include "io/text/hash.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/schema.hpp"

using namespace crosstie::io;

namespace {

Manifest made(Edition edition) {
    Manifest m;
    m.crosstie = "0.1.0";
    m.study = "s";
    m.edition = edition;
    m.options = {"contact", "before", "after", "area", 2.0, "directed", 7, 5000};
    m.source.paths = {"../s"};
    m.source.absent_from = {"L07"};
    m.source.columns = {{"strength", "How often?"}};
    m.source.choices = {NotOnRoster::take_in, Repeats::mean};
    const std::string hash(64, 'a');
    m.inputs = {{"answers_after.csv", hash}};
    m.inputs_sha256 = std::string(64, 'b');
    m.outputs = {{"diagrams/areas.svg", hash}};
    return m;
}

}  // namespace

TEST_CASE("manifest: every edition keeps to the schema, and the public one tells nothing of one person", "[pack]") {
    for (const Edition edition : {Edition::public_, Edition::group, Edition::named}) {
        const std::string text = manifest_json(made(edition));
        CHECK(crosstie::test::schema_faults(nlohmann::json::parse(text), "manifest.schema.json").empty());
        const bool told = edition != Edition::public_;
        CHECK((text.find("L07") != std::string::npos) == told);
        CHECK(nlohmann::json::parse(text)["inputs"][0].contains("sha256") == told);
        CHECK(nlohmann::json::parse(text).contains("inputs_sha256") == told);
    }
}

TEST_CASE("manifest: with pseudonyms the inputs are hashed under their key alone", "[pack]") {
    Manifest m = made(Edition::group);
    m.pseudonyms_by = "K-3F9A2C10";
    m.inputs_keyed = keyed_together(m.inputs, "key");
    const auto json = nlohmann::json::parse(manifest_json(m));
    CHECK(crosstie::test::schema_faults(json, "manifest.schema.json").empty());
    CHECK_FALSE(json.contains("inputs_sha256"));
    CHECK_FALSE(json["inputs"][0].contains("sha256"));
    // printf 'crosstie inputs 1\n%s answers_after.csv\n' aa..a (64) | openssl dgst -sha256 -hmac key
    CHECK(json["inputs_hmac_sha256"] == "c96cbb41125a26e7e9a057c67598dced9c14b976fc40c86f1fa42380145a4791");
    CHECK(keyed_together(m.inputs, "another") != keyed_together(m.inputs, "key"));
}

TEST_CASE("manifest: a path is told only where pack and study lie below the folder of the run", "[pack]") {
    CHECK(path_from_pack("out/pack", "data/s") == "../../data/s");
    CHECK(path_from_pack("out/pack/", "data/s/") == "../../data/s");
    CHECK(path_from_pack("pack", "s/study.json") == "../s/study.json");
    CHECK(path_from_pack("/tmp/pack", "data/s").empty());
    CHECK(path_from_pack("pack", "../s").empty());
    CHECK(path_from_pack("pack", "").empty());
}

TEST_CASE("manifest: what the pack before leaves behind goes, stays or is not known, and no error passes for none",
          "[pack]") {
    namespace fs = std::filesystem;
    const fs::path folder = fs::temp_directory_path() / ("crosstie_old_pack_" + std::to_string(::getpid()));
    fs::remove_all(folder);
    CHECK(left_of_old_pack(folder.string(), {}).not_read.empty());  // there is none
    fs::create_directories(folder);
    Manifest m = made(Edition::group);
    m.outputs = {
        {"ties.csv", sha256_hex("ties")}, {"notes.txt", sha256_hex("as written")}, {"kept.txt", sha256_hex("")}};
    std::ofstream(folder / "manifest.json") << manifest_json(m);
    std::ofstream(folder / "ties.csv") << "ties";
    std::ofstream(folder / "notes.txt") << "altered since";
    std::ofstream(folder / "kept.txt").flush();
    const std::map<std::string, std::string> next{{"kept.txt", ""}};
    const OldPack old = left_of_old_pack(folder.string(), next);
    CHECK(old.gone == std::vector<std::string>{"ties.csv"});
    CHECK(old.altered == std::vector<std::string>{"notes.txt"});
    CHECK(old.not_read.empty());

    std::ofstream(folder / "manifest.json") << "{\"name\": \"a web page\"}";
    CHECK(left_of_old_pack(folder.string(), next).gone.empty());
    CHECK(left_of_old_pack(folder.string(), next).not_read.find("manifest.json:1:") != std::string::npos);

    fs::remove(folder / "manifest.json");
    fs::create_directory(folder / "manifest.json");  // there, and the system does not read it
    CHECK_THROWS_AS(left_of_old_pack(folder.string(), next), Unreadable);
    fs::remove_all(folder);
}
