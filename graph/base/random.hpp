#pragma once
#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <utility>

namespace crosstie {

/// The one source of chance: the same seed gives the same draws on every platform. The engine is the standard's
/// mt19937_64, whose output is fixed; distributions are ours, since the standard leaves theirs to each library.
class Random {
 public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    /// The stream-th of many sources made from one seed, so that a piece of work draws the same whoever does it.
    /// Source: the mixing function of Steele, Lea, Flood 2014, doi:10.1145/2714064.2660195
    Random(std::uint64_t seed, std::uint64_t stream) : engine_(mixed(mixed(seed) + stream)) {}

    /// 64 random bits.
    std::uint64_t bits() { return engine_(); }

    /// Uniform on the open interval 0 .. 1.
    double unit() { return (static_cast<double>(engine_() >> 12U) + 0.5) * 0x1p-52; }

    /// Normal with mean 0 and variance 1; the last digit is that of the platform's logarithm.
    /// Source: Marsaglia and Bray 1964, doi:10.1137/1006063
    double normal() {
        for (;;) {
            const double x = 2 * unit() - 1;
            const double y = 2 * unit() - 1;
            const double square = x * x + y * y;
            if (square < 1 && square > 0) return x * std::sqrt(-2 * std::log(square) / square);
        }
    }

    /// Uniform on 0 .. bound-1, without bias. `bound` must be positive.
    /// Source: Lemire 2019, doi:10.1145/3230636
    std::uint32_t below(std::uint32_t bound) {
        std::uint64_t product = (engine_() >> 32U) * bound;
        auto low = static_cast<std::uint32_t>(product);
        if (low < bound) {
            const std::uint32_t floor = (0U - bound) % bound;
            while (low < floor) {
                product = (engine_() >> 32U) * bound;
                low = static_cast<std::uint32_t>(product);
            }
        }
        return static_cast<std::uint32_t>(product >> 32U);
    }

    /// Fisher and Yates: every order is equally likely.
    template <typename Value>
    void shuffle(std::span<Value> values) {
        for (std::size_t left = values.size(); left > 1; --left) {
            std::swap(values[left - 1], values[below(static_cast<std::uint32_t>(left))]);
        }
    }

 private:
    static std::uint64_t mixed(std::uint64_t value) {
        value += 0x9E3779B97F4A7C15U;
        value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
        value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
        return value ^ (value >> 31U);
    }
    std::mt19937_64 engine_;
};

}  // namespace crosstie
