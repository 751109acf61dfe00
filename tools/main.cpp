// The door: streams, signals, what is caught, and the exit codes of the design.
#include <malloc.h>
#include <sys/resource.h>
#include <unistd.h>

#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <array>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <new>
#include <string_view>
#include <utility>

#include "graph/base/error.hpp"
#include "io/answers/change/check_output.hpp"
#include "io/diagram/draw/draw.hpp"
#include "io/release/released.hpp"
#include "io/render/json.hpp"
#include "io/text/file.hpp"
#include "io/text/version.hpp"
#include "io/text/write_file.hpp"
#include "tools/commands.hpp"
#include "tools/manual.hpp"
#include "tools/options.hpp"
#include "tools/talk.hpp"
#include "tools/wrong_words.hpp"

namespace {

using crosstie::cli::ExitCode;

extern "C" void stopped(int signal) {
    crosstie::io::remove_temporaries();
    std::_Exit(128 + signal);
}

// Where an exception cannot be caught (in a function of a library that throws nothing, say): still an exit code of ours,
// and nothing of ours left.
[[noreturn]] void ended() noexcept {
    crosstie::io::remove_temporaries();
    auto code = ExitCode::internal;
    std::string_view words = "error: internal failure: it could not go on\n";
    try {
        if (std::current_exception()) std::rethrow_exception(std::current_exception());
    } catch (const std::bad_alloc&) {
        code = ExitCode::limit;
        words = "error: out of memory; close other programs, or use a smaller study\n";
    } catch (...) {  // its words might need memory
    }
    static_cast<void>(::write(STDERR_FILENO, words.data(), words.size()));
    std::_Exit(static_cast<int>(code));
}

// Before main the program's constants are made; memory may run out there, too, and nothing of ours is there to remove.
[[noreturn]] void ended_before_main() noexcept {
    constexpr std::string_view words = "error: out of memory before it began; close other programs\n";
    static_cast<void>(::write(STDERR_FILENO, words.data(), words.size()));
    std::_Exit(static_cast<int>(ExitCode::limit));
}

[[gnu::constructor(101)]] void before_constants() { std::set_terminate(ended_before_main); }

// A library that looks at no failed request for memory (libxlsxwriter does not) ends here: still an exit code of ours,
// and nothing of ours left.
extern "C" void crashed(int) {
    crosstie::io::remove_temporaries();
    constexpr std::string_view words =
        "error: internal failure: the program crashed, perhaps for want of memory; outputs are as they were\n";
    static_cast<void>(::write(STDERR_FILENO, words.data(), words.size()));
    std::_Exit(static_cast<int>(ExitCode::internal));
}

void catch_crashes() {
#ifndef __SANITIZE_ADDRESS__                 // the sanitizer says where
    static std::array<char, 1 << 16> stack;  // the usual one may be what ran out
    const stack_t other{.ss_sp = stack.data(), .ss_flags = 0, .ss_size = stack.size()};
    ::sigaltstack(&other, nullptr);
    struct sigaction action {};
    action.sa_handler = crashed;
    action.sa_flags = SA_ONSTACK;
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) ::sigaction(signal, &action, nullptr);
#endif
}

void prepare_process() {
    catch_crashes();
    // Large vectors come and go; memory given back to the system would be cleared again for each.
    ::mallopt(M_MMAP_MAX, 0);
    ::mallopt(M_TRIM_THRESHOLD, -1);
    std::set_terminate(ended);
    std::signal(SIGPIPE, SIG_IGN);  // a reader who has gone ends no command
    std::signal(SIGINT, stopped);
    std::signal(SIGTERM, stopped);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);  // a core would hold names
}

// For a machine that reads stderr; what is wrong with a study is told to whoever holds it.
void tell_json(crosstie::io::Document document) {
    crosstie::cli::tell(
        crosstie::io::json_text(crosstie::io::release(std::move(document), {crosstie::io::Edition::group})));
}

int run(int argc, char** argv) {
    CLI::App app("crosstie reads who works with whom, before and after, and shows what changed.", "crosstie");
    ExitCode exit_code = ExitCode::done;
    std::string errors = "text";
    app.set_version_flag("--version", std::string("crosstie ") + crosstie::io::crosstie_version());
    app.add_option("--errors", errors, "How errors are told: text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->each([](const std::string& how) {
            if (how == "json") crosstie::cli::keep_notes_off_stderr();
        });
    app.add_flag_callback(
        "--man",
        [&app] {
            crosstie::cli::deliver(crosstie::cli::man_page(app, crosstie::io::crosstie_version()), {});
            throw CLI::Success();
        },
        "Print the man page and leave");
    app.add_flag_callback(
        "--bash-completion",
        [&app] {
            crosstie::cli::deliver(crosstie::cli::bash_completion(app), {});
            throw CLI::Success();
        },
        "Print what bash needs to complete commands and options, and leave");
    app.add_flag_callback(
        "--protection",
        [] {
            crosstie::cli::deliver(crosstie::io::diagram::run_worker(crosstie::io::diagram::Job::protection, ""), {});
            throw CLI::Success();
        },
        "Print what confines the process that draws pictures on this computer, and leave");
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(
        "A first look:  crosstie report data/east_london -o out/board_pack\n"
        "Exit codes: 0 done; 1 a check found something; 2 usage; 3 data wrong; 4 input unreadable;\n"
        "            5 output not written; 6 a limit reached; 7 picture engine or internal failure");
    crosstie::cli::add_commands(app, exit_code);

    const auto failed = [&](ExitCode code, std::string_view message) {
        if (errors == "json")
            tell_json(crosstie::io::error_document(static_cast<int>(code), message));
        else
            crosstie::cli::tell(fmt::format("error: {}\n", message));
        return static_cast<int>(code);
    };
    try {
        app.parse(argc, argv);
        return static_cast<int>(exit_code);
    } catch (const CLI::Success& wanted) {  // --help, --version
        return app.exit(wanted);
    } catch (const CLI::ParseError& error) {
        return failed(ExitCode::usage, crosstie::cli::wrong_words(app, error, argc, argv));
    } catch (const crosstie::cli::UsageError& error) {
        return failed(ExitCode::usage, error.what());
    } catch (const crosstie::InvalidInput& error) {
        if (errors == "json")
            tell_json(crosstie::io::faults_document(error));
        else
            crosstie::cli::tell(crosstie::io::faults_text(error));
        return static_cast<int>(ExitCode::data_wrong);
    } catch (const crosstie::io::Unreadable& error) {
        return failed(ExitCode::unreadable, error.what());
    } catch (const crosstie::io::NotWritten& error) {
        return failed(ExitCode::not_written, error.what());
    } catch (const crosstie::LimitReached& error) {
        return failed(ExitCode::limit, error.what());
    } catch (const crosstie::io::diagram::PictureFailed& error) {
        return failed(ExitCode::internal, error.what());
    } catch (const std::bad_alloc&) {
        return failed(ExitCode::limit, "out of memory; close other programs, or use a smaller study");
    } catch (const crosstie::Error& error) {
        return failed(ExitCode::usage, error.what());
    } catch (const std::exception& error) {
        return failed(ExitCode::internal, std::string("internal failure: ") + error.what());
    }
}

}  // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): what leaves it meets ended(), which gives an exit code
int main(int argc, char** argv) {
    prepare_process();
    return run(argc, argv);
}
