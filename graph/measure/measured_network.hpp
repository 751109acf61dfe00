#pragma once
#include <map>
#include <memory>
#include <type_traits>
#include <utility>

#include "graph/model/attributes.hpp"
#include "graph/model/network.hpp"

namespace crosstie::measure {

/// A network with the results that several rows of the catalog read, each worked out once. Stands in for the network
/// wherever one is expected. The network, and partitions that were asked about, must outlive it.
class MeasuredNetwork {
 public:
    MeasuredNetwork(const Network& network)
        : network_(&network) {}                                     // NOLINT: a network is one that nobody measured yet
    operator const Network&() const noexcept { return *network_; }  // NOLINT
    [[nodiscard]] const Network& network() const noexcept { return *network_; }

    /// What `of(network)` gives, the first time worked out and then kept.
    template <auto of>
    [[nodiscard]] const auto& once() const {
        return kept<of>(nullptr, [this] { return of(*network_); });
    }
    /// The same for what is made from another such result, which stays.
    template <auto of, typename From>
    [[nodiscard]] const auto& once(const From& from) const {
        return kept<of>(&from, [&from] { return of(from); });
    }
    /// The same for what depends on areas.
    template <auto of>
    [[nodiscard]] const auto& once(const Partition& areas) const {
        return kept<of>(&areas, [this, &areas] { return of(*network_, areas); });
    }

 private:
    template <auto of>
    static constexpr char place = 0;  // its address tells one `of` from another

    template <auto of, typename Make>
    const auto& kept(const void* areas, const Make& make) const {
        using Result = std::decay_t<decltype(make())>;
        auto& result = results_[{&place<of>, areas}];
        if (!result) result = std::make_shared<const Result>(make());
        return *static_cast<const Result*>(result.get());
    }

    const Network* network_;
    mutable std::map<std::pair<const void*, const void*>, std::shared_ptr<const void>> results_;
};

}  // namespace crosstie::measure
