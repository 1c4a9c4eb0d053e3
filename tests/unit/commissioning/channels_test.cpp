#include "waymark/commissioning/channels.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "waymark/simulate/model.h"

namespace waymark {
namespace {

Overlay composed(const std::vector<LeverPosition>& levers) {
  Shape shape;
  shape.has_levers = true;
  shape.teams = shape.steps = shape.sources = shape.clocks = 3;
  Overlay overlay;
  overlay.shape(shape);
  compose(levers, overlay);
  return overlay;
}

TEST(Levers, compose_as_factors_then_additions) {
  const Overlay overlay = composed({SizeTeam{1, 0.5, 2.0}, SizeTeam{1, 0.8, -1.0},
                                    MoveNumber{2, StepNumber::pass, 0.5, 0.1},
                                    MoveNumber{2, StepNumber::pass, 0.5, 0.2}});

  EXPECT_EQ(overlay.team[1].size, 0.5 * 0.8);
  EXPECT_EQ(overlay.team[1].added, 1.0);
  const NumberOverlay& pass = overlay.number.row(2)[0];
  EXPECT_EQ(pass.factor, 0.25);
  EXPECT_DOUBLE_EQ(pass.added, 0.3);
}

TEST(Levers, that_are_neutral_leave_a_neutral_overlay) {
  const Overlay overlay =
      composed({SizeTeam{1, 1.0, 0.0, true}, HoursAtWork{0, 1.0}, PriceOfTeam{0, 1.0},
                ScaleArrivals{2, 1.0}, ScaleClock{2, 1.0}, MoveNumber{0, StepNumber::refuse}});

  EXPECT_TRUE(overlay == composed({}));
}

TEST(Levers, on_steps_and_links_resolve_by_who_comes_first) {
  const Overlay overlay = composed({CloseStep{0, 1}, OpenStep{0}, CloseStep{0, 2}, OpenStep{1},
                                    RemoveLink{0, 1}, AddLink{0, 1, 7, 0.5}});

  EXPECT_EQ(overlay.step[0].opening, Opening::closed);
  EXPECT_EQ(overlay.step[0].people_go_to, 1);
  EXPECT_EQ(overlay.step[1].opening, Opening::open);
  EXPECT_EQ(overlay.links, 1u);
  EXPECT_EQ(overlay.link[0].weight, 0.0);
}

TEST(Levers, shrink_a_team_by_leaving_only_if_all_say_so) {
  EXPECT_TRUE(composed({SizeTeam{0, 0.9, 0, true}, SizeTeam{0, 0.9, 0, true}}).team[0].by_leaving);
  EXPECT_FALSE(
      composed({SizeTeam{0, 0.9, 0, true}, SizeTeam{0, 0.9, 0, false}}).team[0].by_leaving);
  EXPECT_FALSE(
      composed({SizeTeam{0, 0.9, 0, false}, SizeTeam{0, 0.9, 0, true}}).team[0].by_leaving);
}

TEST(Levers, change_no_more_links_than_there_are_slots) {
  std::vector<LeverPosition> levers;
  for (std::uint16_t to = 0; to <= most_link_overlays; ++to)
    levers.push_back(AddLink{0, to, to, 1});

  EXPECT_THROW(composed(levers), std::length_error);
}

}  // namespace
}  // namespace waymark
