#include "waymark/pathway/way_to_help.h"

#include <algorithm>
#include <cstddef>

#include "waymark/pathway/at.h"
#include "waymark/pathway/walks.h"

namespace waymark {
namespace {

// The steps among some that carry a mark, such as being a hoop.
std::vector<int> marked(const Track& track, const std::vector<int>& steps,
                        bool PathwayStep::*mark) {
  std::vector<int> found;
  for (const int step : steps) {
    if (track.pathway.steps[at(step)].*mark) found.push_back(step);
  }
  return found;
}

// The same from each way in alone: where people come in by several, hardly any hoop is on all ways.
void name_ways_in(const Track& track, const Episode& to_help, const Ways& ways, int any_help,
                  WayToHelp& way) {
  const std::vector<double> chance = to_help.chance_of_help();
  for (const int start : track.starts) {
    WayIn in{start, track.begins[at(start)], chance[at(start)], {}};
    if (track.pathway.steps[at(start)].hoop) in.hoops.push_back(start);
    const std::vector<int> between =
        dominators_between(immediate_dominators(ways, start), start, any_help);
    for (const int hoop : marked(track, between, &PathwayStep::hoop))
      if (!track.pathway.steps[at(hoop)].first_help) in.hoops.push_back(hoop);
    way.ways_in.push_back(in);
  }
  std::sort(way.ways_in.begin(), way.ways_in.end(), [](const WayIn& a, const WayIn& b) {
    return a.share != b.share ? a.share > b.share : a.step < b.step;
  });
}

// Who ever comes to a hoop, and gets help from there: where a walk goes on does not depend on how
// it came.
void name_hoops_met(const Track& track, const Episode& to_help, const std::vector<double>& visits,
                    WayToHelp& way) {
  const std::vector<double> chance = to_help.chance_of_help();
  for (const int step : walking_order(episode_ways(track.pathway), track.starts)) {
    const PathwayStep& described = track.pathway.steps[at(step)];
    if (!described.hoop || described.first_help || !to_help.is_left(step)) continue;
    const double came = visits[at(step)] / to_help.visits_to(step)[at(step)];
    const double share = came * chance[at(step)] / way.chance;
    if (share > 0) way.met.push_back({step, share});
  }
}

// What everyone passes is what dominates: the ways of an episode get two points more, one before
// every start and one behind every help.
void name_what_everyone_passes(const Track& track, const Episode& to_help,
                               const std::vector<double>& visits, WayToHelp& way) {
  const int count = static_cast<int>(track.pathway.steps.size());
  const int request = count;
  const int any_help = count + 1;
  Ways ways = episode_ways(track.pathway);
  ways.count = count + 2;
  for (const int start : track.starts) ways.edges.emplace_back(request, start);
  for (int step = 0; step < count; ++step) {
    if (track.pathway.steps[at(step)].first_help) ways.edges.emplace_back(step, any_help);
  }
  const std::vector<int> immediate = immediate_dominators(ways, request);

  std::vector<int> passed = dominators_between(immediate, request, any_help);
  // Where one help is the only one, it is on every way to itself; that is no hoop before it.
  const auto helps = [&](int step) { return track.pathway.steps[at(step)].first_help; };
  passed.erase(std::remove_if(passed.begin(), passed.end(), helps), passed.end());
  way.hoops = marked(track, passed, &PathwayStep::hoop);
  way.retellings = marked(track, passed, &PathwayStep::retelling);

  for (int step = 0; step < count; ++step) {
    if (!helps(step) || immediate[at(step)] < 0) continue;
    const std::vector<int> before = dominators_between(immediate, request, step);
    way.routes.push_back({step, visits[at(step)] * to_help.helped_share(step),
                          marked(track, before, &PathwayStep::hoop),
                          marked(track, before, &PathwayStep::retelling)});
  }
  name_ways_in(track, to_help, ways, any_help, way);
  name_hoops_met(track, to_help, visits, way);
}

double days_to_start(const Track& track, std::size_t step) {
  const StepWork* work = track.work_at(static_cast<int>(step));
  return work == nullptr ? 0 : work->days_to_start;
}

// Means before help. Of the visits to a step, those that lead to help are visits times the chance
// of help from there, since where a walk goes on does not depend on how it came.
void weigh_the_way(const Track& track, const Episode& to_help, const std::vector<double>& visits,
                   const std::vector<double>& chance, WayToHelp& way) {
  for (std::size_t index = 0; index < visits.size(); ++index) {
    const PathwayStep& step = track.pathway.steps[index];
    if (step.first_help) {
      way.days_from_request += visits[index] * to_help.helped_share(static_cast<int>(index)) *
                               days_to_start(track, index) / way.chance;
      continue;
    }
    if (ends_an_episode(step)) continue;
    const double helped = visits[index] * chance[index] / way.chance;
    way.hoops_passed += step.hoop ? helped : 0;
    way.retold += step.retelling ? helped : 0;
    way.days_from_request += helped * days_of_stay(step);
    way.hours_person += helped * step.hours_person;
    way.hours_staff += helped * step.hours_staff;
    way.staff_hours_unhelped += visits[index] * (1 - chance[index]) * step.hours_staff;
  }
}

// The reported clock starts when an accepting step is first left by its way on: one walk up to that
// moment, then a second one from wherever it led.
void time_the_reported_clock(const Track& track, const Episode& to_help,
                             const std::vector<double>& chance, WayToHelp& way) {
  const auto starts_the_clock = [&](const PathwayLink& link) {
    return link.kind == LinkKind::then && track.pathway.steps[at(link.from)].accepts_referral;
  };
  std::vector<double> unaccepted = track.shares;
  for (std::size_t link = 0; link < unaccepted.size(); ++link) {
    if (starts_the_clock(track.pathway.links[link])) unaccepted[link] = 0;
  }
  const Episode before(track.pathway, unaccepted, track.begins, Episode::Until::help);
  const std::vector<double> visits_before = before.visits(track.begins);
  std::vector<double> accepted(track.begins.size(), 0.0);
  double helped = 0;
  for (std::size_t index = 0; index < unaccepted.size(); ++index) {
    const PathwayLink& link = track.pathway.links[index];
    // A help may accept referrals too; by then the wait is over.
    if (!starts_the_clock(link) || !before.is_left(link.from) ||
        track.pathway.steps[at(link.from)].first_help)
      continue;
    const double flow = visits_before[at(link.from)] * track.shares[index];
    accepted[at(link.to)] += flow;
    helped += flow * chance[at(link.to)];
  }
  if (helped <= 0) return;
  const std::vector<double> visits_after = to_help.visits(accepted);
  double days = 0;
  for (std::size_t step = 0; step < visits_after.size(); ++step) {
    const PathwayStep& described = track.pathway.steps[step];
    if (described.first_help) {
      days += visits_after[step] * to_help.helped_share(static_cast<int>(step)) *
              days_to_start(track, step);
    } else if (to_help.is_left(static_cast<int>(step))) {
      days += visits_after[step] * chance[step] * days_of_stay(described);
    }
  }
  way.share_accepted = helped / way.chance;
  way.days_from_acceptance = days / helped;
}

}  // namespace

std::optional<WayToHelp> way_to_help(const Track& track, const Episode& to_help) {
  const std::vector<double> visits = to_help.visits(track.begins);
  const std::vector<double> chance = to_help.chance_of_help();
  WayToHelp way;
  for (std::size_t step = 0; step < visits.size(); ++step) {
    way.chance += visits[step] * to_help.helped_share(static_cast<int>(step));
  }
  if (way.chance <= 0) return std::nullopt;
  name_what_everyone_passes(track, to_help, visits, way);
  weigh_the_way(track, to_help, visits, chance, way);
  time_the_reported_clock(track, to_help, chance, way);
  return way;
}

}  // namespace waymark
