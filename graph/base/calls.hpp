#pragma once
#include <atomic>
#include <string>
#include <string_view>

namespace crosstie {

/// Who wants to know what is worked out, and how often: a test that nothing is worked out twice. In production nobody
/// listens, and a call costs one look at a pointer.
using CallListener = void (*)(std::string_view function, const std::string& of_what);

inline std::atomic<CallListener> call_listener{nullptr};

/// Tells the listener, if there is one, that `function` works out something anew; `of_what` makes the words for it.
template <typename Words>
void tell_call(std::string_view function, const Words& of_what) {
    if (const CallListener listener = call_listener.load(std::memory_order_relaxed)) listener(function, of_what());
}

}  // namespace crosstie
