#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "waymark/random/draw.h"

namespace waymark {

enum class DistributionKind : std::uint8_t {
  constant,
  // Drawn by inverting the survival function at one uniform:
  exponential,
  lognormal,
  uniform,
  normal,
  weibull,
  gompertz,
  log_logistic,
  triangular,
  discrete,
  empirical,
  held_within,   ///< another distribution, cut at bounds
  given_within,  ///< another distribution, drawn again until it lies between bounds
  // Drawn by methods that may need several:
  erlang,
  gamma,
  beta,
  poisson,
};

std::string_view name(DistributionKind kind);

/// A distribution ready to draw from: trivially copyable. Make one with the functions below, which
/// check; what the parameters mean depends on the kind and is private to distribution*.cpp and .h.
struct Distribution {
  DistributionKind kind = DistributionKind::constant;
  std::uint32_t offset = 0;  ///< of kinds with a table: where its numbers begin in the shared one
  std::uint32_t length = 0;
  double a = 0;
  double b = 0;
  double c = 0;
  double d = 0;
};

// Every function throws std::invalid_argument, in words fit for a diagnostic, unless all parameters
// are finite and inside the stated range. Units are the caller's (the engine's times:
// milliseconds).

Distribution constant(double value);
Distribution exponential(double mean);                          ///< mean > 0
Distribution uniform(double low, double high);                  ///< low < high
Distribution triangular(double low, double mode, double high);  ///< low <= mode <= high, low < high
Distribution normal(double mean, double sd);                    ///< sd > 0
Distribution lognormal_mean_sd(double mean, double sd);  ///< of the variable itself; both > 0
Distribution lognormal_median_sigma(double median, double sigma);  ///< sigma: sd of the log; > 0
Distribution weibull(double shape, double scale);  ///< survival exp(-(x / scale)^shape)
Distribution gompertz(double rate, double shape);  ///< hazard rate * exp(shape * x); shape >= 0
Distribution log_logistic(double scale, double shape);  ///< survival 1 / (1 + (x / scale)^shape)
Distribution erlang(int stages, double mean);           ///< 1 <= stages <= 1000, mean > 0
Distribution gamma(double shape, double scale);         ///< both > 0
Distribution gamma_mean_sd(double mean, double sd);
Distribution beta(double a, double b);              ///< on (0, 1); both > 0
Distribution beta_mean_sd(double mean, double sd);  ///< sd^2 < mean (1 - mean)
Distribution poisson(double mean);                  ///< 0 <= mean <= 1e9

/// A value with each weight, at least one weight > 0. Appends to `table`.
Distribution discrete(const std::vector<double>& values, const std::vector<double>& weights,
                      std::vector<double>& table);
/// Draws one of the observed values, each equally likely. Appends to `table`.
Distribution empirical(const std::vector<double>& values, std::vector<double>& table);

/// Where a distribution may lie; a side without a bound is infinite. low < high.
struct Bounds {
  double low, high;
};
/// Values of `inner` below `low` become `low`, values above `high` become `high`. Appends to
/// `table`.
Distribution held_within(const Distribution& inner, Bounds bounds, std::vector<double>& table);
/// `inner` given that it lies in [low, high], as if drawn again until it does; at least one draw in
/// a million must. Appends to `table`.
Distribution given_within(const Distribution& inner, Bounds bounds, std::vector<double>& table);

/// One value. `table` is the shared table, unused by kinds without one. Where the survival function
/// has an inverse the value is the x with P(X > x) = u for one uniform u: a distribution stretched
/// in another arm moves every draw the same way. Erlang, gamma, beta and Poisson say their method.
inline double sample(const Distribution& d, const double* table, Draw& draw);

/// The first value of an address, equal to `sample` with a new Draw. Kinds with an inverse take
/// their uniform straight from the block, without a cursor that is used once.
inline double sample_at(const Distribution& d, const double* table, StreamKey key, Who who,
                        Purpose purpose, std::uint32_t ordinal);

/// How much longer, given that `elapsed` >= 0 has passed: one value of X - elapsed given
/// X > elapsed, by inversion. Throws std::invalid_argument when P(X > elapsed) is 0.
double sample_remaining(const Distribution& d, const double* table, double elapsed, Draw& draw);

double mean(const Distribution& d, const double* table = nullptr);      ///< may be infinite
double variance(const Distribution& d, const double* table = nullptr);  ///< may be infinite
/// P(X <= x) and P(X > x), each accurate where it is small.
double cumulative(const Distribution& d, const double* table, double x);
double survival(const Distribution& d, const double* table, double x);
/// The x with P(X > x) = u for 0 < u < 1; of a lattice, the smallest with P(X > x) <= u.
double upper_quantile(const Distribution& d, const double* table, double u);
double support_low(const Distribution& d, const double* table = nullptr);
double support_high(const Distribution& d, const double* table = nullptr);

}  // namespace waymark

#include "waymark/random/distribution_inline.h"
