// Hazards and stocks as scenarios say them, through the measures, against exact integrals.
#include <gtest/gtest.h>

#include <array>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

/// Integral by Simpson's rule.
template <class Function>
double integral_of(Function function, double from, double to, int parts = 4000) {
  const double width = (to - from) / parts;
  double sum = function(from) + function(to);
  for (int i = 1; i < parts; ++i) sum += (i % 2 == 1 ? 4.0 : 2.0) * function(from + i * width);
  return sum * width / 3.0;
}

/// The state at `end` of x' = slope(x), by Runge and Kutta's fourth-order steps (Kutta 1901).
template <std::size_t n, class Slope>
std::array<double, n> at_time(std::array<double, n> x, Slope slope, double end, int parts = 4000) {
  const double step = end / parts;
  const auto moved = [](const std::array<double, n>& from, const std::array<double, n>& by,
                        double times) {
    std::array<double, n> to = from;
    for (std::size_t i = 0; i < n; ++i) to[i] += times * by[i];
    return to;
  };
  for (int part = 0; part < parts; ++part) {
    const auto a = slope(x);
    const auto b = slope(moved(x, a, step / 2));
    const auto c = slope(moved(x, b, step / 2));
    const auto d = slope(moved(x, c, step));
    for (std::size_t i = 0; i < n; ++i) x[i] += step / 6 * (a[i] + 2 * b[i] + 2 * c[i] + d[i]);
  }
  return x;
}

TEST(Lives, end_by_whichever_clock_rings_first) {
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "4 years" },
    "population": { "just-come": true, "count": 4000, "at": { "home": 1 } },
    "pathway": { "home": { "kind": "home" }, "steady": { "kind": "home" }, "rising": { "kind": "home" },
                 "falling": { "kind": "home" }, "stepped": { "kind": "home" }, "growing": { "kind": "home" } },
    "clocks": {
      "a": { "rate": "0.15 per year", "during": ["home"], "then": "steady" },
      "b": { "weibull": { "shape": 1.7, "scale": "5 years" }, "during": ["home"], "then": "rising" },
      "c": { "weibull": { "shape": 0.6, "scale": "20 years" }, "during": ["home"], "then": "falling" },
      "d": { "since": "home", "rates": { "0 years": "0.5 per year", "6 months": "0.05 per year", "2 years": "0.3 per year" },
             "during": ["home"], "then": "stepped" },
      "e": { "gompertz": { "rate": "0.05 per year", "growth": "0.4 per year" }, "during": ["home"], "then": "growing" } },
    "measures": {
      "home": { "standard": "at-step", "steps": ["home"], "at": ["1 year", "4 years"] },
      "steady": { "standard": "at-step", "steps": ["steady"], "at": ["1 year", "4 years"] },
      "rising": { "standard": "at-step", "steps": ["rising"], "at": ["1 year", "4 years"] },
      "falling": { "standard": "at-step", "steps": ["falling"], "at": ["1 year", "4 years"] },
      "stepped": { "standard": "at-step", "steps": ["stepped"], "at": ["1 year", "4 years"] },
      "growing": { "standard": "at-step", "steps": ["growing"], "at": ["1 year", "4 years"] } })",
                        24);
  const auto stepped = [](double t) {
    return 0.5 * std::min(t, 0.5) + 0.05 * std::clamp(t - 0.5, 0.0, 1.5) +
           0.3 * std::max(t - 2, 0.0);
  };
  const auto alone = [&](double t) {
    return std::exp(-(0.15 * t + std::pow(t / 5, 1.7) + std::pow(t / 20, 0.6) + stepped(t) +
                      0.05 / 0.4 * std::expm1(0.4 * t)));
  };
  const System system("competing clocks: constant, Weibull, piecewise, Gompertz");
  for (const double years : {1.0, 4.0}) {
    const std::string at = years == 1.0 ? "at 1 year" : "at 4 years";
    const auto share = [&](auto hazard) {
      return integral_of([&](double t) { return hazard(t) * alone(t); }, 0, years);
    };
    // The Weibull of shape below 1 by its cumulative hazard u, since its rate is infinite at first.
    const double falling = integral_of([&](double u) { return alone(20 * std::pow(u, 1 / 0.6)); },
                                       0, std::pow(years / 20, 0.6));
    system.expect("still at home " + at, alone(years), figures.of("home", at), 0.02);
    system.expect("constant first, " + at, share([](double) { return 0.15; }),
                  figures.of("steady", at), 0.03);
    system.expect("Weibull of shape 1.7 first, " + at,
                  share([](double t) { return 1.7 / 5 * std::pow(t / 5, 0.7); }),
                  figures.of("rising", at), 0.03);
    system.expect("Weibull of shape 0.6 first, " + at, falling, figures.of("falling", at), 0.03);
    // A rate that jumps is integrated piece by piece.
    double pieces = 0;
    for (const auto& [from, to, rate] :
         {std::array<double, 3>{0, 0.5, 0.5}, {0.5, 2, 0.05}, {2, 4, 0.3}})
      if (from < years) pieces += rate * integral_of(alone, from, std::min(to, years));
    system.expect("piecewise first, " + at, pieces, figures.of("stepped", at), 0.03);
    system.expect("Gompertz first, " + at, share([](double t) { return 0.05 * std::exp(0.4 * t); }),
                  figures.of("growing", at), 0.03);
  }
}

