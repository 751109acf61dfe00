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
