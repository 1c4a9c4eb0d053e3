// Figures of queueing against a plain reading of everything that a run told.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "tests/unit/simulate/little_world.h"
#include "waymark/base/student.h"
#include "waymark/experiment/comparison.h"

namespace waymark {
namespace {

/// One desk that is too small, for people who give up, at the end of a night.
std::string desk(const std::string& measures) {
  return R"("dates": { "start": "2027-04-01", "hour": "6 hours", "horizon": "10 days", "warm-up": "1 day" },
    "arrivals": { "customers": { "to": "desk", "rate": "12 per hour" } },
    "teams": { "clerks": { "kind": "units", "count": 1 } },
    "pathway": { "desk": { "kind": "activity", "team": "clerks", "lasts": { "exponential": { "mean": "7 minutes" } },
                           "patience": { "exponential": { "mean": "25 minutes" } }, "gives-up": "gone", "then": "gone" },
                 "gone": { "kind": "exit" } },
    "measures": { )" +
         measures + " }";
}

/// The figures of one run by metric.
std::map<std::string, double> figures_of(const std::string& body) {
  Scenario scenario = compiled(body);
  Comparison comparison(scenario, {Couplings::all});
  comparison.prepare_workers(1);
  const ExperimentPlan plan = comparison.plan(1);
  const std::vector<double> values = comparison.run(0, 1, 0).arms.front().values;
  std::map<std::string, double> figures;
  for (std::size_t i = 0; i < plan.slots.size(); ++i)
    figures[plan.metrics[static_cast<std::size_t>(plan.slots[i].metric)].id] = values[i];
  return figures;
}

struct Wait {
  enum class End { served, abandoned, not_yet };
  double joined = 0, ended = 0;  // minutes since the branch date
  End end = End::served;
  double length() const { return ended - joined; }
};

constexpr double last_minute = 10 * 24 * 60;
double minute_of(const Fact& fact) { return in_milliseconds(fact.time) / ms_per_minute; }

/// Every wait there was, those without a wait at a length of 0.
std::vector<Wait> waits_in(const std::vector<Told>& journal) {
  std::vector<Wait> waits;
  std::map<Who, double> in_line;
  for (const Told& told : journal) {
    const double now = minute_of(told.fact);
    if (told.fact.kind == FactKind::joined_queue) in_line[told.who] = now;
    if (told.fact.kind == FactKind::began)
      waits.push_back({in_line.count(told.who) ? in_line[told.who] : now, now, Wait::End::served});
    if (told.fact.kind == FactKind::moved && in_line.count(told.who))
      waits.push_back({in_line[told.who], now, Wait::End::abandoned});
    if (told.fact.kind == FactKind::began || told.fact.kind == FactKind::moved)
      in_line.erase(told.who);
    if (told.fact.kind == FactKind::joined_queue) in_line[told.who] = now;
  }
  for (const auto& [who, joined] : in_line)
    waits.push_back({joined, last_minute, Wait::End::not_yet});
  return waits;
}

std::vector<double> lengths(const std::vector<Wait>& waits, bool served, bool abandoned,
                            bool by_joining, bool so_far) {
  std::vector<double> found;
  for (const Wait& wait : waits) {
    const bool counts = wait.end == Wait::End::served      ? served
                        : wait.end == Wait::End::abandoned ? abandoned
                                                           : so_far;
    if (counts && (by_joining ? wait.joined : wait.ended) >= 0) found.push_back(wait.length());
  }
  std::sort(found.begin(), found.end());
  return found;
}

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

class WaitsInTheJournal : public testing::Test {
 protected:
  WaitsInTheJournal() : world(desk(R"("w": { "standard": "wait" })")) {
    world.play();
    waits = waits_in(world.told());
  }
  LittleWorld world;
  std::vector<Wait> waits;
};

TEST_F(WaitsInTheJournal, are_those_that_a_measure_says_it_counts) {
  struct Case {
    const char* fields;
    bool served, abandoned, by_joining, so_far;
  };
  const std::vector<Case> cases = {
      {"", true, false, false, false},
      {R"(, "of": "abandoned")", false, true, false, false},
      {R"(, "of": "either")", true, true, false, false},
      {R"(, "counted-by": "joining")", true, false, true, false},
      {R"(, "still-waiting": "so-far")", true, false, false, true},
      {R"(, "of": "either", "counted-by": "joining", "still-waiting": "so-far")", true, true, true,
       true}};
  std::string measures;
  for (std::size_t i = 0; i < cases.size(); ++i)
    measures += (i == 0 ? "\"w" : ", \"w") + std::to_string(i) +
                R"(": { "standard": "wait", "steps": ["desk"])" + cases[i].fields + " }";
  const std::map<std::string, double> figures = figures_of(desk(measures));
  std::vector<double> means;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const Case& c = cases[i];
    means.push_back(mean_of(lengths(waits, c.served, c.abandoned, c.by_joining, c.so_far)));
    EXPECT_NEAR(figures.at("w" + std::to_string(i)), means.back(), 1e-9) << c.fields;
  }
  std::sort(means.begin(), means.end());
  EXPECT_EQ(std::unique(means.begin(), means.end()), means.end()) << "cases that say the same";
}

