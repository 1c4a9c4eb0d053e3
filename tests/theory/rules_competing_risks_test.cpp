// Clocks against exact numerical integration: who rings first, when, and what happens when sources
// move, risk comes and goes, and the tolerance shrinks.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <utility>
#include <vector>

#include "waymark/random/draw.h"
#include "waymark/rules/clock.h"

namespace waymark {
namespace {

double uniform(std::uint32_t person, Purpose purpose, std::uint32_t which = 0) {
  return Draw(stream_key(20271, 0), who(1, person), purpose, which).uniform();
}

// Integral by Simpson's rule.
template <class Function>
double integrated(Function function, double from, double to, int parts = 4000) {
  const double width = (to - from) / parts;
  double sum = function(from) + function(to);
  for (int i = 1; i < parts; ++i) sum += (i % 2 == 1 ? 4.0 : 2.0) * function(from + i * width);
  return sum * width / 3.0;
}

double standard_error(double share, int people) {
  return std::sqrt(share * (1.0 - share) / people);
}

// Death by Gompertz, leaving by Weibull, a return at a constant rate; 100,000 ms of life.
TEST(CompetingRisks, ring_first_as_often_as_their_hazards_say) {
  const std::array<Baseline, 3> baselines{constant_hazard(8e-6), weibull_hazard(1.6, 1e5),
                                          gompertz_hazard(2e-6, 2e-5)};
  const double horizon = 1e5;
  const int people = 200'000;
  std::array<int, 3> first{};
  for (int person = 0; person < people; ++person) {
    Ticks earliest = to_ticks(horizon);
    int which = -1;
    for (int i = 0; i < 3; ++i) {
      const auto cause = static_cast<std::size_t>(i);
      const ClockAnchor clock =
          wind(uniform(static_cast<std::uint32_t>(person), static_cast<Purpose>(i)), Ticks{0}, 0.0);
      const Ticks ring = ring_tick(clock, {baselines[cause], nullptr, Ticks{0}});
      if (ring < earliest) {
        earliest = ring;
        which = i;
      }
    }
    if (which >= 0) ++first[static_cast<std::size_t>(which)];
  }
  const auto survival = [](double t) {
    return std::exp(-(8e-6 * t + std::pow(t / 1e5, 1.6) + 0.1 * std::expm1(2e-5 * t)));
  };
  const std::array<double, 3> exact{
      integrated([&](double t) { return 8e-6 * survival(t); }, 0, horizon),
      integrated([&](double t) { return 1.6e-5 * std::pow(t / 1e5, 0.6) * survival(t); }, 0,
                 horizon),
      integrated([&](double t) { return 2e-6 * std::exp(2e-5 * t) * survival(t); }, 0, horizon)};
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_NEAR(static_cast<double>(first[i]) / people, exact[i],
                4 * standard_error(exact[i], people))
        << "cause " << i;
}

// A clock whose log multiplier follows two stocks, one rising and one falling.
struct Moving {
  std::vector<MovingTerm> sources{{-2.0, {0.2, Ticks{0}, 3e-6, 0.9}},
                                  {1.2, {0.7, Ticks{0}, 1e-5, 0.4}}};
  ClockBaseline baseline{constant_hazard(4e-6), nullptr, Ticks{0}};

