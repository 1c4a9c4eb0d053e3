#include "waymark/rules/publication.h"

#include <gtest/gtest.h>

#include <cmath>

namespace waymark {
namespace {

constexpr StockAnchor rising_anchor{0.2, Ticks{0}, 1e-6, 0.8};
constexpr StockAnchor falling_anchor{0.8, Ticks{0}, 1e-6, 0.2};

TEST(Publication, shows_a_moving_stock_half_a_tolerance_ahead) {
  EXPECT_DOUBLE_EQ(publish(rising_anchor, Ticks{0}).seen, 0.205);
  EXPECT_DOUBLE_EQ(publish(falling_anchor, Ticks{0}).seen, 0.795);
}

TEST(Publication, shows_a_stock_at_rest_where_it_is) {
  EXPECT_EQ(publish({0.3, Ticks{0}, 0.0, 0.9}, Ticks{5}).seen, 0.3);
}

TEST(Publication, shows_the_midpoint_of_what_is_left_once_it_is_less_than_the_tolerance) {
  const StockAnchor close{0.796, Ticks{0}, 1e-6, 0.8};
  const Publication publication = publish(close, Ticks{0});
  EXPECT_DOUBLE_EQ(publication.seen, 0.798);
  EXPECT_EQ(next_publication(publication, close, Ticks{0}), never);
}

TEST(Publication, comes_once_per_tolerance_moved_and_stays_within_half_of_it) {
  Publication publication = publish(rising_anchor, Ticks{0});
  int count = 0;
  for (Ticks t{0}; t != never; ++count) {
    const Ticks next = next_publication(publication, rising_anchor, t);
    if (next == never) break;
    EXPECT_LE(std::fabs(value_at(rising_anchor, next - Ticks{1}) - publication.seen), 0.005 + 1e-9);
    publication = following(publication, rising_anchor, next);
    t = next;
  }
  EXPECT_EQ(count, 59);
}

TEST(Publication, holds_when_the_goal_changes_and_the_value_does_not) {
  const Publication publication = publish(rising_anchor, Ticks{0});
  const StockAnchor turned{0.207, Ticks{100}, 1e-6, 0.1};
  EXPECT_TRUE(still_holds(publication, turned, Ticks{100}));
  const Ticks next = next_publication(publication, turned, Ticks{100});
  EXPECT_LE(value_at(turned, next), 0.2);
  EXPECT_GT(value_at(turned, next - Ticks{1}), 0.2);
}

TEST(Publication, breaks_when_an_experience_moves_the_stock_out_of_its_band) {
  const Publication publication = publish(rising_anchor, Ticks{0});
  EXPECT_FALSE(still_holds(publication, {0.22, Ticks{0}, 1e-6, 0.8}, Ticks{0}));
  EXPECT_TRUE(still_holds(publication, {0.204, Ticks{0}, 1e-6, 0.8}, Ticks{0}));
}

TEST(Publication, of_a_stock_that_turned_back_shows_it_where_it_is) {
  const Publication publication = publish(rising_anchor, Ticks{0});
  const StockAnchor turned{0.2, Ticks{0}, 1e-6, 0.1};
  const Ticks next = next_publication(publication, turned, Ticks{0});
  EXPECT_EQ(next, Ticks{0});
  EXPECT_EQ(following(publication, turned, next).seen, 0.2);
}

// A stock whose goal falls as it is seen to rise: the hardest case, since being seen ahead of
// itself turns it round. It must settle near the fixed point 0.5 with few refreshes.
TEST(Publication, lets_a_stock_that_brakes_itself_come_to_rest) {
  const auto goal = [](double seen) { return 0.5 - 3.0 * (seen - 0.5); };
  StockAnchor stock{0.2, Ticks{0}, 1e-6, 0.0};
  Publication publication = publish(stock, Ticks{0});
  stock.goal = goal(publication.seen);
  int refreshes = 0;
  for (Ticks t{0}; refreshes < 1000; ++refreshes) {
    t = next_publication(publication, stock, t);
    if (t == never || t > Ticks{100'000'000}) break;
    stock = moved_to(stock, t);
    publication = following(publication, stock, t);
    stock.goal = goal(publication.seen);
  }
  EXPECT_LT(refreshes, 200);
  EXPECT_NEAR(value_at(stock, Ticks{200'000'000}), 0.5, 0.02);
}

}  // namespace
}  // namespace waymark
