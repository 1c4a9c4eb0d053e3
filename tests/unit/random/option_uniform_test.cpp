#include "waymark/random/option_uniform.h"

#include <gtest/gtest.h>

#include <vector>

#include "tests/unit/random/goodness_of_fit.h"

namespace waymark {
namespace {

constexpr Purpose first = path_hash("step/fork/left"), second = path_hash("step/fork/right");

Block block_of(std::uint32_t person) {
  return draw_block(stream_key(7, 0), who(77, person), path_hash("step/fork"), 0);
}

std::vector<double> numbers_of(Purpose option) {
  std::vector<double> numbers;
  for (std::uint32_t i = 0; i < sample_size; ++i)
    numbers.push_back(option_uniform(block_of(i), option));
  return numbers;
}

/// Counts of pairs in a grid of 10 x 10 cells.
double chance_of_both(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> counts(100, 0);
  for (std::size_t i = 0; i < a.size(); ++i)
    counts[10 * static_cast<std::size_t>(10 * a[i]) + static_cast<std::size_t>(10 * b[i])] += 1;
  return chi_square_chance(counts, std::vector<double>(100, sample_size / 100.0));
}

TEST(OptionUniform, is_uniform) {
  EXPECT_LT(kolmogorov_statistic(numbers_of(first)), kolmogorov_limit);
}

TEST(OptionUniform, of_two_options_of_one_choice_are_independent) {
  EXPECT_GT(chance_of_both(numbers_of(first), numbers_of(second)), 1e-4);
}

TEST(OptionUniform, of_options_whose_hashes_differ_in_one_bit_are_independent) {
  for (int bit = 0; bit < 32; ++bit)
    EXPECT_GT(chance_of_both(numbers_of(first), numbers_of(first ^ (1u << bit))), 1e-5) << bit;
}

TEST(OptionUniform, is_independent_of_the_stay_that_the_same_block_gives) {
  std::vector<double> stays;
  for (std::uint32_t i = 0; i < sample_size; ++i)
    stays.push_back(unit_uniform(block_of(i).word[0], block_of(i).word[1]));

  EXPECT_GT(chance_of_both(stays, numbers_of(first)), 1e-4);
}

}  // namespace
}  // namespace waymark
