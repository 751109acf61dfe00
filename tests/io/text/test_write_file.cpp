#include "io/text/write_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "io/text/file.hpp"
#include "io/text/journal.hpp"
#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using namespace crosstie::io;

namespace {

struct Folder {
    fs::path path = fs::temp_directory_path() / ("crosstie_test_write_" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string at(const std::string& name) const { return (path / name).string(); }
    void put(const std::string& name, const std::string& bytes) const {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name) << bytes;
    }
    [[nodiscard]] std::set<std::string> names() const {
        std::set<std::string> names;
        for (const auto& entry : fs::recursive_directory_iterator(path)) {
            if (!entry.is_directory()) names.insert(entry.path().lexically_relative(path).string());
        }
        return names;
    }
};

ino_t number_of(const std::string& path) {
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_ino;
}

pid_t somebody_who_is_gone() {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(0);
    ::waitpid(child, nullptr, 0);
    return child;
}

const FolderFiles pack{{{"a.txt", "new a"}, {"in/b.txt", "new b"}}, {}, "a.txt"};

}  // namespace

TEST_CASE("write_folder: a folder takes the place of the one before in one step", "[io][write_file]") {
    const Folder folder;
    folder.put("pack/a.txt", "old a");
    folder.put("pack/notes.txt", "somebody's own");
    folder.put("pack/in/gone.txt", "of the pack before");
    REQUIRE(::chmod(folder.at("pack").c_str(), 0750) == 0);
    const ino_t before = number_of(folder.at("pack")), notes = number_of(folder.at("pack/notes.txt"));
    CHECK_THROWS_AS(write_folder(folder.at("pack"), pack, false), NotWritten);
    CHECK(read_file(folder.at("pack/a.txt")) == "old a");
    FolderFiles with_gone = pack;
    with_gone.gone = {"in/gone.txt"};
    write_folder(folder.at("pack/"), with_gone, true);
    CHECK(folder.names() == std::set<std::string>{"pack/a.txt", "pack/in/b.txt", "pack/notes.txt"});
    CHECK(read_file(folder.at("pack/a.txt")) == "new a");
    CHECK(number_of(folder.at("pack")) != before);  // another folder: nobody saw the two mixed
    CHECK(number_of(folder.at("pack/notes.txt")) == notes);
    CHECK((fs::status(folder.path / "pack").permissions() & fs::perms::all) == static_cast<fs::perms>(0750));
}

TEST_CASE("write_folder: where one step is not to be had, it goes file by file and comes to the same",
          "[io][write_file]") {
    const Folder folder;
    folder.put("pack/a.txt", "old a");
    folder.put("pack/theirs/deep.txt", "somebody's own");
    folder.put("pack/gone/gone.txt", "of the pack before");
    const ino_t before = number_of(folder.at("pack"));
    FolderFiles with_gone = pack;
    with_gone.gone = {"gone/gone.txt"};
    write_folder(folder.at("pack"), with_gone, true);
    CHECK(number_of(folder.at("pack")) == before);
    CHECK(folder.names() == std::set<std::string>{"pack/a.txt", "pack/in/b.txt", "pack/theirs/deep.txt"});
    CHECK(read_file(folder.at("pack/in/b.txt")) == "new b");
    CHECK_FALSE(fs::exists(folder.path / "pack/gone"));
}

TEST_CASE("write_folder: a link to a folder stays a link, and a folder somebody stands in stays that folder",
          "[io][write_file]") {
    const Folder folder;
    folder.put("pack/a.txt", "old a");
    fs::create_directory_symlink("pack", folder.path / "link");
    write_folder(folder.at("link"), pack, true);
    CHECK(fs::is_symlink(folder.path / "link"));
    CHECK(read_file(folder.at("pack/a.txt")) == "new a");
    const ino_t before = number_of(folder.at("pack"));
    const fs::path here = fs::current_path();
    fs::current_path(folder.path / "pack");
    write_folder(".", pack, true);
    fs::current_path(here);
    CHECK(number_of(folder.at("pack")) == before);
}

