#include "io/text/file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace crosstie::io {

namespace fs = std::filesystem;

Unreadable::Unreadable(const std::string& path, const std::string& why, const std::string& mend)
    : Error(path + ": " + why + "; " + mend) {}

namespace {

std::string all_of(std::FILE* stream, std::size_t guess, const std::string& path) {
    std::string bytes(guess, '\0');
    std::size_t filled = 0;
    for (;;) {
        if (filled == bytes.size()) {
            char beyond = 0;
            if (std::fread(&beyond, 1, 1, stream) == 0) break;
            bytes.resize(bytes.size() + (std::size_t{1} << 16));
            bytes[filled++] = beyond;
        }
        const std::size_t taken = std::fread(bytes.data() + filled, 1, bytes.size() - filled, stream);
        if (taken == 0) break;
        filled += taken;
    }
    if (std::ferror(stream) != 0) {
        throw Unreadable(path, "reading it failed part of the way", "copy it to this machine and try again");
    }
    bytes.resize(filled);
    return bytes;
}

const std::string& standard_input() {
    static const std::string bytes = all_of(stdin, 0, "standard input");
    return bytes;
}

}  // namespace

std::string called(const std::string& path) {
    return path == standard_stream ? "standard input" : fs::path(path).filename().string();
}

std::string called_briefly(const std::string& path) {
    return path == standard_stream ? "standard_input" : fs::path(path).stem().string();
}

std::string read_file(const std::string& path) {
    if (path == standard_stream) return standard_input();
    std::error_code problem;
    const fs::file_status status = fs::status(path, problem);
    if (!fs::exists(status)) throw Unreadable(path, "there is no such file", "check the name and the folder");
    if (fs::is_directory(status)) throw Unreadable(path, "this is a folder", "name a file in it");
    if (!fs::is_regular_file(status)) {
        throw Unreadable(path, "this is a pipe or a device, not a file", "save the data to a file first");
    }
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(path.c_str(), "rb"), &std::fclose);
    if (!stream) {
        throw Unreadable(path, std::string("it cannot be opened (") + std::strerror(errno) + ")",
                         "check who may read it, and that no other program holds it");
    }
    // The size is only a first guess: the file may still grow or shrink while it is read.
    const std::uintmax_t size = fs::file_size(path, problem);
    return all_of(stream.get(), problem ? 0 : static_cast<std::size_t>(size), path);
}

}  // namespace crosstie::io
