#pragma once
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "graph/model/study.hpp"
#include "graph/survey/change_detail.hpp"
#include "graph/survey/comparison.hpp"
#include "graph/survey/networks.hpp"
#include "io/answers/change/network_figures.hpp"
#include "io/answers/change/sentences.hpp"
#include "io/answers/change/threats.hpp"
#include "io/release/disclosure.hpp"
#include "io/release/edition.hpp"

namespace crosstie::io {

/// A value that is made when it is first asked for, and once. May be asked for from several threads.
template <typename Value>
class Once {
 public:
    template <typename Make>
    const Value& get(const Make& make) const {
        const std::lock_guard lock(making_);
        if (!value_) value_.emplace(make());
        return *value_;
    }

 private:
    mutable std::mutex making_;
    mutable std::optional<Value> value_;
};

/// What a case is about, beside the study and the two waves.
struct CaseOptions {
    Edition edition = Edition::group;
    SetBeside beside = SetBeside::nothing;
    survey::ChangeDetailOptions detail = {};
};

/// A study, a comparison of two of its waves, and the edition that it is told for: what every answer, diagram and paper
/// is made from. Whatever several of them need is worked out here when the first one asks, once a run.
class Case {
 public:
    /// Compares. The study must outlive the case.
    Case(const Study& study, const survey::ComparisonOptions& asked, CaseOptions options = {});
    /// Of a comparison that is there already; it must outlive the case too.
    Case(const Study& study, const survey::Comparison& comparison, CaseOptions options = {});
    Case(const Case&) = delete;
    Case& operator=(const Case&) = delete;
    ~Case();

 private:
    struct Shared;  // between a case and those of other comparisons of its study
    std::unique_ptr<Shared> own_;
    Shared& shared_;

    Case(Shared& shared, const survey::Comparison& comparison, CaseOptions options);

 public:
    const Study& study;
    const survey::Comparison& comparison;
    const Edition edition;
    const SetBeside beside;

    /// The study's networks, whatever relation, wave or threshold.
    [[nodiscard]] const survey::Networks& networks() const;
    /// The network of one wave as the comparison reads it, and as it was reported.
    [[nodiscard]] const Network& as_read(std::size_t wave) const;
    [[nodiscard]] const Network& as_reported(std::size_t wave) const;

    /// What the edition may show. Errors: NotShown, as disclose.
    [[nodiscard]] const Disclosed& shown() const;
    [[nodiscard]] const std::vector<Threat>& threats() const;
    [[nodiscard]] const Findings& findings() const;
    [[nodiscard]] const survey::ChangeDetail& detail() const;
    [[nodiscard]] const std::vector<NetworkFigures>& network_figures() const;

    /// The case of another comparison of the same study: one for each question and edition.
    [[nodiscard]] const Case& other(const survey::ComparisonOptions& asked, Edition edition) const;

 private:
    survey::ChangeDetailOptions detail_options_;
    Once<Disclosed> shown_;
    Once<std::vector<Threat>> threats_;
    Once<Findings> findings_;
    Once<survey::ChangeDetail> detail_;
    Once<std::vector<NetworkFigures>> network_figures_;
};

}  // namespace crosstie::io
