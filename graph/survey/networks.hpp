#pragma once
#include <cstddef>
#include <map>
#include <mutex>
#include <tuple>

#include "graph/model/network.hpp"
#include "graph/model/select.hpp"
#include "graph/model/study.hpp"

namespace crosstie::survey {

/// The networks of a study, each made when it is first asked for, and once: a comparison and all that lies beneath it
/// read the same few. A study stands for networks of which none is made yet.
///
/// Memory   every network asked for is kept as long as this is
class Networks {
 public:
    /// Keeps a reference: the study must outlive it.
    Networks(const Study& study) : study_(study) {}  // NOLINT(google-explicit-constructor): see above

    [[nodiscard]] const Study& study() const noexcept { return study_; }

    /// As network_at: ties of at least `tie_from` (the relation's own when NaN). May be asked from several threads.
    [[nodiscard]] const Network& at(std::size_t relation, std::size_t wave, double tie_from) const;
    /// The same read in a direction; an undirected network is what it is.
    [[nodiscard]] const Network& read(std::size_t relation, std::size_t wave, double tie_from,
                                      Direction direction) const;

 private:
    using Key = std::tuple<std::size_t, std::size_t, double, Direction>;
    const Network& made(const Key& key) const;

    const Study& study_;
    mutable std::mutex making_;
    mutable std::map<Key, Network> made_;
};

}  // namespace crosstie::survey