TEST_F(WaitsInTheJournal, have_the_percentiles_and_shares_that_are_told) {
  const std::map<std::string, double> figures = figures_of(desk(
      R"("w": { "standard": "wait", "steps": ["desk"], "percentiles": ["95 %", "50 %", "90 %"], "within": ["10 minutes"] })"));
  const std::vector<double> sorted = lengths(waits, true, false, false, false);
  const auto n = static_cast<double>(sorted.size());
  for (const auto& [name, share] :
       std::map<std::string, double>{{"w/p50", 0.5}, {"w/p90", 0.9}, {"w/p95", 0.95}}) {
    const double value = figures.at(name);
    const auto at_most = static_cast<double>(
        std::upper_bound(sorted.begin(), sorted.end(), value + 1e-9) - sorted.begin());
    const auto below = static_cast<double>(
        std::lower_bound(sorted.begin(), sorted.end(), value - 1e-9) - sorted.begin());
    EXPECT_GE(at_most / n, share) << name;
    EXPECT_LT(below / n, share) << name;
  }
  EXPECT_EQ(figures.at("w/within-10-minutes"),
            static_cast<double>(std::upper_bound(sorted.begin(), sorted.end(), 10.0 + 1e-9) -
                                sorted.begin()) /
                n);
}

/// People at the desk just before a moment.
double number_at(const std::vector<Told>& journal, double minute) {
  double number = 0;
  for (const Told& told : journal) {
    if (minute_of(told.fact) >= minute) break;
    number += told.fact.kind == FactKind::arrived;
    number -= told.fact.kind == FactKind::left;
  }
  return number;
}

TEST_F(WaitsInTheJournal, leave_numbers_at_a_time_of_day_as_a_census_counts_them) {
  const std::map<std::string, double> figures = figures_of(
      desk(R"("n": { "standard": "in-system", "census-at": ["6 hours", "4.5 hours"] })"));
  double at_six = 0, before_five = 0;
  for (int day = 0; day < 10; ++day) {
    at_six += number_at(world.told(), day * 1440.0);  // the run begins at six
    before_five += number_at(world.told(), day * 1440.0 + 22.5 * 60);
  }
  EXPECT_DOUBLE_EQ(figures.at("n/census-at-6-hours"), at_six / 10);
  EXPECT_DOUBLE_EQ(figures.at("n/census-at-4.5-hours"), before_five / 10);
  EXPECT_NE(at_six, before_five);
}

/// Integral of the number present from one minute to another.
double integral_of(const std::vector<Told>& journal, double from, double to) {
  double sum = 0;
  for (const Told& told : journal) {
    const double left = to - std::min(std::max(minute_of(told.fact), from), to);
    if (told.fact.kind == FactKind::arrived) sum += left;
    if (told.fact.kind == FactKind::left) sum -= left;
  }
  return sum;
}

void expect_interval(const std::map<std::string, double>& figures, const std::string& id,
                     const std::vector<double>& batches) {
  const double mean = mean_of(batches);
  double squares = 0;
  for (const double batch : batches) squares += (batch - mean) * (batch - mean);
  const double n = static_cast<double>(batches.size());
  const double reach = student_critical(0.05, n - 1) * std::sqrt(squares / (n - 1) / n);
  EXPECT_NEAR(figures.at(id + "/batches-lo95"), mean - reach, 1e-9);
  EXPECT_NEAR(figures.at(id + "/batches-hi95"), mean + reach, 1e-9);
}

TEST_F(WaitsInTheJournal, give_intervals_by_batches) {
  const std::map<std::string, double> figures =
      figures_of(desk(R"("w": { "standard": "wait", "steps": ["desk"], "batches": 20 },
              "n": { "standard": "in-system", "batches": 8 })"));
  std::vector<double> sums(20, 0.0), numbers(20, 0.0), means, present;
  for (const Wait& wait : waits) {
    if (wait.end != Wait::End::served || wait.ended < 0) continue;
    const auto batch = static_cast<std::size_t>(wait.ended / (last_minute / 20));
    sums[batch] += wait.length();
    numbers[batch] += 1;
  }
  for (std::size_t b = 0; b < 20; ++b) means.push_back(sums[b] / numbers[b]);
  for (int b = 0; b < 8; ++b)
    present.push_back(integral_of(world.told(), b * last_minute / 8, (b + 1) * last_minute / 8) /
                      (last_minute / 8));
  expect_interval(figures, "w", means);
  expect_interval(figures, "n", present);
}

TEST_F(WaitsInTheJournal, know_which_number_was_not_exceeded_for_a_share_of_time) {
  const std::map<std::string, double> figures = figures_of(desk(
      R"("n": { "standard": "in-system", "percentiles": ["50 %", "95 %"], "levels": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30] })"));
  for (const auto& [name, share] : std::map<std::string, double>{{"n/p50", 0.5}, {"n/p95", 0.95}}) {
    double at_most = 0, below = 0;
    for (int level = 0; level <= static_cast<int>(figures.at(name)); ++level) {
      below = at_most;
      at_most += figures.at("n/share-at-" + std::to_string(level));
    }
    EXPECT_GE(at_most, share) << name;
    EXPECT_LT(below, share) << name;
  }
}

TEST(WaitMeasure, says_in_its_definition_what_was_done) {
  Scenario scenario = compiled(desk(
      R"("w": { "standard": "wait", "steps": ["desk"], "of": "either", "counted-by": "joining",
               "still-waiting": "so-far", "percentiles": ["90 %"] })"));
  Comparison comparison(scenario, {Couplings::all});
  const ExperimentPlan plan = comparison.plan(1);
  EXPECT_EQ(plan.metrics[0].definition,
            "Mean wait from joining the queue to the beginning of work or leaving it before at "
            "desk, over waits that ended of those who joined since the branch date; those still "
            "waiting at the end count with their wait so far.");
  EXPECT_EQ(plan.metrics[1].definition.rfind(
                "The shortest wait from joining the queue to the beginning of work or leaving it "
                "before at desk that at least 90 of 100 did not exceed, over waits",
                0),
            0u);
}

}  // namespace
}  // namespace waymark
