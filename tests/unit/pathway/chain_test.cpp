#include "waymark/pathway/chain.h"

#include <gtest/gtest.h>

#include "waymark/base/contract.h"

namespace waymark {
namespace {

TEST(AbsorbingChain, counts_visits_of_the_drunkards_walk) {
  // Kemeny and Snell 1960, chapter 3: from each of three corners left or right, bar or home ends.
  const AbsorbingChain chain(3, {{0, 1, 0.5}, {1, 0, 0.5}, {1, 2, 0.5}, {2, 1, 0.5}});

  const std::vector<double> from_the_middle = chain.visits({0, 1, 0});
  const std::vector<double> from_the_left = chain.visits({1, 0, 0});

  EXPECT_NEAR(from_the_middle[0], 1.0, 1e-12);
  EXPECT_NEAR(from_the_middle[1], 2.0, 1e-12);
  EXPECT_NEAR(from_the_middle[2], 1.0, 1e-12);
  EXPECT_NEAR(from_the_left[0], 1.5, 1e-12);
  EXPECT_NEAR(from_the_left[2], 0.5, 1e-12);
}

TEST(AbsorbingChain, counts_visits_to_one_state_from_everywhere) {
  const AbsorbingChain chain(3, {{0, 1, 0.5}, {1, 0, 0.5}, {1, 2, 0.5}, {2, 1, 0.5}});

  const std::vector<double> to_the_left = chain.visits_to(0);

  EXPECT_NEAR(to_the_left[0], 1.5, 1e-12);
  EXPECT_NEAR(to_the_left[1], 1.0, 1e-12);
  EXPECT_NEAR(to_the_left[2], 0.5, 1e-12);
}

TEST(AbsorbingChain, collects_the_chance_of_ending_in_one_way) {
  const AbsorbingChain chain(3, {{0, 1, 0.5}, {1, 0, 0.5}, {1, 2, 0.5}, {2, 1, 0.5}});

  const std::vector<double> home_on_the_left = chain.collected({0.5, 0, 0});

  EXPECT_NEAR(home_on_the_left[0], 0.75, 1e-12);
  EXPECT_NEAR(home_on_the_left[1], 0.50, 1e-12);
  EXPECT_NEAR(home_on_the_left[2], 0.25, 1e-12);
}

TEST(AbsorbingChain, adds_up_several_moves_between_two_states) {
  const AbsorbingChain chain(2, {{0, 1, 0.25}, {0, 1, 0.25}});

  EXPECT_NEAR(chain.visits({1, 0})[1], 0.5, 1e-15);
}

TEST(AbsorbingChain, knows_that_a_round_without_an_end_never_ends) {
  const AbsorbingChain chain(2, {{0, 1, 1}, {1, 0, 1}});

  EXPECT_FALSE(chain.ends());
  EXPECT_THROW(chain.visits({1, 0}), ContractError);
}

TEST(AbsorbingChain, does_not_trust_a_walk_that_ends_once_in_a_million_million_moves) {
  EXPECT_FALSE(AbsorbingChain(1, {{0, 0, 1 - 1e-12}}).ends());
  EXPECT_TRUE(AbsorbingChain(1, {{0, 0, 1 - 1e-6}}).ends());
}

TEST(AbsorbingChain, without_states_ends_at_once) {
  const AbsorbingChain chain(0, {});

  EXPECT_TRUE(chain.ends());
  EXPECT_TRUE(chain.visits({}).empty());
}

}  // namespace
}  // namespace waymark
