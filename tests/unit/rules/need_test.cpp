#include "waymark/rules/need.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

constexpr NeedThresholds thresholds{0.6, 0.4};

TEST(Need, comes_on_at_its_upper_threshold_and_goes_off_at_its_lower) {
  EXPECT_TRUE(need_is_on(0.6, false, thresholds));
  EXPECT_FALSE(need_is_on(0.4, true, thresholds));
}

TEST(Need, stays_as_it_was_in_between) {
  EXPECT_TRUE(need_is_on(0.5, true, thresholds));
  EXPECT_FALSE(need_is_on(0.5, false, thresholds));
}

TEST(Need, switches_at_the_tick_at_which_its_state_says_so) {
  const StockAnchor worsening{0.1, Ticks{0}, 1e-6, 0.9};
  const Ticks on = next_switch(worsening, false, thresholds, Ticks{0});
  EXPECT_TRUE(need_is_on(value_at(worsening, on), false, thresholds));
  EXPECT_FALSE(need_is_on(value_at(worsening, on - Ticks{1}), false, thresholds));
  const StockAnchor easing{0.9, Ticks{0}, 1e-6, 0.1};
  const Ticks off = next_switch(easing, true, thresholds, Ticks{0});
  EXPECT_FALSE(need_is_on(value_at(easing, off), true, thresholds));
  EXPECT_TRUE(need_is_on(value_at(easing, off - Ticks{1}), true, thresholds));
}

TEST(Need, that_is_off_and_easing_never_switches) {
  const StockAnchor easing{0.9, Ticks{0}, 1e-6, 0.5};
  EXPECT_EQ(next_switch(easing, true, thresholds, Ticks{0}), never);
}

}  // namespace
}  // namespace waymark
