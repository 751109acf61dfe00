#pragma once
#include <pugixml.hpp>
#include <string>
#include <string_view>

struct zip;

namespace crosstie::io::survey {

/// Members of a zip file in memory, by exact name.
class ZipMembers {
 public:
    static constexpr std::uint64_t longest_member = std::uint64_t{256} << 20;

    /// Errors   InvalidInput: no sound zip file, a name twice
    ZipMembers(std::string_view bytes, std::string file);
    ZipMembers(const ZipMembers&) = delete;
    ZipMembers& operator=(const ZipMembers&) = delete;
    ~ZipMembers();

    [[nodiscard]] bool has(const std::string& name) const;
    /// Errors   InvalidInput: not there, encrypted, damaged; LimitReached: longer than longest_member, whatever the
    ///          archive says its length is
    [[nodiscard]] std::string read(const std::string& name) const;
    /// A member that is XML. Errors: as read, and text that is no XML.
    void load(const std::string& name, pugi::xml_document& document) const;
    [[nodiscard]] const std::string& file() const noexcept { return file_; }

 private:
    std::string file_;
    struct zip* archive_ = nullptr;
};

}  // namespace crosstie::io::survey
