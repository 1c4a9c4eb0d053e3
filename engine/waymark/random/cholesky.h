#pragma once

#include <cstddef>
#include <vector>

namespace waymark {

/// Where a symmetric matrix stops being positive definite: with everything before it as it is, the
/// element (row, column) would have to lie strictly between `low` and `high`. On the diagonal
/// (row = column) it would have to be above `low`, and `high` is infinite.
struct NotPositiveDefinite {
  std::size_t row = 0, column = 0;
  double low = 0, high = 0;
};

/// The factor L of a symmetric positive definite matrix L L^T, row by row, zeros above the diagonal
/// (Cholesky 1924, by rows). Plain sums in a fixed order, so that the bits are the same everywhere;
/// draws hang on them. Independent blocks stay independent to the last bit.
struct Cholesky {
  std::vector<double> factor;  ///< size x size, row-major
  bool is_definite = true;     ///< false: `obstacle` says where it ended
  NotPositiveDefinite obstacle = {};
};

/// Only elements on and below the diagonal are read. What is left of a diagonal element must be
/// above 1e-12 of it: a matrix that is singular but for rounding is refused.
Cholesky cholesky(const std::vector<double>& matrix, std::size_t size);

}  // namespace waymark
