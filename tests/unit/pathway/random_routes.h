#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "waymark/pathway/graph.h"

// Random routes for property tests: the same ones on every compiler.

namespace waymark {

/// Numbers by the mixing of Steele, Lea and Flood 2014.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 1) {}

  int below(int bound) { return static_cast<int>(next() % static_cast<std::uint64_t>(bound)); }
  double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }
  bool chance(double p) { return share() < p; }

 private:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15ull);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

inline PathwayStep random_step(Dice& dice, int index, int count) {
  PathwayStep step;
  step.id = "step-" + std::to_string(index);
  const bool last = index == count - 1;
  const int kind = last ? 8 : dice.below(9);
  step.kind = kind < 3   ? StepKind::gate
              : kind < 5 ? StepKind::support
              : kind < 7 ? StepKind::activity
              : kind < 8 ? StepKind::delay
                         : StepKind::home;
  step.hoop = step.kind == StepKind::gate;
  step.first_help = step.kind == StepKind::support;
  step.retelling = dice.chance(0.3);
  step.accepts_referral = dice.chance(0.3);
  step.entry = index == 0 || dice.chance(0.15);
  step.entry_weight = 0.5 + dice.share();
  step.hours_person = dice.share();
  step.hours_staff = dice.share();
  step.mean_stay_ms = dice.share() * 10 * 86400e3;
  step.cost_per_visit = dice.share() * 100;
  step.cost_per_ms = dice.share() / 86400e3;
  return step;
}

/// One to four ways out of each step, with shares that total 1; a gate has a way of each kind.
inline void add_random_ways(Dice& dice, Pathway& pathway, int from) {
  const bool gate = pathway.steps[static_cast<std::size_t>(from)].kind == StepKind::gate;
  const int count = static_cast<int>(pathway.steps.size());
  const int ways = gate ? 4 : 1 + dice.below(3);
  constexpr LinkKind kinds[] = {LinkKind::then, LinkKind::refused, LinkKind::lost,
                                LinkKind::gave_up};
  std::vector<double> weights;
  double total = 0;
  for (int way = 0; way < ways; ++way) {
    weights.push_back(dice.chance(0.15) && way > 0 ? 0 : 0.05 + dice.share());
    total += weights.back();
  }
  for (int way = 0; way < ways; ++way) {
    const bool support = pathway.steps[static_cast<std::size_t>(from)].kind == StepKind::support;
    const LinkKind kind = gate                 ? kinds[way]
                          : dice.chance(0.2)   ? LinkKind::clock
                          : support && way > 0 ? LinkKind::gave_up
                                               : LinkKind::then;
    const int to = dice.chance(0.2) ? count - 1 : dice.below(count);
    pathway.links.push_back({from, to, weights[static_cast<std::size_t>(way)] / total, kind, ""});
  }
}

inline Pathway random_route(std::uint64_t seed) {
  Dice dice(seed);
  Pathway pathway;
  const int count = 3 + dice.below(8);
  for (int step = 0; step < count; ++step) pathway.steps.push_back(random_step(dice, step, count));
  if (ends_an_episode(pathway.steps[0])) pathway.steps[0].kind = StepKind::activity;
  for (int step = 0; step < count; ++step) {
    if (!ends_an_episode(pathway.steps[static_cast<std::size_t>(step)])) {
      add_random_ways(dice, pathway, step);
    } else if (dice.chance(0.3)) {
      pathway.links.push_back({step, dice.below(count), 0, LinkKind::clock, "asks again"});
    }
  }
  return pathway;
}

}  // namespace waymark
