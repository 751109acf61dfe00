#include "io/answers/change/case.hpp"

namespace crosstie::io {

struct Case::Shared {
    explicit Shared(const Study& study) : networks(study) {}

    /// The comparison that answers the question, made where none does.
    const survey::Comparison& compared(const survey::ComparisonOptions& asked) {
        for (const survey::Comparison* one : comparisons) {
            if (survey::same_question(networks.study(), one->options, asked)) return *one;
        }
        made.push_back(std::make_unique<survey::Comparison>(survey::compare(networks, asked)));
        return *comparisons.emplace_back(made.back().get());
    }

    survey::Networks networks;
    std::mutex adding;
    std::vector<std::unique_ptr<survey::Comparison>> made;
    std::vector<const survey::Comparison*> comparisons;  // those made, and one handed in
    std::vector<std::unique_ptr<Case>> others;
};

Case::Case(const Study& of, const survey::ComparisonOptions& asked, CaseOptions options)
    : own_(std::make_unique<Shared>(of)),
      shared_(*own_),
      study(of),
      comparison(shared_.compared(asked)),
      edition(options.edition),
      beside(options.beside),
      detail_options_(options.detail) {}

Case::Case(const Study& of, const survey::Comparison& compared, CaseOptions options)
    : own_(std::make_unique<Shared>(of)),
      shared_(*own_),
      study(of),
      comparison(compared),
      edition(options.edition),
      beside(options.beside),
      detail_options_(options.detail) {
    shared_.comparisons.push_back(&compared);
}

Case::Case(Shared& shared, const survey::Comparison& compared, CaseOptions options)
    : shared_(shared),
      study(shared.networks.study()),
      comparison(compared),
      edition(options.edition),
      beside(options.beside),
      detail_options_(options.detail) {}

Case::~Case() = default;

const survey::Networks& Case::networks() const { return shared_.networks; }

const Network& Case::as_read(std::size_t wave) const {
    return networks().read(comparison.options.relation, wave, comparison.tie_from, comparison.direction);
}

const Network& Case::as_reported(std::size_t wave) const {
    return networks().at(comparison.options.relation, wave, comparison.tie_from);
}

const Disclosed& Case::shown() const {
    return shown_.get([&] { return disclose(study, comparison, edition); });
}

const std::vector<Threat>& Case::threats() const {
    return threats_.get([&] { return threats_of(*this); });
}

const Findings& Case::findings() const {
    return findings_.get([&] { return findings_of(*this); });
}

const survey::ChangeDetail& Case::detail() const {
    return detail_.get([&] { return survey::change_detail(networks(), comparison, detail_options_); });
}

const std::vector<NetworkFigures>& Case::network_figures() const {
    return network_figures_.get([&] { return network_figures_of(*this); });
}

const Case& Case::other(const survey::ComparisonOptions& asked, Edition for_edition) const {
    const std::lock_guard lock(shared_.adding);
    const survey::Comparison& compared = shared_.compared(asked);
    if (&compared == &comparison && for_edition == edition) return *this;
    for (const auto& one : shared_.others) {
        if (&one->comparison == &compared && one->edition == for_edition) return *one;
    }
    const CaseOptions options{for_edition, beside, detail_options_};
    return *shared_.others.emplace_back(new Case(shared_, compared, options));
}

}  // namespace crosstie::io