TEST(Lives, spend_time_at_steps_with_and_without_discounting) {
  const Figures figures = Figures::of_feature("well-and-ill-in-years", 24);
  const System system("two states and death");
  for (const double years : {1.0, 5.0}) {
    const std::string over = years == 1.0 ? "over 1 year" : "over 5 years";
    for (const double yearly : {0.0, 0.035, 0.015}) {
      const std::string variant = yearly == 0.0     ? "undiscounted"
                                  : yearly == 0.035 ? "discounted-3.5"
                                                    : "discounted-1.5";
      const double r = std::log1p(yearly);
      // well, ill, and the integrals of both discounted to the beginning; time is the fifth.
      const auto state = at_time<5>(
          {1, 0, 0, 0, 0},
          [r](const std::array<double, 5>& x) {
            const double now = std::exp(-r * x[4]);
            return std::array<double, 5>{-0.55 * x[0] + 1.2 * x[1], 0.5 * x[0] - 1.5 * x[1],
                                         now * x[0], now * x[1], 1};
          },
          years);
      system.expect("years well " + over + ", " + variant, state[2],
                    figures.of("well/years/" + variant, over), 0.01);
      system.expect("years ill " + over + ", " + variant, state[3],
                    figures.of("ill/years/" + variant, over), 0.02);
      if (years == 5.0 && yearly == 0.0) {
        system.expect("alive at 5 years", state[0] + state[1], figures.of("alive", "at 5 years"),
                      0.01);
        system.expect("falls per 1,000 years lived", 1000 * 0.5 * state[2] / (state[2] + state[3]),
                      figures.of("falls"), 0.01);
      }
    }
  }
}

TEST(Lives, move_stocks_by_what_they_are_exposed_to) {
  // Out and in by chance; each place pulls trust its own way.
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "3 years" },
    "population": { "just-come": true, "count": 1500, "at": { "out": 1 } },
    "stocks": { "trust": { "start": { "beta": { "mean": 0.4, "sd": 0.15 } } } },
    "pathway": { "out": { "kind": "home" }, "in": { "kind": "home" } },
    "exposures": { "lonely": { "during": ["out"], "moves": "trust", "toward": 0.1, "rate": "0.5 per year" },
                   "met": { "during": ["in"], "moves": "trust", "toward": 0.9, "rate": "2 per year" } },
    "clocks": { "comes": { "rate": "0.8 per year", "during": ["out"], "then": "in" },
                "goes": { "rate": "1.5 per year", "during": ["in"], "then": "out" } },
    "measures": { "trust": { "standard": "stock-at", "of": "trust", "at": ["6 months", "1 year", "3 years"] },
                  "mean": { "standard": "stock-mean", "of": "trust" } })",
                        24);
  const auto state = [](double years) {  // share out, share in, trust times each
    return at_time<4>(
        {1, 0, 0.4, 0},
        [](const std::array<double, 4>& x) {
          return std::array<double, 4>{-0.8 * x[0] + 1.5 * x[1], 0.8 * x[0] - 1.5 * x[1],
                                       0.5 * (0.1 * x[0] - x[2]) - 0.8 * x[2] + 1.5 * x[3],
                                       2.0 * (0.9 * x[1] - x[3]) + 0.8 * x[2] - 1.5 * x[3]};
        },
        years, 1000);
  };
  const System system("relaxation while out and in");
  for (const auto& [years, at] :
       {std::pair{0.5, "at 6 months"}, {1.0, "at 1 year"}, {3.0, "at 3 years"}})
    system.expect(std::string("mean trust ") + at, state(years)[2] + state(years)[3],
                  figures.of("trust", at), 0.01);
  double monthly = 0;
  for (int month = 1; month <= 36; ++month)
    monthly += state(month / 12.0)[2] + state(month / 12.0)[3];
  system.expect("mean trust over 36 ends of months", monthly / 36, figures.of("mean"), 0.01);
}

