#pragma once

#include <cstdint>
#include <vector>

namespace waymark {

/// Draws that a test takes: enough for the limits below.
inline constexpr std::uint32_t sample_size = 100'000;

/// Kolmogorov's statistic sqrt(n) D of numbers that should be uniform on (0, 1), sorted here.
double kolmogorov_statistic(std::vector<double> uniforms);

/// A uniform sample exceeds this with chance 1e-4: 2 exp(-2 x^2) = 1e-4 (Kolmogorov 1933).
inline constexpr double kolmogorov_limit = 2.2252;

/// The chance of a chi-square at least as large as that of `counts` against `expected`, both of one
/// length, with one degree of freedom fewer than cells (Pearson 1900). Cells should expect 5 or
/// more.
double chi_square_chance(const std::vector<double>& counts, const std::vector<double>& expected);

/// The limit on that chance below which a test fails.
inline constexpr double least_chance = 1e-4;

/// Correlation of two samples of one length, times sqrt(n): about standard normal if independent.
double scaled_correlation(const std::vector<double>& a, const std::vector<double>& b);

/// A standard normal is beyond this, on either side, with chance 1e-4.
inline constexpr double normal_limit = 3.8906;

}  // namespace waymark
