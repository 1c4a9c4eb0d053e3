// Discounted integrals of stocks in closed form against Simpson's rule, over years of many paths.
#include <gtest/gtest.h>

#include <cmath>

#include "waymark/random/draw.h"
#include "waymark/rules/relaxation.h"

namespace waymark {
namespace {

double simpson(const StockAnchor& path, Ticks from, Ticks to, double discount, Ticks origin) {
  const int parts = 20000;
  const double width = in_milliseconds(to - from) / parts;
  const auto at = [&](double passed) {
    const double since = passed + in_milliseconds(from - path.time);
    const double x = path.goal + (path.value - path.goal) * std::exp(-path.rate * since);
    return x * std::exp(-discount * (passed + in_milliseconds(from - origin)));
  };
  double sum = at(0.0) + at(parts * width);
  for (int i = 1; i < parts; ++i) sum += (i % 2 == 1 ? 4.0 : 2.0) * at(i * width);
  return sum * width / 3.0;
}

TEST(DiscountedIntegral, agrees_with_simpson_on_two_hundred_paths) {
  const auto year = static_cast<double>(ms_per_year);
  for (std::uint32_t i = 0; i < 200; ++i) {
    Draw draw(stream_key(3, 0), who(1, i), 1, 0);
    const auto next = [&draw] { return draw.uniform(); };
    const double value = next();
    const double goal = next();
    // Half-way times from a fortnight to fifty years, discounts from none to seven in a hundred.
    const double half_way = year / 26 * std::pow(1300.0, next());
    const double discount = std::log1p(0.07 * next()) / year;
    const Ticks from = to_ticks(year * next());
    const Ticks to = from + to_ticks(2 * year * next());
    const StockAnchor path{value, Ticks{0}, std::log(2.0) / half_way, goal};
    const double exact = simpson(path, from, to, discount, Ticks{-ms_per_year});
    const double found = discounted_integral(path, from, to, discount, Ticks{-ms_per_year});
    ASSERT_NEAR(found / exact, 1.0, 1e-9) << "path " << i;
  }
}

}  // namespace
}  // namespace waymark
