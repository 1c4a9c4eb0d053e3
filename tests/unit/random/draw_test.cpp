#include "waymark/random/draw.h"

#include <gtest/gtest.h>

#include <set>

namespace waymark {
namespace {

constexpr StreamKey a_stream = {11, 12};

TEST(Draw, takes_its_first_two_numbers_from_one_block) {
  const Block block = draw_block(a_stream, 1, 2, 3u << 8);
  Draw draw(a_stream, 1, 2, 3);
  const double first = draw.uniform();
  const double second = draw.uniform();
  EXPECT_EQ(first, unit_uniform(block.word[0], block.word[1]));
  EXPECT_EQ(second, unit_uniform(block.word[2], block.word[3]));
}

TEST(Draw, walks_on_through_sub_blocks) {
  const Block block = draw_block(a_stream, 1, 2, (3u << 8) + 1);
  Draw draw(a_stream, 1, 2, 3);
  draw.uniform();
  draw.uniform();
  const double third = draw.uniform();
  EXPECT_EQ(third, unit_uniform(block.word[0], block.word[1]));
}

TEST(Draw, never_enters_the_address_of_the_next_ordinal) {
  Draw draw(a_stream, 1, 2, 3);
  for (int i = 0; i < 512; ++i) draw.uniform();
  EXPECT_THROW(draw.uniform(), ContractError);
}

TEST(Draw, has_room_for_24_bits_of_ordinals) {
  EXPECT_NO_THROW(Draw(a_stream, 1, 2, (1u << 24) - 1));
  EXPECT_THROW(Draw(a_stream, 1, 2, 1u << 24), ContractError);
}

TEST(Draw, of_the_same_address_is_always_the_same) {
  Draw one(a_stream, 7, 8, 9);
  Draw other(a_stream, 7, 8, 9);
  for (int i = 0; i < 10; ++i) {
    const double first = one.uniform();
    const double second = other.uniform();
    EXPECT_EQ(first, second);
  }
}

TEST(Draw, differs_wherever_the_address_differs) {
  std::set<double> seen;
  for (std::uint32_t replication = 0; replication < 3; ++replication) {
    for (Who person = 0; person < 20; ++person) {
      for (Purpose purpose = 0; purpose < 20; ++purpose) {
        for (std::uint32_t ordinal = 0; ordinal < 20; ++ordinal) {
          Draw draw({replication, 0}, person, purpose, ordinal);
          seen.insert(draw.uniform());
        }
      }
    }
  }
  EXPECT_EQ(seen.size(), 3u * 20 * 20 * 20);
}

}  // namespace
}  // namespace waymark
