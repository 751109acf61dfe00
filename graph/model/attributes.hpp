#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/ids.hpp"

namespace crosstie {

/// Group numbers from 0 for actors; `none` for an actor whose group is not known.
struct Partition {
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    std::vector<std::uint32_t> group;  // [actors]
    std::vector<std::string> labels;   // [groups], sorted

    [[nodiscard]] std::size_t group_count() const noexcept { return labels.size(); }
    [[nodiscard]] bool known(ActorId actor) const { return group[actor] != none; }
    [[nodiscard]] std::vector<std::uint32_t> sizes() const;
};

/// Columns of text on actors, as the files gave them; an empty cell is "not known". Every column can be read as a
/// partition; a column named "area@after" speaks for wave `after` only, and "area" for the others.
class Attributes {
 public:
    explicit Attributes(ActorId actors = 0) : actors_(actors) {}
    /// Adds or replaces a column; `values` has one cell per actor.
    void set(std::string name, std::vector<std::string> values);
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }
    [[nodiscard]] bool has(std::string_view name) const;
    /// The column in force at `wave`: "name@wave" if there is one, else "name"; null if neither exists.
    [[nodiscard]] const std::vector<std::string>* find(std::string_view name, std::string_view wave = {}) const;
    /// The column as groups, labels sorted bytewise, empty cells `none`; nullopt if there is no such column.
    [[nodiscard]] std::optional<Partition> partition(std::string_view name, std::string_view wave = {}) const;

 private:
    ActorId actors_;
    std::vector<std::string> names_;
    std::vector<std::vector<std::string>> columns_;
};

/// The partition that a list of labels makes; empty labels are `none`.
[[nodiscard]] Partition partition_of(const std::vector<std::string>& labels);

}  // namespace crosstie
