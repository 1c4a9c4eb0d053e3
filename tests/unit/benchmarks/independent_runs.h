#pragma once

#include <cmath>
#include <cstdint>

namespace waymark {

/// Mean and standard error of one number over runs with seeds 1, 2, ... `runs`.
struct MeanOfRuns {
  double mean = 0;
  double standard_error = 0;
};

template <class Measure>
MeanOfRuns over_independent_runs(int runs, Measure measure) {
  double sum = 0;
  double squares = 0;
  for (int seed = 1; seed <= runs; ++seed) {
    const double value = measure(static_cast<std::uint64_t>(seed));
    sum += value;
    squares += value * value;
  }
  const double mean = sum / runs;
  const double variance = (squares - runs * mean * mean) / (runs - 1);
  return {mean, std::sqrt(variance / runs)};
}

/// Within four standard errors, and precise enough for that to mean something.
inline bool agrees(const MeanOfRuns& estimate, double exact, double relative_precision) {
  return std::abs(estimate.mean - exact) <= 4.0 * estimate.standard_error &&
         4.0 * estimate.standard_error <= relative_precision * exact;
}

}  // namespace waymark