TEST_CASE("write_folder: another run that writes there is said, and nothing changes", "[io][write_file]") {
    const Folder folder;
    folder.put("pack/a.txt", "old a");
    const int held = ::open(folder.at("pack").c_str(), O_RDONLY | O_DIRECTORY);
    REQUIRE(::flock(held, LOCK_EX) == 0);
    CHECK_THROWS_WITH(write_folder(folder.at("pack"), pack, true),
                      Catch::Contains("another run of crosstie is writing there"));
    CHECK_THROWS_AS(replace_files(folder.at("pack"), {{"a.txt", "x"}}), NotWritten);
    ::close(held);
    CHECK(folder.names() == std::set<std::string>{"pack/a.txt"});
    CHECK(read_file(folder.at("pack/a.txt")) == "old a");
}

TEST_CASE("write_file: what a run left that is gone is swept, and nobody else's", "[io][write_file]") {
    const Folder folder;
    const std::string gone = std::to_string(somebody_who_is_gone()), alive = std::to_string(::getppid());
    folder.put(".crosstie-tmp-" + gone + "-0-a.txt", "half");
    folder.put(".crosstie-tmp-" + gone + "-1-pack/a.txt", "half");
    const std::set<std::string> stay{".crosstie-tmp-" + alive + "-0-a.txt",
                                     ".crosstie-notes",
                                     ".crosstie-tmp-x",
                                     ".crosstie-tmp-" + gone,
                                     ".crosstie-2017-notes.txt",
                                     "x.txt"};
    for (const std::string& name : stay) folder.put(name, "theirs");
    write_file(folder.at("x.txt"), "x", true);
    CHECK(folder.names() == stay);
}

TEST_CASE("journal: renames that a run was killed among are carried through by the next", "[io][write_file]") {
    const Folder folder;
    const std::string gone = std::to_string(somebody_who_is_gone()), temporary = ".crosstie-tmp-" + gone + "-1-b.csv";
    const std::string words = std::string("crosstie journal 1") + '\0' + ".crosstie-tmp-" + gone + "-0-a.csv" + '\0' +
                              "a.csv" + '\0' + temporary + '\0' + "b.csv" + '\0' + '\0' + "c.csv" + '\0' + "end";
    const auto plant = [&](const std::string& journal) {
        folder.put("a.csv", "new a");  // renamed already
        folder.put("b.csv", "old b");
        folder.put("c.csv", "old c");
        folder.put(temporary, "new b");
        folder.put(std::string(journal_name), journal);
    };
    SECTION("read") {
        plant(words);
        finish_interrupted(folder.path.string());
    }
    SECTION("written") {
        plant(words);
        write_file(folder.at("a.csv"), "new a", true);
    }
    SECTION("a journal cut short, or one that leads out, is nobody's") {
        const std::string out = std::string("crosstie journal 1") + '\0' + temporary + '\0' + "../b.csv" + '\0' + "end";
        for (const std::string& bad : {words.substr(0, words.size() - 4), std::string("x"), std::string(), out}) {
            plant(bad);
            CHECK_THROWS_AS(finish_interrupted(folder.path.string()), Unreadable);
            CHECK(read_file(folder.at("b.csv")) == "old b");
        }
        plant(words);
        finish_interrupted(folder.path.string());
    }
    CHECK(folder.names() == std::set<std::string>{"a.csv", "b.csv"});
    CHECK(read_file(folder.at("b.csv")) == "new b");
}

TEST_CASE("replace_files: each keeps its permissions, and a link is no file", "[io][write_file]") {
    const Folder folder;
    folder.put("a.csv", "old a");
    folder.put("in/b.csv", "old b");
    REQUIRE(::chmod(folder.at("a.csv").c_str(), 0606) == 0);
    fs::create_symlink("a.csv", folder.path / "link.csv");
    CHECK_THROWS_AS(replace_files(folder.path.string(), {{"a.csv", "x"}, {"link.csv", "x"}}), NotWritten);
    CHECK(read_file(folder.at("a.csv")) == "old a");
    replace_files(folder.path.string(), {{"a.csv", "new a"}, {"in/b.csv", "new b"}});
    CHECK(read_file(folder.at("in/b.csv")) == "new b");
    CHECK((fs::status(folder.path / "a.csv").permissions() & fs::perms::all) == static_cast<fs::perms>(0606));
    CHECK(folder.names() == std::set<std::string>{"a.csv", "in/b.csv", "link.csv"});
}

TEST_CASE("write_file: the longest name a file may have can be written", "[io][write_file]") {
    const Folder folder;
    const std::string name(255, 'x');
    write_file(folder.at(name), "x", false);
    CHECK(read_file(folder.at(name)) == "x");
}
