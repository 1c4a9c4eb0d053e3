#include "waymark/random/ages.h"

#include <algorithm>

#include "waymark/base/ticks.h"

namespace waymark {

namespace {

constexpr double first_guess = static_cast<double>(ms_per_minute);
constexpr double longest = 100.0 * static_cast<double>(ms_per_year);
constexpr double as_good_as_none = 1e-9;
constexpr double too_many = 0.01;
constexpr double just_before = 1.0 - 0x1p-40;  // the longest stay ends there, and has not ended yet

/// The age beyond which there is hardly anybody, or nothing if there is none.
std::optional<double> oldest(const std::function<double(double)>& survival, double last) {
  if (last <= longest) return last;
  double age = first_guess;
  while (age < longest && survival(age) > as_good_as_none) age *= 2.0;
  age = std::min(age, longest);
  if (survival(age) > too_many) return std::nullopt;
  return age;
}

}  // namespace

std::optional<std::size_t> add_ages(const std::function<double(double)>& survival, double last,
                                    std::vector<double>& numbers) {
  const std::optional<double> end = oldest(survival, last);
  if (!end || !(*end > 0.0)) return std::nullopt;
  const std::size_t first = numbers.size();
  // Points lie closer together towards 0, where survival may fall steeply.
  for (std::size_t i = 0; i < age_points; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(age_points - 1);
    numbers.push_back(*end * share * share);
  }
  double before = survival(0.0);
  double sum = 0.0;
  numbers.push_back(0.0);
  for (std::size_t i = 1; i < age_points; ++i) {
    const double from = numbers[first + i - 1];
    const double to = numbers[first + i];
    const double here = survival(to * just_before);
    const double between = survival(0.5 * (from + to));
    sum += (to - from) * (before + 4.0 * between + here) / 6.0;  // Simpson's rule
    numbers.push_back(sum);
    before = here;
  }
  for (std::size_t i = 0; i < age_points; ++i) numbers[first + age_points + i] /= sum;
  return first;
}

double sample_age(const double* ages, double u) {
  const double* younger = ages + age_points;
  const double* end = younger + age_points;
  const double* above = std::upper_bound(younger + 1, end - 1, u);
  const double low = *(above - 1);
  const double high = *above;
  const auto i = static_cast<std::size_t>(above - younger);
  const double part = high > low ? (u - low) / (high - low) : 0.0;
  return ages[i - 1] + part * (ages[i] - ages[i - 1]);
}

}  // namespace waymark
