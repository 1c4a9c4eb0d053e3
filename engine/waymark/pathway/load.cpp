#include "waymark/pathway/load.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "waymark/pathway/at.h"

namespace waymark {
namespace {

bool can_queue(SupplyKind kind) { return kind != SupplyKind::contact_hours; }

}  // namespace

double requests_a_year(const RouteWork& work, const std::string& track) {
  for (const Demand& demand : work.demands) {
    if (demand.track == track) return demand.first + demand.returns;
  }
  return 0;
}

std::vector<Load> loads_of(const RouteWork& work, const std::vector<TrackAudit>& tracks) {
  std::vector<double> needed(work.supplies.size(), 0.0);
  for (const TrackAudit& track : tracks) {
    if (work.steps.empty()) continue;
    const double requests = requests_a_year(work, track.track);
    for (const StepFigures& step : track.steps) {
      for (const Take& take : work.steps[at(step.step)].takes) {
        needed[at(take.supply)] += requests * step.visits * take.hours;
      }
    }
  }
  std::vector<Load> loads;
  for (std::size_t index = 0; index < needed.size(); ++index) {
    if (needed[index] <= 0) continue;
    const Supply& supply = work.supplies[index];
    const double share = supply.unlimited          ? 0
                         : supply.hours_a_year > 0 ? needed[index] / supply.hours_a_year
                                                   : std::numeric_limits<double>::infinity();
    loads.push_back({static_cast<int>(index), needed[index], share});
  }
  std::sort(loads.begin(), loads.end(), [](const Load& a, const Load& b) {
    return a.utilisation != b.utilisation ? a.utilisation > b.utilisation : a.supply < b.supply;
  });
  return loads;
}

std::optional<double> visits_possible(const RouteWork& work, const std::vector<Load>& loads,
                                      int step, double visits_today) {
  double fullest = 0;
  for (const Take& take : work.steps[at(step)].takes) {
    if (take.hours <= 0 || !can_queue(work.supplies[at(take.supply)].kind)) continue;
    for (const Load& load : loads) {
      if (load.supply == take.supply) fullest = std::max(fullest, load.utilisation);
    }
  }
  if (fullest <= 0) return std::nullopt;
  return visits_today / fullest;
}

const Load* first_bottleneck(const Audit& audit, const RouteWork& work) {
  for (const Load& load : audit.loads) {
    if (can_queue(work.supplies[at(load.supply)].kind) && load.utilisation > 0) return &load;
  }
  return nullptr;
}

}  // namespace waymark
