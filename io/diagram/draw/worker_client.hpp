#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "graph/base/error.hpp"
#include "io/diagram/draw/worker_message.hpp"

namespace crosstie::io::diagram {

struct WorkerOptions {
    std::filesystem::path path;  // empty: CROSSTIE_PICTURE_WORKER, beside this program, ../libexec/crosstie
    std::chrono::milliseconds timeout{30'000};
};

/// One picture could not be drawn; the reason is for the person who asked. The numbers stand (exit code 7).
class PictureFailed : public Error {
 public:
    using Error::Error;
};

/// Starts the worker, hands it one job, gives back what it drew. A worker that is missing, killed, too slow, or says no
/// becomes PictureFailed; none is left behind. Safe in threads: every call has its own process.
[[nodiscard]] std::string run_worker(Job job, std::string_view payload, const WorkerOptions& options = {});

/// Where the worker is; PictureFailed when nowhere.
[[nodiscard]] std::filesystem::path find_worker(const WorkerOptions& options = {});

}  // namespace crosstie::io::diagram
