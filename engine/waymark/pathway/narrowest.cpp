#include "waymark/pathway/narrowest.h"

#include <cmath>
#include <cstddef>

#include "waymark/pathway/at.h"
#include "waymark/pathway/cut.h"
#include "waymark/pathway/load.h"
#include "waymark/pathway/walks.h"

namespace waymark {
namespace {

// The ways up to a first help, with a request before every start and one point behind every help.
Ways ways_to_help(const Track& track, int request, int helped) {
  Ways ways = episode_ways(track.pathway);
  ways.count = helped + 1;
  for (const int start : track.starts) ways.edges.emplace_back(request, start);
  for (int step = 0; step < request; ++step) {
    if (track.pathway.steps[at(step)].first_help) ways.edges.emplace_back(step, helped);
  }
  return ways;
}

}  // namespace

std::optional<Narrowest> narrowest_place(const Track& track, const Episode& to_help,
                                         const TrackAudit& figures,
                                         const std::vector<Load>& loads) {
  const double requests = requests_a_year(track.work, track.id);
  if (requests <= 0 || !figures.help || track.work.steps.empty()) return std::nullopt;
  const int request = static_cast<int>(track.pathway.steps.size());
  const int helped = request + 1;
  const std::vector<double> chance = to_help.chance_of_help();
  std::vector<double> limits(at(helped) + 1, no_limit);
  for (const StepFigures& step : figures.steps) {
    const PathwayStep& described = track.pathway.steps[at(step.step)];
    if (ends_an_episode(described) || step.visits <= 0) continue;
    const std::optional<double> possible =
        visits_possible(track.work, loads, step.step, requests * step.visits);
    if (!possible) continue;
    // Somebody who comes round again takes the place of another.
    const double people = *possible * step.reached / step.visits;
    const double through =
        described.first_help ? to_help.helped_share(step.step) : chance[at(step.step)];
    limits[at(step.step)] = people * through;
  }
  const Cut cut = least_cut(ways_to_help(track, request, helped), limits, request, helped);
  Narrowest place;
  place.helped_today = requests * figures.help->chance;
  if (std::isfinite(cut.flow)) place.most = cut.flow;
  place.steps = cut.points;
  return place;
}

}  // namespace waymark
