// People who come by the hour of the day to places without number: Eick, Massey and Whitt (1993),
// "The physics of the M_t/G/infinity queue": at any moment the number present is Poisson, and its
// mean is the rate at which people came a service time ago, integrated over all service times.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

/// People an hour, by the hour of the day.
double coming(double hour) {
  const double of_day = hour - 24 * std::floor(hour / 24);
  return of_day < 8 ? 2.0 : of_day < 12 ? 14.0 : of_day < 20 ? 6.0 : 1.0;
}

/// The mean number present at an hour, long after the first day; `stays` is the chance to be there
/// so many hours after one came. Midpoints, which meet no jump of `coming`.
template <class Stays>
double mean_present(double hour, Stays stays) {
  constexpr int parts_an_hour = 200, hours = 24 * 12;
  double sum = 0;
  for (int part = 0; part < hours * parts_an_hour; ++part) {
    const double ago = (part + 0.5) / parts_an_hour;
    sum += coming(hour - ago) * stays(ago) / parts_an_hour;
  }
  return sum;
}

double upper_tail_of_normal(double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); }

TEST(DailyRhythm, in_places_without_number) {
  const Figures figures = Figures::of_feature("counted-three-times-a-day", 24);
  const auto exponential = [](double hours) { return std::exp(-hours / 5); };
  const auto fixed = [](double hours) { return hours < 6.5 ? 1.0 : 0.0; };
  // Mean 9 and standard deviation 12 hours.
  const double sigma = std::sqrt(std::log(1 + 144.0 / 81)), mu = std::log(9.0) - sigma * sigma / 2;
  const auto lognormal = [=](double hours) {
    return upper_tail_of_normal((std::log(hours) - mu) / sigma);
  };
  for (const double hour : {6.0, 13.0, 22.0}) {
    const std::string at = "/census-at-" + std::to_string(static_cast<int>(hour)) + "-hours";
    const std::string when = "mean number at " + std::to_string(static_cast<int>(hour)) + ":00";
    System("M_t/M/inf")
        .expect(when, mean_present(hour, exponential), figures.of("chatting" + at), 0.01);
    System("M_t/D/inf").expect(when, mean_present(hour, fixed), figures.of("watched" + at), 0.01);
    System("M_t/G/inf, lognormal")
        .expect(when, mean_present(hour, lognormal), figures.of("resting" + at), 0.01);
  }
}

}  // namespace
}  // namespace waymark
