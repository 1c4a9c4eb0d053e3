// Cycle clocks as scenarios write them, against their own expectations worked out cycle by cycle.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

/// The sum of w(k) v^k 0.9^k over readings 0 .. 16.
double sum_of_readings(const std::function<double(int)>& weight, double worth) {
  double sum = 0.0, alive = 1.0;
  for (int k = 0; k <= 16; ++k, alive *= 0.9 * worth) sum += weight(k) * alive;
  return sum;
}

TEST(Cycles, weigh_and_discount_their_readings) {
  const Figures figures = Figures::of_feature("a-cohort-read-in-seven-ways", 20);
  const System system("a cohort that dies at 10 % a cycle, 16 cycles");
  const auto all = [](int) { return 1.0; };
  system.expect("all readings", sum_of_readings(all, 1.0), figures.of("every"), 0.005);
  system.expect("end of cycles", sum_of_readings([](int k) { return k > 0 ? 1.0 : 0.0; }, 1.0),
                figures.of("end"), 0.005);
  system.expect("start of cycles", sum_of_readings([](int k) { return k < 16 ? 1.0 : 0.0; }, 1.0),
                figures.of("start"), 0.005);
  system.expect("half-cycle",
                sum_of_readings([](int k) { return k == 0 || k == 16 ? 0.5 : 1.0; }, 1.0),
                figures.of("half"), 0.005);
  system.expect("Simpson",
                sum_of_readings(
                    [](int k) {
                      if (k == 0 || k == 16) return 1.0 / 3.0;
                      return k % 2 == 1 ? 4.0 / 3.0 : 2.0 / 3.0;
                    },
                    1.0),
                figures.of("simpson"), 0.005);
  system.expect("discounted by years", sum_of_readings(all, 1.0 / 1.1), figures.of("by-time"),
                0.005);
  system.expect("discounted by cycles", sum_of_readings(all, 1.0 / 1.21), figures.of("by-cycle"),
                0.005);
}

TEST(Cycles, pay_moves_whole_when_they_happen) {
  const Figures figures = Figures::of_feature("a-loss-on-dying", 20);
  double expected = sum_of_readings([](int k) { return k == 0 || k == 16 ? 0.5 : 1.0; }, 1.0 / 1.1);
  for (int k = 1; k <= 16; ++k) expected -= 100 * 0.1 * std::pow(0.9, k - 1) * std::pow(1.1, -k);
  const System system("a loss of 100 on dying");
  system.expect("paid, discounted", expected, figures.of("paid"), 0.01);
}

/// Of those who were operated on at `start` and are frail or not: shares again operated on and dead
/// after each year, and what the revisions cost.
struct Hips {
  double again[11] = {}, dead[11] = {}, cost = 0.0;

  Hips(bool is_frail, int start, double share) {
    const double dies = is_frail ? 0.03 : 0.01, wears = is_frail ? 2.0 : 1.0;
    double operated = share;
    for (int year = start + 1; year <= 10; ++year) {
      const int n = year - 1 - start;  // years behind when the cycle begins
      const double revised =
          operated * (1.0 - std::exp(-wears * ((n + 1) * (n + 1) - n * n) / 64.0));
      const double fades = again[year - 1] * (1.0 - std::exp(-12 * 0.005));
      again[year] = again[year - 1] + revised - fades;
      dead[year] = dead[year - 1] + operated * dies + fades;
      operated -= revised + operated * dies;
      cost += revised * (is_frail ? 6000.0 : 5000.0);
    }
  }
};

TEST(Cycles, follow_a_law_of_time_and_send_the_rest_on) {
  const Figures figures = Figures::of_feature("a-hip-that-wears-out", 20);
  double again_5 = 0.0, again_10 = 0.0, alive = 1.0 - 0.5 * 0.02, cost = 0.0;
  for (const auto& [is_frail, of_all] : {std::pair{true, 0.3}, std::pair{false, 0.7}})
    for (const auto& [start, share] : {std::pair{0, 0.5}, std::pair{1, 0.5 * 0.98}}) {
      const Hips hips(is_frail, start, of_all * share);
      again_5 += hips.again[5];
      again_10 += hips.again[10];
      alive -= hips.dead[10];
      cost += hips.cost;
    }
  const System system("hips that wear out by a Weibull law");
  system.expect("again after 5 years", again_5, figures.of("again", "at 5 years"), 0.02);
  system.expect("again after 10 years", again_10, figures.of("again", "at 10 years"), 0.02);
  system.expect("alive after 10 years", alive, figures.of("alive", "at 10 years"), 0.01);
  system.expect("cost of revisions", cost, figures.of("cost"), 0.02);
}

