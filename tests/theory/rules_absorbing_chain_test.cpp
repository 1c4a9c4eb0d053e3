// Cycle clocks against the exact recursion over states and times in state, cycle by cycle.
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <vector>

#include "waymark/rules/cycle.h"

namespace waymark {
namespace {

constexpr int cycles = 25;
constexpr int longest = 30;
enum State : std::uint16_t { well, sick, sicker, dead, states };

double chance_to_die_sick(int years) { return 0.03 + 0.004 * std::min(years, 9); }
double worth(int years) { return 0.75 - 0.01 * std::min(years, 9); }
double discount(int cycle) { return std::pow(1.03, -cycle); }

CycleTable flat(std::vector<double> cells) { return {{}, std::move(cells)}; }

// Well, sick (whose chances go by time in state), sicker and dead; illness is one family.
CycleForm illness() {
  CycleTable by_time{{{CycleFeatureKind::time_in_state, 0, 10}}, {}};
  CycleTable worth_by_time = by_time;
  for (int years = 0; years < 10; ++years) {
    for (const double chance : {0.3, 0.1, chance_to_die_sick(years)})
      by_time.cells.push_back(chance);
    worth_by_time.cells.push_back(worth(years));
  }
  CycleForm form;
  form.rewards = 1;
  form.states = {{SimultaneousForm{{sick, dead}, flat({0.15, 0.01})}, 0, {flat({1.0})}},
                 {SimultaneousForm{{well, sicker, dead}, by_time}, 1, {worth_by_time}},
                 {SimultaneousForm{{dead}, flat({0.12})}, 1, {flat({0.5})}},
                 {AbsorbingForm{}, 2, {}}};
  return form;
}

// Shares by state and time in state, moved on exactly.
struct Exact {
  std::array<std::array<double, longest>, states> share{};
  double reward = 0.0;

  Exact() { share[well][0] = 1.0; }

  void run(int cycle) {
    std::array<std::array<double, longest>, states> next{};
    for (std::size_t years = 0; years + 1 < longest; ++years) {
      const double healthy = share[well][years];
      next[sick][0] += 0.15 * healthy;
      next[dead][0] += 0.01 * healthy;
      next[well][years] += 0.84 * healthy;
      const double ill = share[sick][years];
      const double dying = chance_to_die_sick(static_cast<int>(years));
      next[well][0] += 0.3 * ill;
      next[sicker][years] += 0.1 * ill;
      next[dead][0] += dying * ill;
      next[sick][years] += (0.6 - dying) * ill;
      const double worse = share[sicker][years];
      next[dead][0] += 0.12 * worse;
      next[sicker][years] += 0.88 * worse;
      next[dead][0] += share[dead][years];
    }
    for (std::size_t years = 0; years < longest; ++years)
      reward += discount(cycle) *
                (next[well][years] + worth(static_cast<int>(years)) * next[sick][years] +
                 0.5 * next[sicker][years]);
    share = {};
    for (std::size_t state = 0; state < states; ++state)
      for (std::size_t years = 0; years + 1 < longest; ++years)
        share[state][state == dead ? 0 : years + 1] += next[state][years];
  }

  double in(std::size_t state) const {
    double sum = 0.0;
    for (const double part : share[state]) sum += part;
    return sum;
  }
};

struct Cohort {
  std::vector<std::uint64_t> identity;
  std::vector<std::uint16_t> state, time;
  std::vector<double> reward;
  std::vector<CycleMove> moves;

  explicit Cohort(std::uint32_t people) : state(people), time(people), reward(people) {
    for (std::uint32_t i = 0; i < people; ++i) identity.push_back(who(5, i));
  }
  void run(const CycleTables& tables, StreamKey key, int cycle) {
    std::vector<double> paid(state.size());
    double* rewards[1] = {paid.data()};
    CycleColumns columns;
    columns.who = identity.data();
    columns.state = state.data();
    columns.time_in_state = time.data();
    columns.rewards = rewards;
    columns.count = static_cast<std::uint32_t>(state.size());
    moves.clear();
    run_cycle(tables, columns, {key, 21, static_cast<std::uint32_t>(cycle)}, moves);
    for (std::size_t i = 0; i < paid.size(); ++i) reward[i] += discount(cycle) * paid[i];
  }
  double share_in(std::uint16_t wanted) const {
    double sum = 0.0;
    for (const std::uint16_t here : state) sum += here == wanted;
    return sum / static_cast<double>(state.size());
  }
  std::pair<double, double> mean_and_error() const {
    double sum = 0.0, squares = 0.0;
    for (const double one : reward) {
      sum += one;
      squares += one * one;
    }
    const double people = static_cast<double>(reward.size());
    const double mean = sum / people;
    return {mean, std::sqrt((squares / people - mean * mean) / (people - 1))};
  }
};

TEST(AbsorbingChain, has_its_exact_shares_after_every_cycle) {
  const CycleTables tables = compile_cycles(illness());
  const std::uint32_t people = 200'000;
  Cohort cohort(people);
  Exact exact;
  for (int cycle = 0; cycle < cycles; ++cycle) {
    cohort.run(tables, stream_key(4, 0), cycle);
    exact.run(cycle);
    for (std::uint16_t state = 0; state < states; ++state) {
      const double share = exact.in(state);
      EXPECT_NEAR(cohort.share_in(state), share, 4 * std::sqrt(share * (1 - share) / people))
          << "state " << state << " after cycle " << cycle;
    }
  }
}

TEST(AbsorbingChain, pays_its_exact_discounted_reward) {
  const CycleTables tables = compile_cycles(illness());
  Cohort cohort(200'000);
  Exact exact;
  for (int cycle = 0; cycle < cycles; ++cycle) {
    cohort.run(tables, stream_key(4, 1), cycle);
    exact.run(cycle);
  }
  const auto [mean, error] = cohort.mean_and_error();
  EXPECT_NEAR(mean, exact.reward, 4 * error);
  EXPECT_LT(error / mean, 0.002);
}

TEST(AbsorbingChain, covers_its_exact_reward_with_95_percent_intervals_as_often_as_stated) {
  const CycleTables tables = compile_cycles(illness());
  Exact exact;
  for (int cycle = 0; cycle < cycles; ++cycle) exact.run(cycle);
  int covered = 0;
  for (std::uint64_t experiment = 0; experiment < 1000; ++experiment) {
    Cohort cohort(400);
    for (int cycle = 0; cycle < cycles; ++cycle)
      cohort.run(tables, stream_key(8, experiment), cycle);
    const auto [mean, error] = cohort.mean_and_error();
    covered += std::fabs(mean - exact.reward) <= 1.96 * error;
  }
  EXPECT_GE(covered, 930);
  EXPECT_LE(covered, 970);
}

}  // namespace
}  // namespace waymark
