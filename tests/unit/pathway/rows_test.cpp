#include "waymark/pathway/rows.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

using Values = std::vector<double>;

TEST(Rows, leave_things_alone_that_are_far_enough_apart) {
  EXPECT_EQ(spread_apart({0, 100, 300}, {0, 50, 50}), (Values{0, 100, 300}));
}

TEST(Rows, push_two_things_apart_by_equal_parts) {
  EXPECT_EQ(spread_apart({10, 10}, {0, 40}), (Values{-10, 30}));
}

TEST(Rows, push_a_crowd_apart_round_its_middle) {
  EXPECT_EQ(spread_apart({0, 0, 0, 500}, {0, 10, 10, 10}), (Values{-10, 0, 10, 500}));
}

TEST(Rows, let_a_pushed_crowd_push_on) {
  const Values spread = spread_apart({0, 0, 12}, {0, 10, 10});

  // Least squares with both gaps closed: middles m, m + 10, m + 20 with m = (0 - 10 - 8) / 3.
  EXPECT_NEAR(spread[0], -6, 1e-12);
  EXPECT_NEAR(spread[1], 4, 1e-12);
  EXPECT_NEAR(spread[2], 14, 1e-12);
}

TEST(Rows, spread_nothing_into_nothing) { EXPECT_TRUE(spread_apart({}, {}).empty()); }

}  // namespace
}  // namespace waymark
