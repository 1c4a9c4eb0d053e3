#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/planner.h"

namespace waymark {

/// Means of stocks. Stocks are read by the run on declared dates; measures only add up.
struct StockPlan {
  std::uint16_t stock = 0;
  bool over_time = false;    ///< mean over people and time, from integrals
  int groups = 1;
  std::vector<Ticks> times;  ///< of readings
  SlotBlock slots;
  int presence = no_role;    ///< over_time: person-time below the line
};

std::vector<StockPlan> plan_stocks(Planner& planner);

/// Sums of what was read. For means over time the run must close the integrals at the branch date,
/// so that every `stock_spent` after it covers time after it only.
class StockReadings {
 public:
  void reset(const std::vector<StockPlan>& plans);
  void read(const std::vector<StockPlan>& plans, const Fact& fact, std::uint64_t member);
  void spent(const std::vector<StockPlan>& plans, const Fact& fact, std::uint64_t member);
  void write(const std::vector<StockPlan>& plans, const Presence& presence,
             const DiscountVariants& discount, Ticks horizon, MetricValues& values) const;

 private:
  struct Sum {
    double value = 0, people = 0;
  };
  std::vector<std::vector<Sum>> sums_;  ///< plan by plan: time by time, everyone and groups
};

}  // namespace waymark
