// A choice among ways by a multinomial logit, and a chance with a random effect, against their own
// integrals.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

double share(const Figures& figures, const char* of, Estimate& estimate) {
  estimate = combined_estimate(figures.values(of), figures.values("all"),
                               [](double some, double all) { return some / all; });
  return estimate.mean;
}

TEST(Choices, among_doors_follow_their_utilities) {
  // Utilities: letter 0; phone log 1.8 - 0.03 (age - 20); friend log 0.6, for women log 0.9.
  const Figures figures = Figures::of_feature("three-doors-to-choose-among", 10);
  double letter = 0, phone = 0, friends = 0;
  for (const double by_friend : {0.6, 0.9})
    for (int i = 0; i < 4000; ++i) {
      const double by_phone = 1.8 * std::exp(-0.03 * (20 + (i + 0.5) * 0.01 - 20));
      const double all = 1 + by_phone + by_friend;
      letter += 1 / all / 8000;
      phone += by_phone / all / 8000;
      friends += by_friend / all / 8000;
    }
  const System system("a multinomial logit of three doors");
  Estimate ours;
  share(figures, "letter", ours);
  system.expect("letter", letter, ours, 0.02);
  share(figures, "phone", ours);
  system.expect("phone", phone, ours, 0.02);
  share(figures, "friend", ours);
  system.expect("friend", friends, ours, 0.02);
}

TEST(RandomEffects, spread_a_chance_over_people_and_stay_with_them) {
  // logit p = log(0.7 / 0.3) + u, u normal with sd 1, at two gates of the same person.
  const Figures figures = Figures::of_feature("some-come-and-some-do-not", 10);
  double once = 0, twice = 0, weight = 0;
  for (double u = -8; u <= 8; u += 0.001) {
    const double density = std::exp(-u * u / 2);
    const double p = 1 / (1 + std::exp(-(std::log(0.7 / 0.3) + u)));
    once += p * density;
    twice += p * p * density;
    weight += density;
  }
  const System system("a random effect of a person");
  Estimate ours;
  share(figures, "out", ours);
  system.expect("lost at the first gate", 1 - once / weight, ours, 0.02);
  share(figures, "both", ours);
  system.expect("passes both", twice / weight, ours, 0.01);
}

}  // namespace
}  // namespace waymark
