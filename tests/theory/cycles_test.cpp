// Cycle clocks as scenarios write them, against their own expectations worked out cycle by cycle.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "tests/theory/figures.h"

namespace waymark {
namespace {

/// A cohort that is well, and dies at 10 % a cycle; being well pays 1 a cycle. `more` are sections.
std::string mortal_cohort(const std::string& measures, const std::string& dead_pays = "{}") {
  return R"("dates": { "start": "2027-04-01", "horizon": "8 years" },
    "population": { "count": 20000, "at": { "well": 1 } },
    "pathway": { "well": { "kind": "home" }, "dead": { "kind": "exit", "death": true } },
    "rewards": { "years": { "unit": "years" } },
    "cycles": { "life": { "every": "6 months", "states": {
      "well": { "moves": { "dead": { "chance": 0.1, "pays": )" +
         dead_pays + R"( } }, "pays": { "years": 1 } } } } },
    "measures": { )" +
         measures + " }";
}

/// The sum of w(k) v^k 0.9^k over readings 0 .. 16.
double sum_of_readings(const std::function<double(int)>& weight, double worth) {
  double sum = 0.0, alive = 1.0;
  for (int k = 0; k <= 16; ++k, alive *= 0.9 * worth) sum += weight(k) * alive;
  return sum;
}

TEST(Cycles, weigh_and_discount_their_readings) {
  const std::string reward = R"("standard": "reward", "of": "years", "readings": )";
  const Figures figures(mortal_cohort(R"("every": { )" + reward + R"("every" }, "end": { )" +
                                      reward + R"("end" },
         "start": { )" + reward + R"("start" }, "half": { )" +
                                      reward + R"("half-cycle" },
         "simpson": { )" + reward + R"("simpson" },
         "by-time": { )" + reward + R"("every", "discount": "21 %" },
         "by-cycle": { )" + reward + R"("every", "discount": "21 %", "discounted-by": "cycle" })"),
                        20);
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
  const Figures figures(
      mortal_cohort(
          R"("paid": { "standard": "reward", "of": "years", "readings": "half-cycle", "discount": "21 %" })",
          R"({ "years": -100 })"),
      20);
  double expected = sum_of_readings([](int k) { return k == 0 || k == 16 ? 0.5 : 1.0; }, 1.0 / 1.1);
  for (int k = 1; k <= 16; ++k) expected -= 100 * 0.1 * std::pow(0.9, k - 1) * std::pow(1.1, -k);
  const System system("a loss of 100 on dying");
  system.expect("paid, discounted", expected, figures.of("paid"), 0.01);
}

/// Shares at each state after each cycle, by time in state, worked out from `leave(state, time)`.
TEST(Cycles, look_at_traits_and_at_cycles_in_a_state) {
  // The frail fall ill more often; the longer somebody is ill, the less they recover.
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "10 years" },
    "population": { "count": 20000, "at": { "well": 1 }, "traits": { "frail": "30 %" } },
    "pathway": { "well": { "kind": "home" }, "ill": { "kind": "home" } },
    "predictors": {
      "falling-ill": { "table": { "by": ["frail"], "levels": [2], "values": [0.1, 0.4] } },
      "recovering": { "table": { "by": ["cycles-in-state:illness"], "levels": [4], "values": [1, 0.5, 0.3, 0.05] } } },
    "cycles": { "illness": { "every": "1 year", "states": {
      "well": { "moves": { "ill": "=falling-ill" } },
      "ill": { "moves": { "well": "=recovering" } } } } },
    "measures": { "ill": { "standard": "at-step", "steps": ["ill"], "at": ["1 year", "2 years", "5 years", "10 years"] } })",
                        20);
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
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "6 years" },
    "population": { "count": 20000, "at": { "well": 1 },
                    "traits": { "risk": { "number": { "uniform": { "low": 0, "high": 0.5 } } } } },
    "pathway": { "well": { "kind": "home" }, "dead": { "kind": "exit", "death": true } },
    "predictors": { "dying": { "number": { "value": 0, "terms": { "risk": { "adds": 1 } } } } },
    "rewards": { "risk": {} },
    "cycles": { "life": { "every": "1 year", "states": {
      "well": { "moves": { "dead": "=dying" }, "pays": { "risk": "=dying" } } } } },
    "measures": { "alive": { "standard": "at-step", "steps": ["well"], "at": ["1 year", "3 years", "6 years"] },
                  "risk": { "standard": "reward", "of": "risk", "readings": "end" } })",
                        20);
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
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "5 years" },
    "population": { "count": 20000, "at": { "well": 1 }, "traits": { "marked": "0 %" } },
    "pathway": { "well": { "kind": "home" }, "dead": { "kind": "exit", "death": true } },
    "predictors": { "dying": { "table": { "by": ["marked"], "levels": [2], "values": [0, 0.5] } } },
    "cycles": { "life": { "every": "1 year", "states": { "well": { "trials": [
      { "sets": { "marked": 1 }, "chance": 0.2 },
      { "to": "dead", "chance": "=dying" } ] } } } },
    "measures": { "alive": { "standard": "at-step", "steps": ["well"], "at": ["1 year", "2 years", "5 years"] } })",
                        20);
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
  const Figures figures(R"("dates": { "start": "2027-04-01", "horizon": "1 year" },
    "population": { "count": 50000, "at": { "a": 0.25, "b": 0.25, "c": 0.25, "d": 0.25 } },
    "pathway": { "a": { "kind": "home" }, "b": { "kind": "home" }, "c": { "kind": "home" }, "d": { "kind": "home" },
                 "rang-a": { "kind": "home" }, "rang-b": { "kind": "home" }, "rang-c": { "kind": "home" }, "rang-d": { "kind": "home" } },
    "cycles": { "year": { "every": "1 year", "states": {
      "a": { "moves": { "rang-a": { "rate": "0.5 per year" } } },
      "b": { "moves": { "rang-b": { "rate": "0.5 per year", "hazard-ratio": 2 } } },
      "c": { "moves": { "rang-c": { "chance": 0.2, "risk-ratio": 1.5 } } },
      "d": { "moves": { "rang-d": { "chance": 0.2, "hazard-ratio": 3 } } } } } },
    "measures": { "a": { "standard": "at-step", "steps": ["rang-a"], "at": ["1 year"] },
                  "b": { "standard": "at-step", "steps": ["rang-b"], "at": ["1 year"] },
                  "c": { "standard": "at-step", "steps": ["rang-c"], "at": ["1 year"] },
                  "d": { "standard": "at-step", "steps": ["rang-d"], "at": ["1 year"] } })",
                        20);
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
  const Figures figures(
      R"("dates": { "start": "2027-04-01", "horizon": "40 years", "warm-up": "10 years" },
    "population": { "count": 3000, "at": { "well": 1 } },
    "pathway": { "well": { "kind": "home" }, "unwell": { "kind": "home" },
                 "hospital": { "kind": "delay", "lasts": { "exponential": { "mean": "6 months" } }, "then": "well" } },
    "clocks": { "accident": { "rate": "0.5 per year", "during": ["unwell"], "then": "hospital" } },
    "cycles": { "health": { "every": "1 week", "states": {
      "well": { "moves": { "unwell": { "rate": "1 per year" } } } } } },
    "measures": { "unwell": { "standard": "in-system", "steps": ["unwell"] },
                  "hospital": { "standard": "in-system", "steps": ["hospital"] } })",
      8);
  // Times: unwell 2 years, hospital 0.5, well 1 year and on average half a week more.
  const double well = 1.0 / (1 - std::exp(-1.0 / 52.17857)) / 52.17857 - 0.5 / 52.17857;
  const double round = 2.0 + 0.5 + well;
  const System system("a cycle clock beside a hazard and a stay");
  system.expect("unwell", 3000 * 2.0 / round, figures.of("unwell"), 0.01);
  system.expect("in hospital", 3000 * 0.5 / round, figures.of("hospital"), 0.02);
}

}  // namespace
}  // namespace waymark
