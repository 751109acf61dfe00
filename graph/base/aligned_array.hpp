#pragma once
#include <cstddef>
#include <memory>
#include <new>
#include <utility>

namespace crosstie {

/// Values that begin on a cache line, so that none of 32 or 64 bytes lies across two. Value-initialised.
template <typename Value>
class AlignedArray {
 public:
    explicit AlignedArray(std::size_t count)
        : count_(count), data_(static_cast<Value*>(::operator new (count * sizeof(Value), std::align_val_t{line}))) {
        std::uninitialized_value_construct_n(data_, count);
    }
    AlignedArray(AlignedArray&& other) noexcept
        : count_(std::exchange(other.count_, 0)), data_(std::exchange(other.data_, nullptr)) {}
    AlignedArray(const AlignedArray&) = delete;
    AlignedArray& operator=(const AlignedArray&) = delete;
    AlignedArray& operator=(AlignedArray&&) = delete;
    ~AlignedArray() { ::operator delete (data_, std::align_val_t{line}); }

    void swap(AlignedArray& other) noexcept {
        std::swap(count_, other.count_);
        std::swap(data_, other.data_);
    }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }
    [[nodiscard]] Value* data() noexcept { return data_; }
    [[nodiscard]] Value* begin() noexcept { return data_; }
    [[nodiscard]] Value* end() noexcept { return data_ + count_; }
    [[nodiscard]] Value& operator[](std::size_t k) noexcept { return data_[k]; }

 private:
    static constexpr std::size_t line = 64;
    std::size_t count_;
    Value* data_;
};

}  // namespace crosstie
