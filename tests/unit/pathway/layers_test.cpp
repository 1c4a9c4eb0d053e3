#include "waymark/pathway/layers.h"

#include <gtest/gtest.h>

#include "tests/unit/pathway/routes.h"

namespace waymark {
namespace {

struct Drawn {
  Pathway pathway;
  std::vector<DrawnWay> ways;
  Layers layers;

  explicit Drawn(Pathway described)
      : pathway(std::move(described)),
        ways(drawn_ways(pathway, {})),
        layers(layered(pathway, ways)) {}

  int row(const std::string& id) const {
    return layers.row_of_step[static_cast<std::size_t>(index_of(pathway, id))];
  }
};

TEST(Layers, put_the_hoops_of_a_route_under_each_other) {
  const Drawn drawn(six_hoops());

  EXPECT_EQ(drawn.row("request"), 0);
  EXPECT_EQ(drawn.row("housing-form"), 5);
  EXPECT_EQ(drawn.row("keywork"), 7);
  EXPECT_EQ(drawn.row("group"), 8);
  EXPECT_EQ(drawn.row("review"), 9);
}

TEST(Layers, put_an_end_below_all_others_if_only_lanes_lead_to_it) {
  const Drawn drawn(six_hoops());

  EXPECT_EQ(drawn.row("planned-end"), 10);
  EXPECT_EQ(drawn.row("home"), 11);
}

TEST(Layers, draw_refused_lost_and_given_up_ways_in_lanes) {
  for (const DrawnWay& way : Drawn(six_hoops()).ways) {
    const bool leaves = way.kind == LinkKind::refused || way.kind == LinkKind::lost ||
                        way.kind == LinkKind::gave_up;
    EXPECT_EQ(way.side, leaves || way.kind == LinkKind::clock) << way.label;
  }
}

TEST(Layers, draw_a_clock_in_a_lane_only_beside_a_way_on) {
  RouteBuilder route;
  route.step("support", StepKind::support).entry = true;
  route.step("home", StepKind::home);
  route.step("ill", StepKind::home);
  route.link("support", "home", 0.8).link("support", "home", 0.2, LinkKind::clock);
  route.link("home", "ill", 0, LinkKind::clock);
  const Drawn drawn(route.pathway());

  EXPECT_FALSE(drawn.ways[0].side);
  EXPECT_TRUE(drawn.ways[1].side);
  EXPECT_FALSE(drawn.ways[2].side);
}

TEST(Layers, lead_another_round_back_up) {
  const Drawn drawn(six_hoops());
  int back = 0;
  for (std::size_t way = 0; way < drawn.ways.size(); ++way) {
    if (!drawn.layers.leads_back[way]) continue;
    ++back;
    EXPECT_EQ(drawn.ways[way].label, "another 12 weeks");
  }
  EXPECT_EQ(back, 1);
}

TEST(Layers, lead_a_new_request_from_home_back_up_even_if_people_start_at_home) {
  RouteBuilder route;
  route.step("home", StepKind::home).entry = true;
  route.step("desk", StepKind::activity);
  route.link("home", "desk", 0, LinkKind::clock).link("desk", "home");
  const Drawn drawn(route.pathway());

  EXPECT_EQ(drawn.row("desk"), 0);
  EXPECT_EQ(drawn.row("home"), 1);
  EXPECT_TRUE(drawn.layers.leads_back[0]);
}

TEST(Layers, bend_a_line_past_the_rows_between) {
  const Drawn drawn(six_hoops());
  ASSERT_EQ(drawn.layers.bends.size(), 1u);
  const Layers::Bend bend = drawn.layers.bends.front();

  EXPECT_EQ(bend.row, drawn.row("group"));
  EXPECT_EQ(drawn.pathway
                .steps[static_cast<std::size_t>(drawn.ways[static_cast<std::size_t>(bend.way)].to)]
                .id,
            "review");
}

TEST(Layers, put_a_second_door_just_above_the_step_it_opens_to) {
  RouteBuilder route;
  route.step("desk", StepKind::activity).entry = true;
  route.step("queue", StepKind::delay);
  route.step("support", StepKind::support);
  route.step("hub", StepKind::activity).entry = true;
  route.step("home", StepKind::home);
  route.link("desk", "queue").link("queue", "support").link("support", "home");
  route.link("hub", "support");
  const Drawn drawn(route.pathway());

  EXPECT_EQ(drawn.row("hub"), 1);
}

TEST(Layers, uncross_two_lines) {
  RouteBuilder route;
  for (const char* id : {"a", "b"}) route.step(id, StepKind::activity).entry = true;
  for (const char* id : {"c", "d"}) route.step(id, StepKind::activity);
  route.step("home", StepKind::home);
  route.link("a", "d").link("b", "c").link("c", "home").link("d", "home");
  const Drawn drawn(route.pathway());
  const auto& upper = drawn.layers.rows[0];
  const auto& lower = drawn.layers.rows[1];

  EXPECT_EQ(upper[0] == index_of(drawn.pathway, "a"), lower[0] == index_of(drawn.pathway, "d"));
}

TEST(Layers, put_links_of_one_kind_between_two_steps_together) {
  RouteBuilder route;
  route.step("desk", StepKind::activity).entry = true;
  route.step("home", StepKind::home);
  route.link("desk", "home", 0.25, LinkKind::then, "by day");
  route.link("desk", "home", 0.75, LinkKind::then, "by night");
  const std::vector<DrawnWay> ways = drawn_ways(route.pathway(), {20, 30});

  ASSERT_EQ(ways.size(), 1u);
  EXPECT_EQ(ways[0].chance, 1);
  EXPECT_EQ(ways[0].volume, 50);
  EXPECT_EQ(ways[0].label, "by day; by night");
}

TEST(Layers, leave_out_links_that_nobody_takes) {
  RouteBuilder route;
  route.step("desk", StepKind::activity).entry = true;
  route.step("home", StepKind::home);
  route.link("desk", "home").link("desk", "home", 0, LinkKind::refused);

  EXPECT_EQ(drawn_ways(route.pathway(), {}).size(), 1u);
  EXPECT_EQ(drawn_ways(route.pathway(), {1, 2}).size(), 2u);
}

}  // namespace
}  // namespace waymark