// People are a year on their way when counting begins; what they have lost or died of by then is
// behind them.
TEST(Lives, count_years_by_a_stock_until_death) {
  const Figures figures = Figures::of_feature("years-of-full-strength", 24);
  const System system("illness and death, a stock discounted");
  using Lives = std::array<double, 6>;  // well, ill, strength times each, its integral, time
  for (const double yearly : {0.0, 0.015, 0.035}) {
    const double r = std::log1p(yearly);
    const auto slope = [r](const Lives& x) {
      const double worth = x[5] < 0 ? 0.0 : std::exp(-r * x[5]);
      return Lives{-0.33 * x[0],
                   0.3 * x[0] - 0.25 * x[1],
                   0.5 * (0.95 * x[0] - x[2]) - 0.33 * x[2],
                   1.5 * (0.15 * x[1] - x[3]) + 0.3 * x[2] - 0.25 * x[3],
                   worth * (x[2] + x[3]),
                   1};
    };
    Lives at_branch = at_time<6>({1, 0, 0.8, 0, 0, -1}, slope, 1);
    at_branch[4] = 0;
    at_branch[5] = 0;
    const Lives at_end = at_time<6>(at_branch, slope, 8);
    const std::string variant = yearly == 0.0     ? ""
                                : yearly == 0.035 ? "/discounted-3.5"
                                                  : "/discounted-1.5";
    system.expect("years of full strength a head, at " + std::to_string(yearly),
                  at_end[4] / (at_branch[0] + at_branch[1]), figures.of("strength" + variant),
                  0.01);
  }
}

TEST(Lives, move_stocks_by_what_they_experience) {
  const Figures figures(
      R"("dates": { "start": "2027-04-01", "horizon": "2 years", "warm-up": "1 year" },
    "population": { "just-come": true, "count": 1500, "at": { "home": 1 } },
    "stocks": { "hope": { "start": { "uniform": { "low": 0.1, "high": 0.5 } } } },
    "pathway": { "home": { "kind": "home" } },
    "experiences": { "heard": { "when": "good-news", "moves": "hope", "toward": 1, "by": 0.2 },
                     "hurt": { "when": "bad-news", "moves": "hope", "toward": 0.1, "by": 0.3 } },
    "clocks": { "good-news": { "rate": "1.5 per year", "during": ["home"] }, "bad-news": { "rate": "0.8 per year", "during": ["home"] } },
    "measures": { "hope": { "standard": "stock-at", "of": "hope", "at": ["1 month", "2 years"] },
                  "mean": { "standard": "stock-mean", "of": "hope" } })",
      24);
  // m' = 1.5 x 0.2 (1 - m) + 0.8 x 0.3 (0.1 - m), from a year before the branch on.
  const double rate = 0.54, goal = (0.3 + 0.024) / 0.54;
  const auto mean = [&](double years) { return goal + (0.3 - goal) * std::exp(-rate * years); };
  const System system("experiences at random");
  system.expect("mean hope after 1 month", mean(1 + 1.0 / 12), figures.of("hope", "at 1 month"),
                0.01);
  system.expect("mean hope after 2 years", mean(3), figures.of("hope", "at 2 years"), 0.01);
  double monthly = 0;
  for (int month = 1; month <= 24; ++month) monthly += mean(1 + month / 12.0);
  system.expect("mean hope over 24 ends of months", monthly / 24, figures.of("mean"), 0.01);
}

/// Shares left at three dates of a clock whose rate climbs with a stock on its way from 0 to 1.
std::vector<Estimate> left_by_a_climbing_clock(double tolerance) {
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "18 months" },
    "population": { "just-come": true, "count": 10000, "at": { "home": 1 } },
    "stocks": { "strain": { "start": 0 } },
    "pathway": { "home": { "kind": "home" }, "away": { "kind": "home" } },
    "exposures": { "pressed": { "during": ["home"], "moves": "strain", "toward": 1, "rate": "1 per year" } },
    "clocks": { "breaks": { "rate": "0.6 per year", "during": ["home"], "then": "away",
                            "terms": { "strain": { "rate-ratio": 1.25, "per": 0.1 } } } },
    "tolerance": { "clock": )" +
                            std::to_string(tolerance) + R"( },
    "measures": { "left": { "standard": "at-step", "steps": ["home"], "at": ["6 months", "1 year", "18 months"] } })",
                        24);
  std::vector<Estimate> left;
  for (const char* at : {"at 6 months", "at 1 year", "at 18 months"})
    left.push_back(figures.of("left", at));
  return left;
}

