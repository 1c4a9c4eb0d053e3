#pragma once

#include <cstdint>

namespace waymark {

/// What a queueing reference measured, over the customers who left; times in the unit it states.
struct QueueOutcome {
  std::int64_t customers = 0;
  double mean_wait = 0;  ///< in all queues together
  double mean_time_in_system = 0;
};

}  // namespace waymark
