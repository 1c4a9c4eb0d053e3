#include "waymark/simulate/world.h"

#include <gtest/gtest.h>

#include <string>

#include "waymark/simulate/model.h"

namespace waymark {
namespace {

Shape small_shape() {
  Shape shape;
  shape.tracks = 2;
  shape.steps = 3;
  shape.stocks = 1;
  shape.clocks = 2;
  shape.teams = 1;
  shape.posts = 4;
  return shape;
}

TEST(World, gives_slots_from_the_first_on) {
  World world;
  world.shape(small_shape());

  for (std::uint32_t slot = 0; slot < 200; ++slot) EXPECT_EQ(world.take_slot(), slot);
  EXPECT_EQ(world.slots, 200u);
}

TEST(World, keeps_everybodys_row_while_it_grows) {
  World world;
  world.shape(small_shape());
  for (std::uint32_t slot = 0; slot < 500; ++slot) {
    world.take_slot();
    world.who[slot] = 1000 + slot;
    world.stay.row(slot)[1].step = static_cast<std::uint16_t>(slot);
  }

  for (std::uint32_t slot = 0; slot < 500; ++slot) {
    EXPECT_EQ(world.who[slot], 1000 + slot);
    EXPECT_EQ(world.stay.row(slot)[1].step, slot);
  }
}

TEST(World, uses_a_freed_slot_again_with_a_blank_row) {
  World world;
  world.shape(small_shape());
  for (int i = 0; i < 3; ++i) world.take_slot();
  world.stay.row(1)[0].step = 2;
  world.stock.row(1)[0].value = 0.7;
  world.rings.row(1)[1] = 5;
  world.clock.row(1)[0].threshold = 0.3;

  world.free_slot(1);
  const std::uint32_t slot = world.take_slot();

  EXPECT_EQ(slot, 1u);
  EXPECT_EQ(world.stay.row(1)[0].step, none);
  EXPECT_EQ(world.stock.row(1)[0].value, 0.0);
  EXPECT_EQ(world.rings.row(1)[1], 0);
  EXPECT_LT(world.clock.row(1)[0].threshold, 0.0);
  EXPECT_EQ(world.due.row(1)[0], no_moment);
  EXPECT_EQ(world.slots, 3u);
}

TEST(World, forgets_the_event_of_whoever_left) {
  World world;
  world.shape(small_shape());
  world.take_slot();
  world.pending[0] = {moment(Ticks{5}, Phase::place), 3, 1};

  world.free_slot(0);

  EXPECT_EQ(world.pending[0].at, no_moment);
}

TEST(World, is_empty_after_being_shaped_again) {
  World world;
  world.shape(small_shape());
  world.take_slot();
  world.calendar.insert({1, 1, 1});
  world.arrived = world.living = 1;

  world.shape(small_shape());

  EXPECT_TRUE(world.calendar.is_empty());
  EXPECT_EQ(world.slots, 0u);
  EXPECT_EQ(world.arrived, 0u);
  EXPECT_EQ(world.who.size(), 0u);
  EXPECT_EQ(world.present.size(), 3u);
}

TEST(World, has_no_room_for_what_a_scenario_does_not_use) {
  Shape bare;
  std::size_t bytes = 0;
  for (const ColumnSize& column : row_sizes(bare)) {
    bytes += column.bytes;
    if (std::string(column.column) == "published" || std::string(column.column) == "passed" ||
        std::string(column.column) == "request") {
      EXPECT_EQ(column.bytes, 0u) << column.column;
    }
  }

  EXPECT_LE(bytes, 256u);
}

TEST(World, counts_a_persons_affairs_from_its_shape) {
  Shape shape = small_shape();
  EXPECT_EQ(shape.affairs(), 4u);  // two tracks, two clocks

  shape.has_published = true;
  shape.needs = 1;

  EXPECT_EQ(shape.affairs(), 6u);
  EXPECT_EQ(shape.first_stock_affair(), 4u);
  EXPECT_EQ(shape.first_need_affair(), 5u);
}

}  // namespace
}  // namespace waymark
