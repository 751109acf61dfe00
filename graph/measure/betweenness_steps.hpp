#pragma once
#include <cstddef>
#include <cstdint>

#include "graph/measure/packed_rows.hpp"

// The steps of searches side by side: what a level of places takes from the one before, and hands back. No part of the
// public interface; the order is in betweenness_lanes.cpp.
namespace crosstie::measure::side_by_side {

constexpr std::uint32_t lanes = 8;

// One number for each search of a batch. Plain loops over lanes: the compiler makes vector instructions of them for each
// processor a clone is for, which it does not do as well for vector types.
struct alignas(64) Lanes {
    double of[lanes] = {};
};
// Which lanes a byte of bits names: all ones or 0 for each.
struct alignas(64) Masks {
    std::uint64_t of[256][lanes];
    Masks() {
        for (unsigned bits = 0; bits < 256; ++bits) {
            for (unsigned lane = 0; lane < lanes; ++lane)
                of[bits][lane] = (bits >> lane & 1U) != 0 ? ~std::uint64_t{0} : 0;
        }
    }
};
extern const Masks masks;

// A place, and the searches that found it at this distance.
struct Entry {
    std::uint32_t place;
    std::uint32_t bits;
};

struct Rows {
    const std::uint64_t* begin;
    const std::uint32_t* other;
    explicit Rows(const PackedRows::Rows& rows) : begin(rows.begin.data()), other(rows.other.data()) {}
    [[nodiscard]] std::uint64_t ties(std::uint32_t place) const { return begin[place + std::size_t{1}] - begin[place]; }
};

// Unreached places add up the paths of their neighbours at the level before. Returns how many were found.
std::size_t pull_paths(Rows in, std::uint32_t places, std::uint32_t alive, std::uint8_t* seen,
                       const std::uint8_t* gives, const Lanes* given, Lanes* paths, Entry* found);
// The few places of a level add what they hand on to their neighbours; who was touched is listed in `found`.
std::size_t push_sums(Rows rows, const Entry* from, const Entry* to, std::uint8_t* touched, const Lanes* given,
                      Lanes* sum, Entry* found);
// Of the places touched, those that are new to some search. Returns how many are left.
std::size_t take_paths(Entry* found, std::size_t count, std::uint8_t* touched, std::uint8_t* seen, const Lanes* sum,
                       Lanes* paths);
void give_paths(const Entry* from, const Entry* to, const Lanes* paths, Lanes* given, std::uint8_t* gives);
// What each predecessor of a place has of it for each of its paths: (arrival + dependency) / paths.
void give_shares(const Entry* from, const Entry* to, double arrival, const Lanes* paths, const Lanes* depends,
                 Lanes* given);
void pull_shares(Rows out, const Entry* from, const Entry* to, double weight, const Lanes* paths, const Lanes* given,
                 Lanes* depends, Lanes* score);
// As pull_shares, from sums that were pushed.
void take_shares(const Entry* from, const Entry* to, double weight, const std::uint8_t* touched, const Lanes* paths,
                 const Lanes* sum, Lanes* depends, Lanes* score);

}  // namespace crosstie::measure::side_by_side
