#include "waymark/measures/discounting.h"

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"

namespace waymark {
namespace {

constexpr double rates[discount_variants] = {0, 0.015, 0.035};

double force_of(double rate) { return portable_log1p(rate) / static_cast<double>(ms_per_year); }

}  // namespace

double discount_force(int variant) { return force_of(rates[variant]); }

Discounting::Discounting(double rate, Ticks horizon) {
  WAYMARK_EXPECT(rate >= 0 && horizon.count >= 0, "a discount rate or horizon below zero");
  force_ = force_of(rate);
  if (rate == 0) return;
  const std::int64_t days = horizon.count / ms_per_day + 1;
  by_day_.reserve(static_cast<std::size_t>(days));
  for (std::int64_t day = 0; day < days; ++day)
    by_day_.push_back(portable_exp(-force_ * static_cast<double>(day * ms_per_day)));
}

/// Within a day the exponent stays below 1e-3 for any rate up to 44 %, so that four terms of the
/// exponential's series leave an error below 1e-17.
double Discounting::factor(Ticks time) const {
  if (time.count <= 0 || force_ == 0) return 1;
  const auto day = static_cast<std::size_t>(time.count / ms_per_day);
  WAYMARK_EXPECT(day < by_day_.size(), "a time beyond the horizon");
  const double x = -force_ * static_cast<double>(time.count % ms_per_day);
  return by_day_[day] * (1 + x * (1 + x * (1. / 2 + x * (1. / 6 + x * (1. / 24)))));
}

double Discounting::integral(Ticks time) const {
  if (time.count <= 0) return 0;
  if (force_ == 0) return in_milliseconds(time);
  return (1 - factor(time)) / force_;
}

DiscountVariants::DiscountVariants(Ticks horizon) {
  for (int v = 0; v < discount_variants; ++v) variant[v] = Discounting(rates[v], horizon);
}

const char* variant_name(int variant) {
  constexpr const char* names[] = {"undiscounted", "discounted-1.5", "discounted-3.5"};
  return names[variant];
}

const char* variant_words(int variant) {
  constexpr const char* words[] = {"undiscounted", "discounted at 1.5 % a year",
                                   "discounted at 3.5 % a year"};
  return words[variant];
}

}  // namespace waymark