  double log_multiplier(double t) const {
    double sum = 0.0;
    for (const MovingTerm& term : sources) {
      const StockAnchor& stock = term.stock;
      sum += term.slope * (stock.goal + (stock.value - stock.goal) * std::exp(-stock.rate * t));
    }
    return sum;
  }
  double exact_cumulative(double t) const {
    return integrated([&](double u) { return 4e-6 * std::exp(log_multiplier(u)); }, 0.0, t, 2000);
  }
  ClockAnchor held(ClockAnchor clock, Ticks now, double tolerance, Ticks& renew) const {
    const Hold hold_now = hold(log_multiplier(in_milliseconds(now)), sources, now, tolerance);
    renew = hold_now.renew;
    return spend(clock, baseline, now, hold_now.log_multiplier);
  }
  // Lets a clock live through its renewals until it rings.
  Ticks ring(double threshold, double tolerance) const {
    Ticks renew{never};
    ClockAnchor clock = held({threshold, Ticks{0}, 0.0}, Ticks{0}, tolerance, renew);
    while (renew < ring_tick(clock, baseline)) clock = held(clock, renew, tolerance, renew);
    return ring_tick(clock, baseline);
  }
  // The largest error of the cumulative hazard met by the time of ringing, over many thresholds:
  // absolute, which is the error of -ln(survival), and relative.
  struct Bias {
    double absolute = 0.0;
    double relative = 0.0;
  };
  Bias bias(double tolerance) const {
    Bias largest;
    for (int i = 1; i <= 200; ++i) {
      const double threshold = 0.02 * i;
      const double met = exact_cumulative(in_milliseconds(ring(threshold, tolerance)));
      largest.absolute = std::max(largest.absolute, std::fabs(met - threshold));
      largest.relative = std::max(largest.relative, std::fabs(met / threshold - 1.0));
    }
    return largest;
  }
};

TEST(MovingSources, ring_a_clock_in_time_at_the_default_tolerance) {
  const Moving moving;
  const int people = 100'000;
  const std::array<double, 4> times{2e4, 1e5, 3e5, 1e6};
  std::array<int, 4> rung{};
  for (std::uint32_t person = 0; person < people; ++person) {
    const Ticks ring = moving.ring(-std::log(uniform(person, 9)), clock_tolerance);
    for (std::size_t i = 0; i < times.size(); ++i) rung[i] += in_milliseconds(ring) <= times[i];
  }
  for (std::size_t i = 0; i < times.size(); ++i) {
    const double exact = -std::expm1(-moving.exact_cumulative(times[i]));
    EXPECT_NEAR(static_cast<double>(rung[i]) / people, exact, 4 * standard_error(exact, people))
        << "by " << times[i] << " ms";
  }
}

TEST(MovingSources, are_followed_more_closely_the_smaller_the_tolerance) {
  const Moving moving;
  const Moving::Bias coarse = moving.bias(0.4);
  const Moving::Bias usual = moving.bias(clock_tolerance);
  const Moving::Bias fine = moving.bias(0.00625);
  std::cout << "error of -ln(survival) at tolerance 0.4, 0.05, 0.00625: " << coarse.absolute << ", "
            << usual.absolute << ", " << fine.absolute << "\n";
  EXPECT_LT(usual.absolute, coarse.absolute / 8);
  EXPECT_LT(fine.absolute, usual.absolute / 8);
  // What is held is never further than half a tolerance from the truth.
  for (const auto& [bias, tolerance] :
       {std::pair{coarse, 0.4}, std::pair{usual, clock_tolerance}, std::pair{fine, 0.00625}})
    EXPECT_LE(bias.relative, std::expm1(tolerance / 2));
}

TEST(Threshold, survives_leaving_risk) {
  // At risk for 1,000 ms, away for 5,000, and so on: the time at risk until ringing is exponential.
  const ClockBaseline baseline{constant_hazard(1e-4), nullptr, Ticks{0}};
  const int people = 100'000;
  double sum = 0.0;
  double squares = 0.0;
  for (std::uint32_t person = 0; person < people; ++person) {
    ClockAnchor clock = wind(uniform(person, 4), Ticks{0}, 0.0);
    double at_risk = 0.0;
    for (Ticks now{0};; now += Ticks{6000}) {
      clock = resume(clock, now, 0.0);
      const Ticks leave = now + Ticks{1000};
      const Ticks ring = ring_tick(clock, baseline);
      if (ring <= leave) {
        at_risk += in_milliseconds(ring - now);
        break;
      }
      at_risk += 1000.0;
      clock = spend(clock, baseline, leave, 0.0);
    }
    sum += at_risk;
    squares += at_risk * at_risk;
  }
  const double mean = sum / people;
  const double deviation = std::sqrt(squares / people - mean * mean);
  EXPECT_NEAR(mean, 1e4, 4 * 1e4 / std::sqrt(people));
  EXPECT_NEAR(deviation, 1e4, 4 * 1e4 * std::sqrt(2.0) / std::sqrt(people));
}

// Mean time to ring of 400 people, again and again: the interval is honest about its uncertainty.
TEST(Coverage, of_95_percent_intervals_is_as_stated) {
  const ClockBaseline baseline{weibull_hazard(1.5, 1e5), nullptr, Ticks{0}};
  const double exact = 1e5 * std::tgamma(1.0 + 1.0 / 1.5);
  const int experiments = 1000;
  const int people = 400;
  int covered = 0;
  for (std::uint32_t experiment = 0; experiment < experiments; ++experiment) {
    double sum = 0.0;
    double squares = 0.0;
    for (std::uint32_t person = 0; person < people; ++person) {
      const ClockAnchor clock = wind(uniform(person, 6, experiment), Ticks{0}, 0.0);
      const double time = in_milliseconds(ring_tick(clock, baseline));
      sum += time;
      squares += time * time;
    }
    const double mean = sum / people;
    const double error = std::sqrt((squares / people - mean * mean) / (people - 1));
    covered += std::fabs(mean - exact) <= 1.96 * error;
  }
  EXPECT_GE(covered, 930);
  EXPECT_LE(covered, 970);
}

}  // namespace
}  // namespace waymark
