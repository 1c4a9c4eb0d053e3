#include "waymark/people/column.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(Column, holds_rows_side_by_side) {
  Column<int> column;
  column.shape(3, 7);
  column.grow_to(2);

  column.row(1)[2] = 5;

  EXPECT_EQ(column.size(), 6u);
  EXPECT_EQ(column[5], 5);
  EXPECT_EQ(column.bytes_per_row(), 3 * sizeof(int));
}

TEST(Column, fills_new_rows_and_keeps_old_ones) {
  Column<int> column;
  column.shape(2, 7);
  column.grow_to(1);
  column.row(0)[0] = 1;

  column.grow_to(3);

  EXPECT_EQ(column.values(), (std::vector<int>{1, 7, 7, 7, 7, 7}));
}

TEST(Column, never_shrinks_by_growing) {
  Column<int> column;
  column.shape(1, 0);
  column.grow_to(4);

  column.grow_to(2);

  EXPECT_EQ(column.size(), 4u);
}

TEST(Column, gives_one_row_its_fill_again) {
  Column<int> column;
  column.shape(2, 7);
  column.grow_to(2);
  column.row(0)[1] = column.row(1)[1] = 1;

  column.reset_row(1);

  EXPECT_EQ(column.values(), (std::vector<int>{7, 1, 7, 7}));
}

TEST(Column, of_no_width_takes_no_room) {
  Column<double> column;
  column.shape(0, 1.0);

  column.grow_to(1000);

  EXPECT_EQ(column.size(), 0u);
}

TEST(Column, is_empty_after_being_shaped_again) {
  Column<int> column;
  column.shape(1, 1);
  column.grow_to(3);

  column.shape(2, 4);

  EXPECT_EQ(column.size(), 0u);
  EXPECT_EQ(column.width(), 2u);
}

}  // namespace
}  // namespace waymark
