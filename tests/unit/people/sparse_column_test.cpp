#include "waymark/people/sparse_column.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <map>
#include <random>
#include <vector>

namespace waymark {
namespace {

using Rows = std::vector<std::map<std::size_t, std::int64_t>>;

void expect_holds(SparseColumn<std::int64_t>& column, const Rows& rows) {
  for (std::size_t row = 0; row < rows.size(); ++row) {
    ASSERT_EQ(column.count(row), rows[row].size());
    std::size_t position = 0;
    for (const auto& [element, value] : rows[row]) {
      EXPECT_TRUE(column.holds(row, element));
      EXPECT_EQ(column.element(row, position), element);
      EXPECT_EQ(column.values(row)[position], value);
      ++position;
    }
  }
}

TEST(SparseColumn, begins_with_rows_that_hold_nothing) {
  SparseColumn<std::int64_t> column;
  column.shape(70);
  column.grow_to(2);

  EXPECT_EQ(column.count(1), 0u);
  EXPECT_FALSE(column.holds(1, 69));
}

TEST(SparseColumn, without_elements_takes_no_memory_and_holds_nothing) {
  SparseColumn<std::int64_t> column;
  column.shape(0);
  column.grow_to(1000);

  EXPECT_EQ(column.bytes(), 0u);
  EXPECT_EQ(column.count(999), 0u);
}

TEST(SparseColumn, keeps_what_is_set_in_the_order_of_elements) {
  SparseColumn<std::int64_t> column;
  column.shape(130);
  column.grow_to(1);
  for (const std::size_t i : {64, 0, 129, 63}) column.set(0, i, static_cast<std::int64_t>(i));
  column.set(0, 64, -1);

  expect_holds(column, {{{0, 0}, {63, 63}, {64, -1}, {129, 129}}});
}

/// The plain reference: a map a row.
TEST(SparseColumn, does_what_a_map_for_every_row_does) {
  constexpr std::size_t people = 40, width = 90;
  std::mt19937 any(1);
  SparseColumn<std::int64_t> column;
  column.shape(width);
  column.grow_to(people);
  Rows rows(people);
  for (int change = 0; change < 20'000; ++change) {
    const std::size_t row = any() % people, i = any() % width;
    const auto kind = any() % 100;
    if (kind == 0) {
      column.reset_row(row);
      rows[row].clear();
    } else if (kind < 50) {
      column.set(row, i, change);
      rows[row][i] = change;
    } else {
      column.blank(row, i);
      rows[row].erase(i);
    }
  }

  expect_holds(column, rows);
}

TEST(SparseColumn, gives_room_handed_back_to_others) {
  SparseColumn<std::int64_t> column;
  column.shape(32);
  column.grow_to(2);
  const auto fill = [&column](std::size_t row) {
    for (std::size_t i = 0; i < 32; ++i) column.set(row, i, 1);
  };
  fill(0);
  const std::size_t before = column.bytes();
  for (int life = 0; life < 1000; ++life) {
    column.reset_row(0);
    fill(0);
  }

  EXPECT_EQ(column.bytes(), before);
}

TEST(SparseColumn, is_copied_like_any_other) {
  SparseColumn<std::int64_t> column;
  column.shape(8);
  column.grow_to(1);
  column.set(0, 3, 7);
  SparseColumn<std::int64_t> copy = column;
  column.set(0, 3, 8);

  expect_holds(copy, {{{3, 7}}});
}

}  // namespace
}  // namespace waymark
