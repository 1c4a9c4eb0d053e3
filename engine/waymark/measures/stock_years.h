#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/discounting.h"
#include "waymark/measures/planner.h"

namespace waymark {

/// Years a head, each counted by where a stock stands in it: the integral of the stock over lives.
/// What is lost by dying early is lost here too. The run tells integrals that are exact; measures
/// only add up.
struct StockYearsPlan {
  std::uint16_t stock = 0;
  int groups = 1;
  SlotBlock slots[discount_variants];
};

std::vector<StockYearsPlan> plan_stock_years(Planner& planner);

class StockYears {
 public:
  void reset(const std::vector<StockYearsPlan>& plans);
  void spent(const std::vector<StockYearsPlan>& plans, const Fact& fact, std::uint64_t member);
  void write(const std::vector<StockYearsPlan>& plans, const Presence& presence,
             MetricValues& values) const;

 private:
  std::vector<std::vector<double>> ms_;  ///< plan by plan: variant by variant, everyone and groups
};

}  // namespace waymark
