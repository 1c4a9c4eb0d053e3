#include "waymark/experiment/rank_agreement.h"

#include <gtest/gtest.h>

#include <cmath>

namespace waymark {
namespace {

TEST(KendallTau, is_1_for_one_order_and_minus_1_for_its_reverse) {
  EXPECT_EQ(kendall_tau({1, 2, 3, 9}, {10, 20, 21, 22}), 1);
  EXPECT_EQ(kendall_tau({1, 2, 3, 9}, {4, 3, 2, 1}), -1);
}

TEST(KendallTau, counts_pairs_that_agree_less_those_that_do_not) {
  EXPECT_NEAR(kendall_tau({1, 2, 3}, {1, 3, 2}), 1.0 / 3, 1e-15);
}

TEST(KendallTau, lets_ties_count_for_neither) {
  EXPECT_NEAR(kendall_tau({1, 1, 2}, {1, 2, 3}), 2 / std::sqrt(2.0 * 3.0), 1e-15);
}

TEST(KendallTau, says_nothing_where_all_is_tied) {
  EXPECT_TRUE(std::isnan(kendall_tau({1, 1}, {1, 2})));
  EXPECT_TRUE(std::isnan(kendall_tau({1}, {1})));
}

}  // namespace
}  // namespace waymark
