#include "waymark/experiment/value_for_money.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/student.h"

namespace waymark {

namespace {

double ratio(const CostAndEffect& from, const CostAndEffect& to) {
  return (to.cost - from.cost) / (to.effect - from.effect);
}

bool dominates(const CostAndEffect& a, const CostAndEffect& b) {
  return a.cost <= b.cost && a.effect >= b.effect && (a.cost < b.cost || a.effect > b.effect);
}

/// Arms that nobody dominates, cheapest first; of arms that are the same, the first.
std::vector<std::size_t> undominated(const std::vector<CostAndEffect>& arms) {
  std::vector<std::size_t> order(arms.size());
  for (std::size_t arm = 0; arm < arms.size(); ++arm) order[arm] = arm;
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (arms[a].cost != arms[b].cost) return arms[a].cost < arms[b].cost;
    if (arms[a].effect != arms[b].effect) return arms[a].effect > arms[b].effect;
    return a < b;
  });
  std::vector<std::size_t> left;
  for (const std::size_t arm : order)
    if (left.empty() || arms[arm].effect > arms[left.back()].effect) left.push_back(arm);
  return left;
}

/// Of these, the ones between which ratios rise: the lower hull of cost over effect.
std::vector<std::size_t> rising(const std::vector<CostAndEffect>& arms,
                                const std::vector<std::size_t>& candidates) {
  std::vector<std::size_t> hull;
  for (const std::size_t arm : candidates) {
    while (hull.size() >= 2 && ratio(arms[hull[hull.size() - 2]], arms[hull.back()]) >
                                   ratio(arms[hull.back()], arms[arm]))
      hull.pop_back();
    hull.push_back(arm);
  }
  return hull;
}

FrontierPlace place_of(const std::vector<CostAndEffect>& arms, std::size_t arm,
                       const std::vector<std::size_t>& candidates,
                       const std::vector<std::size_t>& hull) {
  FrontierPlace place;
  // The most effective of those that dominate it: the strongest reason not to choose it.
  for (const std::size_t other : candidates)
    if (dominates(arms[other], arms[arm])) place.by = other;
  if (place.by) {
    place.efficiency = Efficiency::dominated;
    return place;
  }
  for (const std::size_t each : hull) {
    if (arms[each].effect < arms[arm].effect) place.against = each;
    if (arms[each].effect > arms[arm].effect && !place.and_by) place.and_by = each;
  }
  const bool is_on_hull = std::any_of(hull.begin(), hull.end(), [&](std::size_t each) {
    return arms[each].effect == arms[arm].effect;
  });
  if (!is_on_hull) {
    place.efficiency = Efficiency::extendedly_dominated;
    return place;
  }
  place.and_by.reset();
  if (place.against) place.icer = ratio(arms[*place.against], arms[arm]);
  return place;
}

bool is_whole(const std::vector<CostAndEffect>& run) {
  return std::all_of(run.begin(), run.end(), [](const CostAndEffect& arm) {
    return std::isfinite(arm.cost) && std::isfinite(arm.effect);
  });
}

void add_run(ValueForMoney& all, const std::vector<CostAndEffect>& run, std::size_t base) {
  ++all.runs;
  for (std::size_t arm = 0; arm < run.size(); ++arm) {
    ArmValue& value = all.arms[arm];
    value.cost.add(run[arm].cost);
    value.effect.add(run[arm].effect);
    value.more_cost.add(run[arm].cost - run[base].cost);
    value.more_effect.add(run[arm].effect - run[base].effect);
    for (NetBenefit& benefit : value.benefits) {
      const double own = net_benefit(run[arm], benefit.worth);
      benefit.value.add(own);
      benefit.difference.add(own - net_benefit(run[base], benefit.worth));
    }
  }
}

void mark_most(ValueForMoney& all, std::size_t worth) {
  double most = -std::numeric_limits<double>::infinity();
  for (const ArmValue& arm : all.arms) most = std::max(most, arm.benefits[worth].value.mean());
  for (ArmValue& arm : all.arms)
    arm.benefits[worth].is_most = arm.benefits[worth].value.mean() == most;
}

Interval icer_interval(const std::vector<std::vector<CostAndEffect>>& runs, std::size_t arm,
                       std::size_t against) {
  std::vector<double> cost, effect;
  for (const std::vector<CostAndEffect>& run : runs) {
    if (!is_whole(run)) continue;
    cost.push_back(run[arm].cost - run[against].cost);
    effect.push_back(run[arm].effect - run[against].effect);
  }
  return fieller95(cost, effect);
}

}  // namespace

std::vector<FrontierPlace> frontier_of(const std::vector<CostAndEffect>& arms) {
  const std::vector<std::size_t> candidates = undominated(arms);
  const std::vector<std::size_t> hull = rising(arms, candidates);
  std::vector<FrontierPlace> places;
  for (std::size_t arm = 0; arm < arms.size(); ++arm)
    places.push_back(place_of(arms, arm, candidates, hull));
  return places;
}

Interval fieller95(const std::vector<double>& above, const std::vector<double>& below) {
  const std::size_t n = above.size();
  if (n < 2 || below.size() != n) return {};
  RunningMoments a, b;
  for (std::size_t i = 0; i < n; ++i) {
    a.add(above[i]);
    b.add(below[i]);
  }
  double together = 0;
  for (std::size_t i = 0; i < n; ++i) together += (above[i] - a.mean()) * (below[i] - b.mean());
  const double count = static_cast<double>(n);
  const double t = student_critical(0.05, count - 1);
  const double scale = t * t / count;
  // The ratios r for which mean(above - r below) is within t standard errors of nought.
  const double square = b.mean() * b.mean() - scale * b.sd() * b.sd();
  const double middle = a.mean() * b.mean() - scale * together / (count - 1);
  const double constant = a.mean() * a.mean() - scale * a.sd() * a.sd();
  if (!(square > 0)) return {};
  const double reach = std::sqrt(std::max(0.0, middle * middle - square * constant));
  return {(middle - reach) / square, (middle + reach) / square};
}

ValueForMoney value_for_money(const std::vector<std::vector<CostAndEffect>>& runs,
                              std::size_t base_arm, const std::vector<double>& worth) {
  ValueForMoney all;
  if (runs.empty()) return all;
  all.arms.resize(runs.front().size());
  for (ArmValue& arm : all.arms)
    for (const double each : worth) arm.benefits.push_back({each, {}, {}, false});
  for (const std::vector<CostAndEffect>& run : runs)
    if (is_whole(run)) add_run(all, run, base_arm);
  if (all.runs == 0) return all;
  std::vector<CostAndEffect> means;
  for (const ArmValue& arm : all.arms) means.push_back({arm.cost.mean(), arm.effect.mean()});
  const std::vector<FrontierPlace> places = frontier_of(means);
  for (std::size_t arm = 0; arm < all.arms.size(); ++arm) {
    all.arms[arm].place = places[arm];
    if (!std::isnan(places[arm].icer))
      all.arms[arm].icer = icer_interval(runs, arm, *places[arm].against);
  }
  for (std::size_t w = 0; w < worth.size(); ++w) mark_most(all, w);
  return all;
}

}  // namespace waymark
