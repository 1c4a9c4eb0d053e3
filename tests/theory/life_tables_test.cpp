// Deaths by a life table of age, sex and calendar year, through scenario and measures, against the
// exact survival of the table.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/theory/figures.h"
#include "waymark/scenario/dates.h"

namespace waymark {
namespace {

/// Yearly chances as tests/features/deaths.csv has them.
double chance_of(bool is_woman, int age, int year) {
  return (is_woman ? 0.02 : 0.05) + 0.012 * (age - 60) + (year >= 2029 ? 0.06 : 0.0) +
         (year == 2027 ? 0.03 : 0.0);
}

/// Chance to be alive so many years after the first of April 2027, by small steps of the
/// definition.
double survival_of(bool is_woman, double age, double years) {
  constexpr int parts = 200'000;
  const double start = date_of({2027, 4, 1}).day_number;
  double spent = 0;
  for (int part = 0; part < parts; ++part) {
    const double t = years * (part + 0.5) / parts;
    const int whole_age = std::min(66, static_cast<int>(std::floor(age + t)));
    const int year = civil_of(Date{static_cast<std::int32_t>(std::floor(start + 365.25 * t))}).year;
    spent += -std::log1p(-chance_of(is_woman, whole_age, std::min(year, 2030))) * years / parts;
  }
  return std::exp(-spent);
}

TEST(LifeTables, give_the_survival_of_their_ages_sexes_and_years) {
  const Figures figures = Figures::of_feature("deaths-by-a-life-table", 24);
  const System system("life table by age, sex and calendar year");
  for (const auto& [at, years] : {std::pair("at 6 months", 0.5), std::pair("at 2 years", 2.0),
                                  std::pair("at 4 years", 4.0), std::pair("at 8 years", 8.0)}) {
    const double exact =
        0.3 * survival_of(true, 61.4, years) + 0.7 * survival_of(false, 61.4, years);
    system.expect(std::string("alive ") + at, exact, figures.of("alive", at), 0.02);
  }
}

}  // namespace
}  // namespace waymark
