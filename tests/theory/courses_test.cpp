// People who are taken in together, on set dates and as far as there is room: a line served in bulk
// (Bailey 1954, "On queueing processes with bulk service", J. R. Stat. Soc. B 16(1):80-87).
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

/// The mean number left in line after a date on which up to `places` are taken in, where a Poisson
/// number of people comes between two dates: the chain from date to date, until it stands still.
double mean_left_behind(double come, std::size_t places) {
  constexpr std::size_t most = 400;
  std::vector<double> chance_to_come(most, 0.0);
  chance_to_come[0] = std::exp(-come);
  for (std::size_t k = 1; k < most; ++k)
    chance_to_come[k] = chance_to_come[k - 1] * come / static_cast<double>(k);
  std::vector<double> left(most, 0.0);
  left[0] = 1;
  for (int date = 0; date < 3000; ++date) {
    std::vector<double> next(most, 0.0);
    for (std::size_t i = 0; i < most; ++i)
      for (std::size_t k = 0; left[i] > 1e-15 && k < 60 && i + k < most; ++k)
        next[i + k > places ? i + k - places : 0] += left[i] * chance_to_come[k];
    left = std::move(next);
  }
  double mean = 0;
  for (std::size_t i = 0; i < most; ++i) mean += static_cast<double>(i) * left[i];
  return mean;
}

TEST(Courses, that_start_every_fourth_monday) {
  const Figures figures = Figures::of_feature("a-course-that-starts-every-fourth-monday", 24);
  const System system("M/D^[6]/1, taken in every 28 days");
  constexpr double come = 4.8;  // between two courses
  const double left = mean_left_behind(come, 6);
  system.expect("mean wait for a course (days)", 28 * (left / come + 0.5), figures.of("wait"),
                0.02);
  // Whoever waits is in line; members stay for three weeks of every four.
  system.expect("mean number in line or on the course", left + come / 2 + come * 21 / 28,
                figures.of("people"), 0.02);
}

}  // namespace
}  // namespace waymark
