#include "waymark/experiment/value_for_money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>

namespace waymark {
namespace {

/// Up to eight arms on a coarse grid, so that ties and lines of three come often.
std::vector<CostAndEffect> some_arms() {
  std::vector<CostAndEffect> arms;
  const int count = *rc::gen::inRange(1, 9);
  for (int i = 0; i < count; ++i)
    arms.push_back({static_cast<double>(*rc::gen::inRange(0, 12)),
                    static_cast<double>(*rc::gen::inRange(0, 8))});
  return arms;
}

bool same_number(double a, double b) { return a == b || (std::isnan(a) && std::isnan(b)); }

RC_GTEST_PROP(ValueForMoneyOfArms, does_not_depend_on_their_order, ()) {
  const std::vector<CostAndEffect> arms = some_arms();
  std::vector<std::size_t> order(arms.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size(); i > 1; --i)
    std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
  std::vector<CostAndEffect> shuffled;
  for (const std::size_t arm : order) shuffled.push_back(arms[arm]);
  const std::vector<FrontierPlace> as_given = frontier_of(arms);
  const std::vector<FrontierPlace> as_shuffled = frontier_of(shuffled);
  for (std::size_t i = 0; i < order.size(); ++i) {
    RC_ASSERT(as_shuffled[i].efficiency == as_given[order[i]].efficiency);
    RC_ASSERT(same_number(as_shuffled[i].icer, as_given[order[i]].icer));
  }
}

RC_GTEST_PROP(ValueForMoneyOfArms, is_the_same_in_pence_but_for_the_size_of_the_ratios, ()) {
  const std::vector<CostAndEffect> arms = some_arms();
  std::vector<CostAndEffect> in_pence = arms;
  for (CostAndEffect& arm : in_pence) arm.cost *= 128;  // exact in binary, as 100 would not be
  const std::vector<FrontierPlace> pounds = frontier_of(arms);
  const std::vector<FrontierPlace> pence = frontier_of(in_pence);
  for (std::size_t i = 0; i < arms.size(); ++i) {
    RC_ASSERT(pounds[i].efficiency == pence[i].efficiency);
    RC_ASSERT(pounds[i].by == pence[i].by);
    RC_ASSERT(same_number(128 * pounds[i].icer, pence[i].icer));
  }
}

/// What the frontier is for: at any worth, some efficient arm has the most net benefit, and ratios
/// rise along it.
RC_GTEST_PROP(ValueForMoneyOfArms, loses_nothing_by_leaving_dominated_arms_out, ()) {
  const std::vector<CostAndEffect> arms = some_arms();
  const std::vector<FrontierPlace> places = frontier_of(arms);
  const double worth = *rc::gen::inRange(0, 40) / 4.0;
  double most = -1e9;
  double most_of_efficient = -1e9;
  for (std::size_t i = 0; i < arms.size(); ++i) {
    most = std::max(most, net_benefit(arms[i], worth));
    if (places[i].efficiency == Efficiency::efficient)
      most_of_efficient = std::max(most_of_efficient, net_benefit(arms[i], worth));
  }
  RC_ASSERT(std::fabs(most - most_of_efficient) < 1e-9);
  for (const FrontierPlace& place : places) {
    if (std::isnan(place.icer) || std::isnan(places[*place.against].icer)) continue;
    RC_ASSERT(place.icer >= places[*place.against].icer - 1e-12);
  }
}

}  // namespace
}  // namespace waymark
