// Are intervals as honest as they say? Many small experiments on systems whose means are known.
#include <gtest/gtest.h>

#include <cstdio>

#include "tests/theory/figures.h"
#include "waymark/experiment/statistics.h"

namespace waymark {
namespace {

/// Of 1,000 experiments of `size` replications each, how many intervals cover the exact value.
int covered(const std::vector<double>& values, double exact, std::size_t size) {
  int covers = 0;
  for (std::size_t experiment = 0; experiment < 1000; ++experiment) {
    RunningMoments moments;
    for (std::size_t i = 0; i < size; ++i) moments.add(values[experiment * size + i]);
    const Interval interval = interval95(moments);
    covers += interval.low <= exact && exact <= interval.high;
  }
  return covers;
}

void expect_honest(const char* quantity, int covers) {
  std::printf("coverage of 95 %% intervals over 1,000 experiments | %s | 950 | %d | 6.9 | %s\n",
              quantity, covers, covers >= 930 && covers <= 970 ? "holds" : "too few or too many");
  EXPECT_GE(covers, 930) << quantity;
  EXPECT_LE(covers, 970) << quantity;
}

TEST(Coverage, of_intervals_for_time_spent_and_shares) {
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "2 years" },
    "population": { "just-come": true, "count": 40, "at": { "well": 1 } },
    "pathway": { "well": { "kind": "home" }, "ill": { "kind": "home" } },
    "clocks": { "falls-ill": { "rate": "1 per year", "during": ["well"], "then": "ill" },
                "recovers": { "rate": "2 per year", "during": ["ill"], "then": "well" } },
    "measures": { "well": { "standard": "time-at-steps", "steps": ["well"], "at": ["2 years"] },
                  "now": { "standard": "at-step", "steps": ["well"], "at": ["2 years"] } })",
                        10'000, 5);
  const double gone = std::exp(-3.0 * 2);
  expect_honest("years well", covered(figures.values("well/years/undiscounted", "over 2 years"),
                                      4.0 / 3 + (1 - gone) / 9, 10));
  expect_honest("share well", covered(figures.values("now", "at 2 years"), 2.0 / 3 + gone / 3, 10));
}

TEST(Coverage, of_intervals_for_a_queue) {
  // The mean number in a system without bounds has an exact mean from the first day after warm-up
  // on.
  const Figures figures(
      R"("dates": { "start": "2027-04-01", "horizon": "1 day", "warm-up": "1 day" },
    "arrivals": { "customers": { "to": "desk", "rate": "6 per hour" } },
    "pathway": { "desk": { "kind": "activity", "lasts": "30 minutes", "then": "gone" }, "gone": { "kind": "exit" } },
    "measures": { "number": { "standard": "in-system" } })",
      10'000, 6);
  expect_honest("number present", covered(figures.values("number"), 3.0, 10));
}

}  // namespace
}  // namespace waymark
