#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "waymark/experiment/statistics.h"

namespace waymark {

/// What an arm costs, in pounds, and what it gains, of which more is better.
struct CostAndEffect {
  double cost = 0, effect = 0;
};

/// Whether anybody would choose an arm, whatever one more of the effect is worth.
enum class Efficiency {
  efficient,            ///< at some worth nothing does better
  dominated,            ///< another arm costs no more and gains no less, and is better in one
  extendedly_dominated  ///< between two others lies a mixture that does
};

/// Where an arm stands among the others. Arms are named by their place in the list.
struct FrontierPlace {
  Efficiency efficiency = Efficiency::efficient;
  std::optional<std::size_t> by;       ///< a dominated arm: the arm that does it
  std::optional<std::size_t> against;  ///< else: the next cheaper arm of the frontier, if any
  std::optional<std::size_t> and_by;   ///< extendedly dominated: the next dearer one
  /// Pounds for each more of the effect, against that cheaper arm; of an efficient arm.
  double icer = not_defined;
};

/// The efficient frontier of arms (Johannesson and Weinstein 1993, "On the decision rules of
/// cost-effectiveness analysis"): without dominated arms, incremental ratios rise from arm to arm.
/// The order of the arms makes no difference; arms that are the same in both share one place.
std::vector<FrontierPlace> frontier_of(const std::vector<CostAndEffect>& arms);

/// What is gained, at this worth of one more, less what it costs (Stinnett and Mullahy 1998).
inline double net_benefit(const CostAndEffect& arm, double worth) {
  return worth * arm.effect - arm.cost;
}

/// The 95 % interval of a ratio of two means of paired figures, after Fieller (1954). Nothing
/// where the lower figure is not clear of nought, since every ratio is then possible.
Interval fieller95(const std::vector<double>& above, const std::vector<double>& below);

struct NetBenefit {
  double worth = 0;
  RunningMoments value;
  RunningMoments difference;  ///< from the base arm, run by run
  bool is_most = false;       ///< no arm has more
};

struct ArmValue {
  RunningMoments cost, effect;
  RunningMoments more_cost, more_effect;  ///< than the base arm, run by run
  FrontierPlace place;
  Interval icer;                     ///< of place.icer, over paired runs
  std::vector<NetBenefit> benefits;  ///< by worth
};

struct ValueForMoney {
  std::uint64_t runs = 0;  ///< in which every arm has both figures
  std::vector<ArmValue> arms;
};

/// `runs` hold one entry an arm, of the same people with the same chances; those in which a figure
/// is not defined are left out.
ValueForMoney value_for_money(const std::vector<std::vector<CostAndEffect>>& runs,
                              std::size_t base_arm, const std::vector<double>& worth);

}  // namespace waymark
