#include "io/text/file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "tests/support/catch.hpp"

namespace fs = std::filesystem;
using crosstie::io::read_file;
using crosstie::io::Unreadable;

namespace {
struct Folder {
    fs::path path = fs::temp_directory_path() / ("crosstie_test_file_" + std::to_string(::getpid()));
    Folder() { fs::create_directories(path); }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
};
}  // namespace

TEST_CASE("file: the bytes of a regular file come back as they are", "[io][file]") {
    const Folder folder;
    const std::string bytes("a\0b\r\n\xFF", 6);
    std::ofstream(folder.path / "x") << bytes;
    std::ofstream(folder.path / "empty").flush();
    CHECK(read_file((folder.path / "x").string()) == bytes);
    CHECK(read_file((folder.path / "empty").string()).empty());
}

TEST_CASE("file: folders, pipes, devices and absent files are refused with a cure", "[io][file]") {
    const Folder folder;
    const std::string pipe = (folder.path / "pipe").string();
    REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
    CHECK_THROWS_AS(read_file(pipe), Unreadable);
    CHECK_THROWS_AS(read_file("/dev/null"), Unreadable);
    CHECK_THROWS_WITH(read_file(folder.path.string()), folder.path.string() + ": this is a folder; name a file in it");
    const std::string absent = (folder.path / "absent").string();
    CHECK_THROWS_WITH(read_file(absent), absent + ": there is no such file; check the name and the folder");
}

TEST_CASE("file: more than a stated limit is refused before it is read, and what is no file however it looks",
          "[io][file]") {
    const Folder folder;
    std::ofstream(folder.path / "x") << "12345";
    CHECK(read_file((folder.path / "x").string(), 5) == "12345");
    CHECK_THROWS_WITH(read_file((folder.path / "x").string(), 4),
                      Catch::Contains("found 5 bytes, and at most 4 bytes of such a file are read"));
    CHECK(crosstie::io::read_beginning((folder.path / "x").string(), 3) == "123");
    std::ofstream(folder.path / "sparse").flush();
    fs::resize_file(folder.path / "sparse", std::uintmax_t{5} << 30U);
    CHECK_THROWS_AS(read_file((folder.path / "sparse").string()), crosstie::LimitReached);
    fs::create_symlink("/proc/self/environ", folder.path / "window");
    CHECK_THROWS_AS(read_file((folder.path / "window").string()), Unreadable);
}

TEST_CASE("file: a link leads outside where its end does, however it gets there", "[io][file]") {
    using crosstie::io::leads_outside;
    const Folder folder;
    fs::create_directories(folder.path / "study" / "in");
    std::ofstream(folder.path / "study" / "in" / "x").flush();
    std::ofstream(folder.path / "study_beside").flush();
    fs::create_symlink("in/x", folder.path / "study" / "within");
    fs::create_symlink("../study_beside", folder.path / "study" / "out");
    fs::create_directory_symlink("..", folder.path / "study" / "up");
    const std::string study = (folder.path / "study").string();
    CHECK_FALSE(leads_outside(study + "/in/x", study));
    CHECK_FALSE(leads_outside(study + "/within", study));
    CHECK_FALSE(leads_outside(study + "/up/study/in/x", study));
    CHECK(leads_outside(study + "/out", study));
    CHECK(leads_outside(study + "/up/study_beside", study));
}
