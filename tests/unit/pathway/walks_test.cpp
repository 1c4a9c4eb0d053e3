#include "waymark/pathway/walks.h"

#include <gtest/gtest.h>

#include "tests/unit/pathway/routes.h"

namespace waymark {
namespace {

using Points = std::vector<int>;

// The example of Lengauer and Tarjan 1979, figure 1: R A B C D E F G H I J K L as 0 to 12, with the
// dominator tree printed there as figure 2.
Ways lengauer_tarjan_example() {
  enum { R, A, B, C, D, E, F, G, H, I, J, K, L };
  return {13,
          {{R, A}, {R, B}, {R, C}, {A, D}, {B, A}, {B, D}, {B, E}, {C, F}, {C, G}, {D, L}, {E, H},
           {F, I}, {G, I}, {G, J}, {H, E}, {H, K}, {I, K}, {J, I}, {K, I}, {K, R}, {L, H}}};
}

TEST(Walks, find_the_dominators_printed_by_lengauer_and_tarjan) {
  enum { R, A, B, C, D, E, F, G, H, I, J, K, L };

  const Points immediate = immediate_dominators(lengauer_tarjan_example(), R);

  EXPECT_EQ(immediate, (Points{-1, R, R, R, R, R, C, C, R, R, G, R, D}));
}

TEST(Walks, ignore_ways_in_from_points_that_no_walk_reaches) {
  const Ways ways{4, {{0, 1}, {1, 2}, {3, 2}}};

  EXPECT_EQ(immediate_dominators(ways, 0), (Points{-1, 0, 1, -1}));
}

TEST(Walks, list_the_points_between_two_in_walking_order) {
  const Ways ways{5, {{0, 3}, {3, 1}, {1, 2}, {1, 4}, {4, 2}}};

  const Points immediate = immediate_dominators(ways, 0);

  EXPECT_EQ(dominators_between(immediate, 0, 2), (Points{3, 1}));
  EXPECT_EQ(dominators_between(immediate, 0, 3), Points{});
}

TEST(Walks, reach_what_ways_lead_to_and_no_more) {
  const Ways ways{5, {{0, 1}, {1, 0}, {2, 1}, {3, 4}}};

  EXPECT_EQ(reached_from(ways, {0}), (std::vector<bool>{true, true, false, false, false}));
  EXPECT_EQ(reached_from(ways, {0, 3}), (std::vector<bool>{true, true, false, true, true}));
  EXPECT_EQ(reached_from(reversed(ways), {1}), (std::vector<bool>{true, true, true, false, false}));
}

TEST(Walks, find_rounds_and_points_that_lead_to_themselves) {
  const Ways ways{6, {{4, 1}, {1, 4}, {0, 1}, {4, 2}, {3, 3}, {2, 5}}};

  EXPECT_EQ(cycles(ways), (std::vector<Points>{{1, 4}, {3}}));
}

TEST(Walks, put_every_point_before_those_it_leads_to) {
  const Ways ways{6, {{0, 5}, {0, 2}, {2, 5}, {2, 4}, {4, 5}, {4, 2}, {1, 0}}};

  EXPECT_EQ(walking_order(ways, {0}), (Points{0, 2, 4, 5}));
}

TEST(Walks, meet_ways_listed_earlier_first) {
  const Ways ways{4, {{0, 3}, {0, 1}, {3, 2}, {1, 2}}};

  EXPECT_EQ(walking_order(ways, {0}), (Points{0, 3, 1, 2}));
}

TEST(Walks, of_one_episode_stop_at_home) {
  const Pathway pathway = [] {
    RouteBuilder route;
    route.step("desk", StepKind::activity);
    route.step("home", StepKind::home);
    route.link("desk", "home").link("home", "desk", 0, LinkKind::clock);
    return route.pathway();
  }();

  EXPECT_EQ(open_ways(pathway).edges.size(), 2u);
  EXPECT_EQ(episode_ways(pathway).edges, (std::vector<std::pair<int, int>>{{0, 1}}));
}

}  // namespace
}  // namespace waymark
