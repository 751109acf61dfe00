#include "io/diagram/draw/png_file.hpp"

#include <zlib.h>

#include <cstring>
#include <vector>

#include "graph/base/error.hpp"

namespace crosstie::io::diagram {

namespace {

void put_word(std::string& out, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U}) out += static_cast<char>((value >> shift) & 0xFFU);
}

void put_chunk(std::string& out, const char* kind, const std::string& body) {
    put_word(out, static_cast<std::uint32_t>(body.size()));
    const std::string bytes = kind + body;
    out += bytes;
    const auto* start = reinterpret_cast<const unsigned char*>(bytes.data());
    put_word(out, static_cast<std::uint32_t>(crc32(0, start, static_cast<uInt>(bytes.size()))));
}

class Deflater {
 public:
    Deflater() {
        constexpr int level = 3;  // flat pictures gain next to nothing from more, and take thrice the time
        if (deflateInit(&stream_, level) != Z_OK) throw Error("no memory for the picture");
    }
    Deflater(const Deflater&) = delete;
    Deflater& operator=(const Deflater&) = delete;
    ~Deflater() { deflateEnd(&stream_); }

    void add(std::vector<unsigned char>& bytes, bool last) {
        stream_.next_in = bytes.data();
        stream_.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream_.next_out = room_.data();
            stream_.avail_out = static_cast<uInt>(room_.size());
            if (deflate(&stream_, last ? Z_FINISH : Z_NO_FLUSH) == Z_STREAM_ERROR) {
                throw Error("the picture could not be written as PNG");
            }
            out_.append(reinterpret_cast<const char*>(room_.data()), room_.size() - stream_.avail_out);
        } while (stream_.avail_out == 0);
    }
    [[nodiscard]] const std::string& bytes() const { return out_; }

 private:
    z_stream stream_{};
    std::vector<unsigned char> room_ = std::vector<unsigned char>(std::size_t{1} << 16U);
    std::string out_;
};

}  // namespace

std::string png_file(const unsigned char* pixels, int width, int height, int stride, std::uint32_t dots_per_metre) {
    Deflater deflater;
    std::vector<unsigned char> row(1 + 3 * static_cast<std::size_t>(width), 0);  // the first byte: no filter
    for (int y = 0; y < height; ++y) {
        const unsigned char* at = pixels + static_cast<std::ptrdiff_t>(y) * stride;
        for (std::size_t x = 0; x < static_cast<std::size_t>(width); ++x) {
            std::uint32_t pixel = 0;
            std::memcpy(&pixel, at + 4 * x, sizeof pixel);
            row[1 + 3 * x] = static_cast<unsigned char>(pixel >> 16U);
            row[2 + 3 * x] = static_cast<unsigned char>(pixel >> 8U);
            row[3 + 3 * x] = static_cast<unsigned char>(pixel);
        }
        deflater.add(row, y + 1 == height);
    }
    std::string header, size;
    put_word(header, static_cast<std::uint32_t>(width));
    put_word(header, static_cast<std::uint32_t>(height));
    header += std::string("\x08\x02\0\0\0", 5);  // 8 bits a channel, red, green and blue
    put_word(size, dots_per_metre);
    put_word(size, dots_per_metre);
    size += '\1';
    std::string png = "\x89PNG\r\n\x1A\n";
    put_chunk(png, "IHDR", header);
    put_chunk(png, "pHYs", size);  // without it a word processor places the picture far too large
    put_chunk(png, "IDAT", deflater.bytes());
    put_chunk(png, "IEND", {});
    return png;
}

}  // namespace crosstie::io::diagram
