#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/planner.h"

namespace waymark {

/// What every figure of a stock says about itself.
MetricInfo stock_metric(const Planner& planner, const std::string& id, const MeasureWords& words,
                        bool mediator);

/// False, and reported at `place`, for a mediator that would be a headline.
bool may_head(Planner& planner, const MeasureWords& words, bool mediator, const Place& place);

/// Means of stocks. Stocks are read by the run on declared dates; measures only add up.
struct StockPlan {
  std::uint16_t stock = 0;
  bool over_time = false;  ///< one mean over all readings, not one for each
  int groups = 1;
  std::vector<Ticks> times;  ///< of readings, ascending; over_time: the end of each month
  SlotBlock slots;
};

std::vector<StockPlan> plan_stocks(Planner& planner);

class StockReadings {
 public:
  void reset(const std::vector<StockPlan>& plans);
  void read(const std::vector<StockPlan>& plans, const Fact& fact, std::uint64_t member);
  void write(const std::vector<StockPlan>& plans, MetricValues& values) const;

 private:
  struct Sum {
    double value = 0, people = 0;
  };
  std::vector<std::vector<Sum>> sums_;  ///< plan by plan: reading by reading, everyone and groups
};

}  // namespace waymark
