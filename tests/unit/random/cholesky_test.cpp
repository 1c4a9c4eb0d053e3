#include "waymark/random/cholesky.h"

#include <gtest/gtest.h>

#include "waymark/random/draw.h"

namespace waymark {
namespace {

TEST(Cholesky, gives_a_factor_whose_square_is_the_matrix) {
  // M M^T + I of random M is positive definite.
  constexpr std::size_t size = 7;
  Draw draw(stream_key(1, 0), 1, 1, 0);
  std::vector<double> random(size * size), matrix(size * size);
  for (double& each : random) each = 2 * draw.uniform() - 1;
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j) {
      matrix[i * size + j] = i == j ? 1.0 : 0.0;
      for (std::size_t k = 0; k < size; ++k)
        matrix[i * size + j] += random[i * size + k] * random[j * size + k];
    }

  const Cholesky made = cholesky(matrix, size);

  ASSERT_TRUE(made.is_definite);
  for (std::size_t i = 0; i < size; ++i)
    for (std::size_t j = 0; j < size; ++j) {
      double product = 0.0;
      for (std::size_t k = 0; k < size; ++k)
        product += made.factor[i * size + k] * made.factor[j * size + k];
      EXPECT_NEAR(product, matrix[i * size + j], 1e-14);
      if (j > i) {
        EXPECT_EQ(made.factor[i * size + j], 0.0);
      }
    }
}

TEST(Cholesky, keeps_independent_blocks_apart) {
  const Cholesky two = cholesky({1, 0.6, 0.6, 1}, 2);
  const Cholesky four = cholesky({1, 0, 0.6, 0,   //
                                  0, 1, 0, -0.3,  //
                                  0.6, 0, 1, 0,   //
                                  0, -0.3, 0, 1},
                                 4);
  EXPECT_EQ(four.factor[2 * 4 + 0], two.factor[2]);
  EXPECT_EQ(four.factor[2 * 4 + 2], two.factor[3]);
  EXPECT_EQ(four.factor[2 * 4 + 1], 0.0);
  EXPECT_EQ(four.factor[3 * 4 + 0], 0.0);
}

TEST(Cholesky, says_which_element_contradicts_the_others_and_what_it_could_be) {
  // With 0.9 and 0.9 to the first, the other two are correlated by at least 0.81 - 0.19.
  const Cholesky made = cholesky({1, 0.9, 0.9, 0.9, 1, 0.1, 0.9, 0.1, 1}, 3);

  ASSERT_FALSE(made.is_definite);
  EXPECT_EQ(made.obstacle.row, 2u);
  EXPECT_EQ(made.obstacle.column, 1u);
  EXPECT_NEAR(made.obstacle.low, 0.62, 1e-12);
  EXPECT_NEAR(made.obstacle.high, 1.0, 1e-12);
  EXPECT_TRUE(cholesky({1, 0.9, 0.9, 0.9, 1, 0.63, 0.9, 0.63, 1}, 3).is_definite);
  EXPECT_FALSE(cholesky({1, 0.9, 0.9, 0.9, 1, 0.61, 0.9, 0.61, 1}, 3).is_definite);
}

TEST(Cholesky, refuses_what_is_singular_but_for_rounding) {
  EXPECT_FALSE(cholesky({1, 1, 1, 1}, 2).is_definite);
  EXPECT_FALSE(cholesky({1, 0.6, 0.8, 0.6, 1, 0.0, 0.8, 0.0, 1}, 3).is_definite);
  EXPECT_FALSE(cholesky({0.0}, 1).is_definite);
}

}  // namespace
}  // namespace waymark
