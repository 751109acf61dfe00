#include "io/release/work_streams_shown.hpp"

#include <algorithm>
#include <iterator>

#include "io/release/members.hpp"

namespace crosstie::io {

namespace {

// The areas of the paper's tables, rows put together as they stand there.
std::vector<Members> shown_areas(const survey::Comparison& c, const Disclosed& disclosed) {
    if (!c.has_areas || !disclosed.areas_shown) return {};
    std::vector<Members> areas(disclosed.areas.labels.size());
    for (const ActorId i : c.stayers) {
        if (c.cross_area.areas.known(i)) areas[disclosed.areas.shown_as[c.cross_area.areas.group[i]]].push_back(i);
    }
    return areas;
}

}  // namespace

ShownStreams shown_streams(const survey::Comparison& comparison, const Disclosed& disclosed,
                           const std::vector<survey::WorkStreamContacts>& streams,
                           const std::vector<survey::WorkStreamChange>& changes) {
    ShownStreams result;
    result.shown.assign(streams.size(), true);
    result.of_one_shown.assign(streams.size(), true);
    for (const survey::WorkStreamContacts& stream : streams) result.work_streams.push_back(stream.work_stream);
    result.everything = disclosed.edition != Edition::public_;
    if (result.everything) return result;
    const std::size_t least = disclosed.min_group;
    std::vector<Members> groups = shown_areas(comparison, disclosed);
    groups.push_back(comparison.stayers);
    Members once, several;
    for (const survey::WorkStreamContacts& stream : streams) {
        groups.push_back(stream.members);
        Members both;
        std::ranges::set_intersection(once, stream.members, std::back_inserter(both));
        once = either_members(once, stream.members);
        several = either_members(several, both);
    }
    const auto apart = [&](const Members& members) {
        return std::ranges::none_of(groups, [&](const Members& group) { return differ_by_few(members, group, least); });
    };
    for (std::size_t k = 0; k < streams.size(); ++k) {
        const survey::WorkStreamContacts& stream = streams[k];
        const auto change = std::ranges::find(changes, stream.work_stream, &survey::WorkStreamChange::work_stream);
        const std::size_t answered = change == changes.end() ? 0 : change->change.actors;
        result.shown[k] = std::min({stream.members_from.size(), stream.members_to.size(), stream.members.size(),
                                    answered}) >= least &&
                          apart(stream.members);
        Members of_one;
        std::ranges::set_difference(stream.members, several, std::back_inserter(of_one));
        result.of_one_shown[k] = result.shown[k] && of_one.size() >= least && apart(of_one);
    }
    const auto few = [&](std::size_t people) { return people > 0 && people < least; };
    // All links less those of the work-streams shown, and between them, are of the people outside these.
    Members in_shown;
    for (std::size_t k = 0; k < streams.size(); ++k) {
        if (result.shown[k]) in_shown = either_members(in_shown, streams[k].members);
    }
    result.between_shown = !few(several.size()) && !few(members_beyond(comparison.stayers, in_shown));
    result.pooled_shown = !few(several.size()) && std::ranges::find(result.shown, false) == result.shown.end();
    return result;
}

ShownStreams shown_streams(const survey::Networks& networks, const survey::Comparison& comparison,
                           const Disclosed& disclosed) {
    const Study& study = networks.study();
    return shown_streams(comparison, disclosed,
                         survey::work_stream_contacts(study, comparison, survey::told_both_times(study, comparison)),
                         survey::work_stream_changes(networks, comparison));
}

bool ShownStreams::shows(std::size_t work_stream) const {
    const auto at = static_cast<std::size_t>(std::ranges::find(work_streams, work_stream) - work_streams.begin());
    return everything || (at < shown.size() && shown[at]);
}

bool ShownStreams::shows_of_one(std::size_t work_stream) const {
    const auto at = static_cast<std::size_t>(std::ranges::find(work_streams, work_stream) - work_streams.begin());
    return everything || (at < of_one_shown.size() && of_one_shown[at]);
}

}  // namespace crosstie::io
