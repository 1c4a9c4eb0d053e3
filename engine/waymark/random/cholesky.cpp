#include "waymark/random/cholesky.h"

#include <cmath>
#include <limits>

#include "waymark/base/contract.h"

namespace waymark {

namespace {

constexpr double least_left = 1e-12;

}  // namespace

Cholesky cholesky(const std::vector<double>& matrix, std::size_t size) {
  WAYMARK_EXPECT(matrix.size() == size * size, "a matrix that is not square");
  Cholesky result;
  std::vector<double>& factor = result.factor;
  factor.assign(size * size, 0.0);
  const auto refuse = [&result](std::size_t row, std::size_t column, double low, double high) {
    result.is_definite = false;
    result.obstacle = {row, column, low, high};
    return result;
  };
  for (std::size_t row = 0; row < size; ++row) {
    const double diagonal = matrix[row * size + row];
    double left = diagonal;  // of the variance, after the columns so far
    for (std::size_t column = 0; column < row; ++column) {
      double explained = 0.0;
      for (std::size_t k = 0; k < column; ++k)
        explained += factor[row * size + k] * factor[column * size + k];
      const double pivot = factor[column * size + column];
      const double element = (matrix[row * size + column] - explained) / pivot;
      const double after = left - element * element;
      if (!(after > least_left * diagonal)) {
        const double reach = left > 0.0 ? pivot * std::sqrt(left) : 0.0;
        return refuse(row, column, explained - reach, explained + reach);
      }
      factor[row * size + column] = element;
      left = after;
    }
    if (!(left > 0.0))
      return refuse(row, row, diagonal - left, std::numeric_limits<double>::infinity());
    factor[row * size + row] = std::sqrt(left);
  }
  return result;
}

}  // namespace waymark