TEST(Cycles, look_at_traits_and_at_cycles_in_a_state) {
  // The frail fall ill more often; the longer somebody is ill, the less they recover.
  const Figures figures = Figures::of_feature("the-longer-ill-the-longer", 20);
  const double recovers[] = {1.0, 0.5, 0.3, 0.05};
  std::vector<double> ill(11, 0.0);
  for (const auto& [share, chance] : {std::pair{0.7, 0.1}, std::pair{0.3, 0.4}}) {
    double well = share;
    std::vector<double> by_time(12, 0.0);  // ill, by cycles behind when the next one comes
    for (int year = 1; year <= 10; ++year) {
      const double falls = well * chance;
      double back = 0.0;
      std::vector<double> next(12, 0.0);
      for (int t = 1; t < 11; ++t) {
        const double leaves = recovers[std::min(t, 3)];
        back += by_time[static_cast<std::size_t>(t)] * leaves;
        next[static_cast<std::size_t>(t + 1)] = by_time[static_cast<std::size_t>(t)] * (1 - leaves);
      }
      next[1] = falls;
      well += back - falls;
      by_time = next;
      for (const double each : by_time) ill[static_cast<std::size_t>(year)] += each;
    }
  }
  const System system("illness by a trait and by time in it");
  system.expect("ill after 1 year", ill[1], figures.of("ill", "at 1 year"), 0.02);
  system.expect("ill after 2 years", ill[2], figures.of("ill", "at 2 years"), 0.02);
  system.expect("ill after 5 years", ill[5], figures.of("ill", "at 5 years"), 0.02);
  system.expect("ill after 10 years", ill[10], figures.of("ill", "at 10 years"), 0.02);
}

TEST(Cycles, ask_each_person_for_what_no_table_holds) {
  // A chance that is uniform in 0 to 0.5 over people, for life: alive after k cycles are
  // E[(1-p)^k].
  const Figures figures = Figures::of_feature("a-risk-of-ones-own", 20);
  const auto alive = [](int k) { return (1.0 - std::pow(0.5, k + 1)) / (k + 1) / 0.5; };
  double paid = 0.0;  // E[p (1-p)^k] = alive(k) - alive(k + 1)
  for (int k = 1; k <= 6; ++k) paid += alive(k) - alive(k + 1);
  const System system("a chance of one's own");
  system.expect("alive after 1 year", alive(1), figures.of("alive", "at 1 year"), 0.01);
  system.expect("alive after 3 years", alive(3), figures.of("alive", "at 3 years"), 0.01);
  system.expect("alive after 6 years", alive(6), figures.of("alive", "at 6 years"), 0.01);
  system.expect("risk paid by the living", paid, figures.of("risk"), 0.01);
}

TEST(Cycles, try_one_thing_after_another_and_remember_it) {
  // First an attack may come, which leaves its mark; then those who bear a mark may die of it.
  const Figures figures = Figures::of_feature("an-attack-leaves-its-mark", 20);
  std::vector<double> alive{1.0};
  double unmarked = 1.0, marked = 0.0;
  for (int year = 1; year <= 5; ++year) {
    marked = (marked + 0.2 * unmarked) * 0.5;
    unmarked *= 0.8;
    alive.push_back(unmarked + marked);
  }
  const System system("trials in their order");
  system.expect("alive after 1 year", alive[1], figures.of("alive", "at 1 year"), 0.01);
  system.expect("alive after 2 years", alive[2], figures.of("alive", "at 2 years"), 0.01);
  system.expect("alive after 5 years", alive[5], figures.of("alive", "at 5 years"), 0.01);
}

TEST(Cycles, turn_rates_and_ratios_into_chances) {
  const Figures figures = Figures::of_feature("chances-from-rates-and-ratios", 20);
  const System system("chances of a cycle");
  system.expect("of a rate", 0.25 * (1 - std::exp(-0.5)), figures.of("a", "at 1 year"), 0.02);
  system.expect("rate x hazard ratio", 0.25 * (1 - std::exp(-1.0)), figures.of("b", "at 1 year"),
                0.02);
  system.expect("risk ratio", 0.25 * 0.3, figures.of("c", "at 1 year"), 0.02);
  system.expect("hazard ratio", 0.25 * (1 - std::pow(0.8, 3)), figures.of("d", "at 1 year"), 0.02);
}

TEST(Cycles, let_people_come_and_go_by_other_ways) {
  // A clock takes the well to hospital, which is no state; they come back, and newcomers join. With
  // exponential stays and a small cycle the shares are those of the chain in continuous time.
  const Figures figures = Figures::of_feature("a-markov-model-beside-a-hospital", 8);
  // Times: unwell 2 years, hospital 0.5, well 1 year and on average half a week more.
  const double well = 1.0 / (1 - std::exp(-1.0 / 52.17857)) / 52.17857 - 0.5 / 52.17857;
  const double round = 2.0 + 0.5 + well;
  const System system("a cycle clock beside a hazard and a stay");
  system.expect("unwell", 3000 * 2.0 / round, figures.of("unwell"), 0.01);
  system.expect("in hospital", 3000 * 0.5 / round, figures.of("hospital"), 0.02);
}

}  // namespace
}  // namespace waymark
