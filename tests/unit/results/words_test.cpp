#include "waymark/results/words.h"

#include <gtest/gtest.h>

#include "waymark/results/error.h"

namespace waymark {
namespace {

TEST(Words, come_back_as_what_they_stand_for) {
  for (const Better better : {Better::higher, Better::lower, Better::neither}) {
    EXPECT_EQ(better_named(word_for(better), "file"), better);
  }
  for (const Horizon horizon : {Horizon::short_term, Horizon::long_term}) {
    EXPECT_EQ(horizon_named(word_for(horizon), "file"), horizon);
  }
  for (const Couplings couplings : {Couplings::all, Couplings::measured_only}) {
    EXPECT_EQ(couplings_named(word_for(couplings), "file"), couplings);
  }
  for (const StopReason reason : {StopReason::count_reached, StopReason::precision_reached,
                                  StopReason::maximum_reached, StopReason::interrupted}) {
    EXPECT_EQ(stop_reason_named(word_for(reason), "file"), reason);
  }
}

TEST(Words, are_those_of_the_tables) {
  EXPECT_EQ(word_for(Horizon::short_term), "short");
  EXPECT_EQ(word_for(Horizon::long_term), "long");
  EXPECT_EQ(word_for(Couplings::measured_only), "measured-only");
}

TEST(Words, that_do_not_belong_are_refused_with_their_file) {
  try {
    better_named("best", "results.sqlite");
    FAIL();
  } catch (const ResultsError& error) {
    EXPECT_EQ(std::string(error.what()),
              "results.sqlite: holds a word that does not belong there: best");
  }
}

TEST(Hexadecimal, keeps_all_64_bits) {
  for (const std::uint64_t value : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0},
                                    std::uint64_t{0xfedcba9876543210u}}) {
    EXPECT_EQ(hexadecimal(value).size(), 16u);
    EXPECT_EQ(from_hexadecimal(hexadecimal(value), "file"), value);
  }
  EXPECT_EQ(hexadecimal(0xabcdu), "000000000000abcd");
}

TEST(Hexadecimal, of_another_length_or_alphabet_is_refused) {
  for (const char* text : {"abcd", "000000000000abcg", "000000000000ABCD", "0000000000000abcd"}) {
    EXPECT_THROW(from_hexadecimal(text, "file"), ResultsError) << text;
  }
}

}  // namespace
}  // namespace waymark