double left_exactly(double years) {
  return std::exp(
      -integral_of([](double t) { return 0.6 * std::pow(1.25, -10 * std::expm1(-t)); }, 0, years));
}

TEST(MovingClock, rings_as_its_moving_rate_says) {
  const std::vector<Estimate> left = left_by_a_climbing_clock(0.05);
  const System system("clock on a moving stock, tolerance 0.05");
  system.expect("left after 6 months", left_exactly(0.5), left[0], 0.01);
  system.expect("left after 1 year", left_exactly(1), left[1], 0.01);
  system.expect("left after 18 months", left_exactly(1.5), left[2], 0.02);
}

TEST(MovingClock, is_visibly_wrong_when_followed_ten_times_more_loosely) {
  const std::vector<Estimate> usual = left_by_a_climbing_clock(0.05);
  const std::vector<Estimate> loose = left_by_a_climbing_clock(0.5);
  const double error = std::fabs(loose[0].mean - left_exactly(0.5));
  std::printf(
      "clock on a moving stock | error of the share left after 6 months at tolerance 0.5 and 0.05 "
      "| 0 | %.3g, %.3g | %.2g |\n",
      loose[0].mean - left_exactly(0.5), usual[0].mean - left_exactly(0.5),
      loose[0].standard_error);
  EXPECT_GT(error, 4 * loose[0].standard_error);
  EXPECT_LT(std::fabs(usual[0].mean - left_exactly(0.5)), error / 2);
}

/// Means of two stocks that pull each other, one of which is also pulled up from outside.
std::array<std::vector<double>, 2> linked_stocks(double tolerance, int count) {
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "population": { "just-come": true, "count": )" +
                            std::to_string(count) + R"(, "at": { "home": 1 } },
    "stocks": { "worry": { "start": { "uniform": { "low": 0.6, "high": 0.9 } } }, "use": { "start": { "uniform": { "low": 0.1, "high": 0.3 } } } },
    "pathway": { "home": { "kind": "home" } },
    "predictors": { "as-worry": { "number": { "value": 0, "terms": { "worry": { "adds": 1 } } } },
                    "as-use": { "number": { "value": 0, "terms": { "use": { "adds": 1 } } } } },
    "exposures": { "worry-drives-use": { "during": ["home"], "moves": "use", "toward": "=as-worry", "rate": "2 per year" },
                   "use-drives-worry": { "during": ["home"], "moves": "worry", "toward": "=as-use", "rate": "1.5 per year" },
                   "calm": { "during": ["home"], "moves": "worry", "toward": 0.05, "rate": "1 per year" } },
    "tolerance": { "stock": )" +
                            std::to_string(tolerance) + R"( },
    "measures": { "worry": { "standard": "stock-at", "of": "worry", "at": ["3 months", "1 year"] },
                  "use": { "standard": "stock-at", "of": "use", "at": ["3 months", "1 year"] } })",
                        16);
  return {figures.values("worry", "at 1 year"), figures.values("use", "at 1 year")};
}

TEST(LinkedStocks, follow_their_equations) {
  const auto exact = at_time<2>(
      {0.75, 0.2},
      [](const std::array<double, 2>& x) {
        return std::array<double, 2>{1.5 * (x[1] - x[0]) + (0.05 - x[0]), 2 * (x[0] - x[1])};
      },
      1);
  const auto usual = linked_stocks(0.01, 3000);
  const System system("two linked stocks, tolerance 0.01");
  system.expect("mean worry after 1 year", exact[0], estimate_of(usual[0]), 0.01);
  system.expect("mean use after 1 year", exact[1], estimate_of(usual[1]), 0.01);

  // The same people, followed more and less closely: the difference has next to no chance in it.
  const auto fine = linked_stocks(0.001, 200);
  const auto few = linked_stocks(0.01, 200);
  const auto loose = linked_stocks(0.1, 200);
  const auto minus = [](double a, double b) { return a - b; };
  const Estimate loose_error = combined_estimate(loose[0], fine[0], minus);
  const Estimate usual_error = combined_estimate(few[0], fine[0], minus);
  std::printf(
      "two linked stocks | error of mean worry at tolerance 0.1 and 0.01 | 0 | %.3g, %.3g | %.2g "
      "|\n",
      loose_error.mean, usual_error.mean, loose_error.standard_error);
  EXPECT_GT(std::fabs(loose_error.mean), 4 * loose_error.standard_error);
  EXPECT_LT(std::fabs(usual_error.mean), std::fabs(loose_error.mean) / 4);
}

}  // namespace
}  // namespace waymark
