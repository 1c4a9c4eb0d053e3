#include <gtest/gtest.h>

#include <functional>
#include <vector>

#include "tests/unit/random/goodness_of_fit.h"
#include "waymark/random/draw.h"

// Neighbouring addresses must give numbers that nothing tells from independent ones.

namespace waymark {
namespace {

const StreamKey this_stream = stream_key(20'26, 3);

using Address = std::function<double(std::uint32_t)>;

double first_uniform(StreamKey stream, Who person, Purpose purpose, std::uint32_t ordinal) {
  return Draw(stream, person, purpose, ordinal).uniform();
}

// Each varies one part of the address and holds the others.
double by_person(std::uint32_t i) { return first_uniform(this_stream, who(77, i), 5, 0); }
double by_source(std::uint32_t i) { return first_uniform(this_stream, who(i, 77), 5, 0); }
double by_purpose(std::uint32_t i) { return first_uniform(this_stream, who(77, 1), i, 0); }
double by_ordinal(std::uint32_t i) { return first_uniform(this_stream, who(77, 1), 5, i); }
double by_replication(std::uint32_t i) { return first_uniform(stream_key(9, i), who(77, 1), 5, 0); }
double by_seed(std::uint32_t i) { return first_uniform(stream_key(i, 0), who(77, 1), 5, 0); }
double second_by_person(std::uint32_t i) {
  Draw draw(this_stream, who(77, i), 5, 0);
  draw.uniform();
  return draw.uniform();
}

std::vector<double> sample_of(const Address& address, std::uint32_t shift = 0) {
  std::vector<double> values;
  for (std::uint32_t i = 0; i < sample_size; ++i) values.push_back(address(i + shift));
  return values;
}

// Pairs of neighbours in a grid of 10 x 10 cells.
double chance_of_pairs(const Address& address) {
  std::vector<double> counts(100, 0);
  for (std::uint32_t i = 0; i < sample_size; ++i) {
    const auto row = static_cast<std::size_t>(10 * address(i));
    const auto column = static_cast<std::size_t>(10 * address(i + 1));
    counts[10 * row + column] += 1;
  }
  return chi_square_chance(counts, std::vector<double>(100, sample_size / 100.0));
}

class Streams : public testing::TestWithParam<Address> {};

TEST_P(Streams, are_uniform) {
  EXPECT_LT(kolmogorov_statistic(sample_of(GetParam())), kolmogorov_limit);
}

TEST_P(Streams, do_not_correlate_with_their_neighbours) {
  for (const std::uint32_t distance : {1u, 2u, 16u, 256u, 65'536u}) {
    const double z = scaled_correlation(sample_of(GetParam()), sample_of(GetParam(), distance));
    EXPECT_LT(z < 0 ? -z : z, normal_limit) << "at distance " << distance;
  }
}

TEST_P(Streams, fill_the_square_of_neighbouring_pairs_evenly) {
  EXPECT_GT(chance_of_pairs(GetParam()), least_chance);
}

INSTANTIATE_TEST_SUITE_P(each_part_of_the_address, Streams,
                         testing::Values(by_person, by_source, by_purpose, by_ordinal,
                                         by_replication, by_seed, second_by_person));

TEST(Streams, of_two_purposes_of_one_person_do_not_correlate) {
  const auto other = [](std::uint32_t i) { return first_uniform(this_stream, who(77, i), 6, 0); };
  const double z = scaled_correlation(sample_of(by_person), sample_of(other));
  EXPECT_LT(z < 0 ? -z : z, normal_limit);
}

TEST(Streams, of_one_person_in_two_replications_do_not_correlate) {
  const auto in = [](std::uint64_t replication) {
    return [replication](std::uint32_t i) {
      return first_uniform(stream_key(1, replication), who(77, i), 5, 0);
    };
  };
  const double z = scaled_correlation(sample_of(in(0)), sample_of(in(1)));
  EXPECT_LT(z < 0 ? -z : z, normal_limit);
}

TEST(Streams, give_two_uncorrelated_numbers_a_block) {
  const double z = scaled_correlation(sample_of(by_person), sample_of(second_by_person));
  EXPECT_LT(z < 0 ? -z : z, normal_limit);
}

TEST(Streams, set_every_bit_half_of_the_time) {
  for (int word = 0; word < 4; ++word) {
    for (int bit = 0; bit < 32; ++bit) {
      double set = 0;
      for (std::uint32_t i = 0; i < 20'000; ++i) {
        set += (draw_block(this_stream, who(77, i), 5, 0).word[word] >> bit) & 1u;
      }
      EXPECT_NEAR(set / 20'000, 0.5, 4.5 * 0.5 / 141.42) << word << " " << bit;
    }
  }
}

}  // namespace
}  // namespace waymark
