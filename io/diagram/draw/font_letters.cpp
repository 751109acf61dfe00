// Which letters would be boxes in a PDF or PNG: librsvg draws them so, and nothing says it.
#include "io/diagram/draw/font_letters.hpp"

#include <fontconfig/fontconfig.h>

#include <memory>

namespace crosstie::io::diagram {

namespace {
struct Destroy {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
    void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
    void operator()(FcCharSet* letters) const { FcCharSetDestroy(letters); }
};
template <typename Object>
using Held = std::unique_ptr<Object, Destroy>;

/// Every letter that some font has, in the order fontconfig would look for them beside Arial.
Held<FcCharSet> letters_of_all_fonts() {
    const Held<FcPattern> wanted(FcNameParse(reinterpret_cast<const FcChar8*>("Arial")));
    FcConfigSubstitute(nullptr, wanted.get(), FcMatchPattern);
    FcDefaultSubstitute(wanted.get());
    FcResult result = FcResultNoMatch;
    FcCharSet* letters = nullptr;
    const Held<FcFontSet> fonts(FcFontSort(nullptr, wanted.get(), FcTrue, &letters, &result));
    return Held<FcCharSet>(letters != nullptr ? letters : FcCharSetCreate());
}

void append(std::vector<std::filesystem::path>& places, FcStrList* list) {
    if (list == nullptr) return;
    while (const FcChar8* place = FcStrListNext(list)) places.emplace_back(reinterpret_cast<const char*>(place));
    FcStrListDone(list);
}
}  // namespace

std::vector<std::filesystem::path> font_places() {
    // /usr/share: fonts there may be links to elsewhere in it.
    std::vector<std::filesystem::path> places{"/etc/fonts", "/usr/share", "/usr/local/share"};
    FcConfig* config = FcInitLoadConfig();
    if (config == nullptr) return places;
    append(places, FcConfigGetFontDirs(config));
    append(places, FcConfigGetConfigFiles(config));
    append(places, FcConfigGetCacheDirs(config));
    FcConfigDestroy(config);
    return places;
}

std::string letters_without_font(std::string_view utf8) {
    const Held<FcCharSet> asked(FcCharSetCreate());
    const auto* at = reinterpret_cast<const FcChar8*>(utf8.data());
    for (int left = static_cast<int>(utf8.size()); left > 0;) {
        FcChar32 letter = 0;
        const int length = FcUtf8ToUcs4(at, &letter, left);
        if (length > 0 && letter > ' ') FcCharSetAddChar(asked.get(), letter);
        at += length > 0 ? length : 1, left -= length > 0 ? length : 1;
    }
    const Held<FcCharSet> there = letters_of_all_fonts();
    const Held<FcCharSet> missing(FcCharSetSubtract(asked.get(), there.get()));
    std::string letters;
    FcChar32 map[FC_CHARSET_MAP_SIZE], next = 0;
    for (FcChar32 base = FcCharSetFirstPage(missing.get(), map, &next); base != FC_CHARSET_DONE;
         base = FcCharSetNextPage(missing.get(), map, &next)) {
        for (FcChar32 bit = 0; bit < 32 * FC_CHARSET_MAP_SIZE; ++bit) {
            if ((map[bit / 32] >> (bit % 32) & 1U) == 0) continue;
            FcChar8 bytes[FC_UTF8_MAX_LEN];
            const int length = FcUcs4ToUtf8(base + bit, bytes);
            letters.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
        }
    }
    return letters + '\n';
}

}  // namespace crosstie::io::diagram
