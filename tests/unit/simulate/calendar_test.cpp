#include "waymark/simulate/calendar.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace waymark {
namespace {

Event event(std::int64_t time, Phase phase, std::uint32_t lot, std::uint32_t owner = 0) {
  return {moment(Ticks{time}, phase), lot, owner};
}

std::vector<std::uint32_t> owners_in_order(Calendar& calendar) {
  std::vector<std::uint32_t> owners;
  while (!calendar.is_empty()) owners.push_back(calendar.take().owner);
  return owners;
}

TEST(Moment, orders_by_time_before_phase) {
  EXPECT_LT(moment(Ticks{5}, Phase::report), moment(Ticks{6}, Phase::date));
  EXPECT_LT(moment(Ticks{5}, Phase::date), moment(Ticks{5}, Phase::place));
  EXPECT_LT(moment(Ticks{-3}, Phase::report), moment(Ticks{-2}, Phase::date));
}

TEST(Moment, gives_its_time_back) {
  for (const std::int64_t time :
       {std::int64_t{-1}, std::int64_t{0}, std::int64_t{7}, 100 * ms_per_year})
    for (const Phase phase : {Phase::date, Phase::report})
      EXPECT_EQ(time_of(moment(Ticks{time}, phase)), Ticks{time});
}

TEST(Calendar, knows_four_events_of_which_one_comes_next) {
  Calendar calendar;
  for (std::uint32_t i = 0; i < 100; ++i)
    calendar.insert(event((i * 37) % 100, Phase::place, i, i));
  EXPECT_EQ(calendar.candidates(), nullptr);  // nothing has been taken out

  for (int i = 0; i < 90; ++i) {
    calendar.take();
    const Event* candidates = calendar.candidates();
    ASSERT_NE(candidates, nullptr);
    const std::uint32_t next = std::min_element(candidates, candidates + 4, is_before)->owner;
    EXPECT_EQ(next, calendar.earliest().owner);
  }
}

TEST(Calendar, names_no_candidates_where_there_are_fewer_than_four) {
  Calendar calendar;
  for (std::uint32_t i = 0; i < 4; ++i) calendar.insert(event(i, Phase::place, i, i));
  calendar.take();

  EXPECT_EQ(calendar.candidates(), nullptr);
}

TEST(Calendar, gives_events_by_time_phase_and_lot) {
  Calendar calendar;
  calendar.insert(event(2, Phase::place, 1, 4));
  calendar.insert(event(1, Phase::arrival, 1, 3));
  calendar.insert(event(1, Phase::place, 9, 2));
  calendar.insert(event(1, Phase::place, 3, 1));

  EXPECT_EQ(owners_in_order(calendar), (std::vector<std::uint32_t>{1, 2, 3, 4}));
}

TEST(Calendar, orders_equal_lots_by_owner) {
  Calendar calendar;
  for (const std::uint32_t owner : {3u, 1u, 2u}) calendar.insert(event(1, Phase::place, 5, owner));

  EXPECT_EQ(owners_in_order(calendar), (std::vector<std::uint32_t>{1, 2, 3}));
}

TEST(Calendar, does_not_depend_on_the_order_of_insertion) {
  std::vector<std::uint32_t> order{0, 1, 2, 3, 4, 5, 6};
  do {
    Calendar calendar;
    for (const std::uint32_t i : order) calendar.insert(event(i / 3, Phase::place, i % 3, i));
    ASSERT_EQ(owners_in_order(calendar), (std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5, 6}));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Calendar, looks_at_the_earliest_without_taking_it) {
  Calendar calendar;
  calendar.insert(event(2, Phase::place, 0, 2));
  calendar.insert(event(1, Phase::place, 0, 1));

  EXPECT_EQ(calendar.earliest().owner, 1u);
  EXPECT_EQ(calendar.size(), 2u);
}

TEST(Calendar, is_empty_when_the_last_has_been_taken) {
  Calendar calendar;
  EXPECT_TRUE(calendar.is_empty());
  calendar.insert(event(1, Phase::place, 0));
  EXPECT_FALSE(calendar.is_empty());

  calendar.take();

  EXPECT_TRUE(calendar.is_empty());
  EXPECT_EQ(calendar.size(), 0u);
}

TEST(Calendar, puts_an_event_in_the_room_of_the_one_just_taken) {
  Calendar calendar;
  for (const std::int64_t time : {1, 4, 6, 8})
    calendar.insert(event(time, Phase::place, 0, static_cast<std::uint32_t>(time)));
  EXPECT_EQ(calendar.take().owner, 1u);
  calendar.insert(event(5, Phase::place, 0, 5));  // fills the hole, but does not stay at the top
  EXPECT_EQ(calendar.size(), 4u);
  EXPECT_EQ(calendar.take().owner, 4u);
  calendar.insert(event(3, Phase::place, 0, 3));  // before all others
  calendar.insert(event(9, Phase::place, 0, 9));

  EXPECT_EQ(owners_in_order(calendar), (std::vector<std::uint32_t>{3, 5, 6, 8, 9}));
}

TEST(Calendar, forgets_everything_when_cleared) {
  Calendar calendar;
  calendar.insert(event(1, Phase::place, 0));
  calendar.take();
  calendar.insert(event(2, Phase::place, 0));

  calendar.clear();

  EXPECT_TRUE(calendar.is_empty());
}

}  // namespace
}  // namespace waymark
