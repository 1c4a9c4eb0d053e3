#include "waymark/rules/clock.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "waymark/base/bits.h"
#include "waymark/base/contract.h"

namespace waymark {
namespace {

const ClockBaseline steady{constant_hazard(1e-6), nullptr, Ticks{0}};
const ClockBaseline ageing{weibull_hazard(1.5, 1e6), nullptr, Ticks{-1000}};

TEST(Clock, rings_at_the_first_tick_by_which_its_threshold_is_spent) {
  for (const ClockBaseline& baseline : {steady, ageing}) {
    const ClockAnchor clock{0.7, Ticks{5000}, 0.3};
    const Ticks ring = ring_tick(clock, baseline);
    EXPECT_EQ(unspent(clock, baseline, ring), 0.0);
    EXPECT_GT(unspent(clock, baseline, ring - Ticks{1}), 0.0);
  }
}

TEST(Clock, is_wound_by_a_unit_exponential) {
  EXPECT_DOUBLE_EQ(wind(std::exp(-0.7), Ticks{3}, 0.1).threshold, 0.7);
  EXPECT_THROW(wind(1.0, Ticks{0}, 0.0), ContractError);
}

TEST(Clock, rings_later_by_as_much_as_its_hazard_is_lower) {
  const ClockAnchor clock{1.0, Ticks{0}, 0.0};
  const ClockAnchor slower{1.0, Ticks{0}, std::log(0.5)};
  EXPECT_EQ(ring_tick(clock, steady), Ticks{1'000'000});
  EXPECT_EQ(ring_tick(slower, steady), Ticks{2'000'000});
}

TEST(Clock, keeps_what_it_has_not_spent_when_its_multiplier_changes) {
  const ClockAnchor clock{1.0, Ticks{0}, 0.0};
  const ClockAnchor doubled = spend(clock, steady, Ticks{600'000}, std::log(2.0));
  EXPECT_NEAR(doubled.threshold, 0.4, 1e-12);
  EXPECT_NEAR(in_milliseconds(ring_tick(doubled, steady)), 800'000.0, 1.0);
}

TEST(Clock, keeps_what_it_has_not_spent_over_time_without_risk) {
  const ClockAnchor clock{1.0, Ticks{0}, 0.0};
  const ClockAnchor out = spend(clock, steady, Ticks{600'000}, 0.0);
  const ClockAnchor back = resume(out, Ticks{5'000'000}, 0.0);
  EXPECT_EQ(bits_of(back.threshold), bits_of(out.threshold));
  EXPECT_NEAR(in_milliseconds(ring_tick(back, steady)), 5'400'000.0, 1.0);
}

TEST(Clock, with_a_multiplier_of_nothing_never_rings_and_spends_nothing) {
  const ClockAnchor clock{1.0, Ticks{0}, -std::numeric_limits<double>::infinity()};
  EXPECT_EQ(ring_tick(clock, steady), never);
  EXPECT_EQ(unspent(clock, steady, Ticks{1'000'000'000}), 1.0);
}

TEST(Clock, that_leaves_risk_at_the_tick_of_its_ring_rings_as_soon_as_it_is_back) {
  const ClockAnchor clock{0.7, Ticks{0}, 0.3};
  const ClockAnchor out = spend(clock, steady, ring_tick(clock, steady), 0.0);
  EXPECT_EQ(out.threshold, 0.0);
  const ClockAnchor back = resume(out, Ticks{77'000'000}, 0.0);
  EXPECT_EQ(ring_tick(back, steady), Ticks{77'000'000});
}

TEST(Clock, is_read_without_being_changed) {
  const ClockAnchor clock{1.0, Ticks{0}, 0.0};
  EXPECT_EQ(bits_of(unspent(clock, steady, Ticks{0})), bits_of(1.0));
  EXPECT_THROW(unspent(clock, steady, Ticks{-1}), ContractError);
}

double log_move_over(const std::vector<MovingTerm>& moving, Ticks from, Ticks to) {
  double move = 0.0;
  for (const MovingTerm& term : moving)
    move += term.slope * (value_at(term.stock, to) - value_at(term.stock, from));
  return move;
}

TEST(Hold, without_a_moving_source_is_for_ever) {
  const std::vector<MovingTerm> resting{{2.0, {0.3, Ticks{0}, 0.0, 0.9}},
                                        {0.0, {0.1, Ticks{0}, 1e-6, 1}}};
  const Hold held = hold(0.25, resting, Ticks{10});
  EXPECT_EQ(held.log_multiplier, 0.25);
  EXPECT_EQ(held.renew, never);
  EXPECT_EQ(hold(0.25, {}, Ticks{0}).renew, never);
}

TEST(Hold, keeps_to_the_midpoint_of_the_move_until_it_is_renewed) {
  const std::vector<MovingTerm> moving{{-2.0, {0.3, Ticks{0}, 1e-9, 0.8}}};
  const Hold held = hold(0.1, moving, Ticks{50});
  const double move = log_move_over(moving, Ticks{50}, held.renew);
  EXPECT_NEAR(move, -clock_tolerance, 1e-6);
  EXPECT_NEAR(held.log_multiplier, 0.1 + move / 2, 1e-12);
}

TEST(Hold, renews_before_any_mix_of_sources_has_moved_by_the_tolerance) {
  const std::vector<MovingTerm> moving{{-2.0, {0.3, Ticks{0}, 1e-9, 0.8}},
                                       {1.5, {0.9, Ticks{0}, 3e-8, 0.2}},
                                       {1e-9, {0.1, Ticks{0}, 1e-3, 0.9}}};
  Ticks now{0};
  int renewals = 0;
  for (; renewals < 1000; ++renewals) {
    const Hold held = hold(0.0, moving, now);
    if (held.renew == never) break;
    EXPECT_LE(std::fabs(log_move_over(moving, now, held.renew)), clock_tolerance * (1 + 1e-9));
    now = held.renew;
  }
  // 1.9 to move at 0.05 each, and halvings at the end: fast but tiny sources do not multiply work.
  EXPECT_LT(renewals, 80);
  EXPECT_GT(renewals, 30);
}

TEST(Hold, ends_at_where_the_multiplier_ends) {
  const std::vector<MovingTerm> moving{{1.0, {0.5, Ticks{0}, 1e-6, 0.502}}};
  const Hold held = hold(0.1, moving, Ticks{0});
  EXPECT_EQ(held.renew, never);
  EXPECT_NEAR(held.log_multiplier, 0.102, 1e-15);
}

}  // namespace
}  // namespace waymark
