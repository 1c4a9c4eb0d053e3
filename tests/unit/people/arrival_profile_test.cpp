#include "waymark/people/arrival_profile.h"

#include <gtest/gtest.h>

#include <map>
#include <numeric>

#include "tests/unit/random/goodness_of_fit.h"
#include "tests/unit/simulate/little_world.h"
#include "waymark/scenario/dates.h"

namespace waymark {
namespace {

const char* const nine_to_five = "[0,0,0,0,0,0,0,0,0, 3,3,3,2, 1,1,2,2, 0,0,0,0,0,0,0]";
const char* const busy_mondays = "[5, 3, 3, 3, 2, 0.5, 0]";
const char* const winters = "[3, 3, 2, 2, 1, 1, 1, 1, 1, 2, 2, 3]";

std::string ones(int count) {
  std::string list = "[1";
  for (int i = 1; i < count; ++i) list += ", 1";
  return list + "]";
}

std::string door(const std::string& arrivals, const std::string& horizon = "4 years") {
  return R"("dates": { "start": "2027-04-01", "horizon": ")" + horizon +
         R"(" }, "arrivals": { "door": { "to": "ask", )" + arrivals +
         R"( } }, "pathway": { "ask": { "kind": "home" } })";
}

std::vector<std::pair<Who, std::int64_t>> roll(const std::string& text, const Tables& tables = {},
                                               std::uint64_t replication = 0) {
  LittleWorld world(text, tables);
  world.play("only", 1, replication);
  std::vector<std::pair<Who, std::int64_t>> people;
  for (const Told& arrived : world.facts(FactKind::arrived))
    people.emplace_back(arrived.who, arrived.fact.time.count);
  return people;
}

/// What the factor adds up to over each whole hour from the start to the horizon: its value at the
/// middle, since nothing but growth moves within an hour.
std::vector<double> hourly_weights(LittleWorld& world) {
  const ArrivalProfile& profile = world.model().arms[0].profiles.at(0);
  std::vector<double> weights;
  for (Ticks time{ms_per_hour / 2}; time < world.model().horizon; time += Ticks{ms_per_hour})
    weights.push_back(factor_at(profile, time));
  return weights;
}

/// Counts by a reading of the hour, beside what the profile expects of as many people.
void expect_counts_by(LittleWorld& world, int (*cell_of)(std::int64_t hour)) {
  const std::vector<double> weights = hourly_weights(world);
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  const auto people = static_cast<double>(world.count(FactKind::arrived));
  std::map<int, double> expected, counts;
  for (std::size_t hour = 0; hour < weights.size(); ++hour)
    expected[cell_of(static_cast<std::int64_t>(hour))] += people * weights[hour] / total;
  for (const Told& arrived : world.facts(FactKind::arrived))
    ++counts[cell_of(arrived.fact.time.count / ms_per_hour)];
  std::vector<double> seen, exact;
  for (const auto& [cell, count] : expected) {
    if (count == 0.0) {
      EXPECT_EQ(counts[cell], 0.0) << cell;
      continue;
    }
    seen.push_back(counts[cell]);
    exact.push_back(count);
  }
  EXPECT_GT(chi_square_chance(seen, exact), least_chance);
}

const Date first_day = *read_date("2027-04-01");
int hour_of_day(std::int64_t hour) { return static_cast<int>(hour % 24); }
int day_of_week(std::int64_t hour) {
  return weekday_of(Date{first_day.day_number + static_cast<std::int32_t>(hour / 24)});
}
int month_of_year(std::int64_t hour) {
  return civil_of(Date{first_day.day_number + static_cast<std::int32_t>(hour / 24)}).month;
}

std::string full_profile() {
  return R"("rate": "5000 per year", "growth": "10 % per year", "season": )" +
         std::string(winters) + R"(, "weekday": )" + busy_mondays + R"(, "hour": )" + nine_to_five;
}

TEST(ArrivalProfile, has_factors_of_1_on_average) {
  const auto week = weekday_factors({5, 3, 3, 3, 2, 0.5, 0});
  EXPECT_NEAR(std::accumulate(week.begin(), week.end(), 0.0), 7.0, 1e-12);
  EXPECT_NEAR(week[0] / week[4], 2.5, 1e-12);
  const auto year = monthly_factors({3, 3, 2, 2, 1, 1, 1, 1, 1, 2, 2, 3});
  EXPECT_NEAR(31 * (year[0] + year[2] + year[4] + year[6] + year[7] + year[9] + year[11]) +
                  30 * (year[3] + year[5] + year[8] + year[10]) + 28.2425 * year[1],
              365.2425, 1e-9);
}

TEST(ArrivalProfile, never_exceeds_its_bounds) {
  LittleWorld world(door(full_profile() + R"(, "shocks": {
    "closed": { "from": "2028-01-10", "to": "2028-03-01", "factor": 0 },
    "surge": { "from": "2028-02-01", "to": "2029-02-01", "factor": 2.5 } })"));
  const ArrivalProfile& profile = world.model().arms[0].profiles[0];
  for (Ticks time{0}; time < world.model().horizon; time += Ticks{17 * ms_per_minute})
    ASSERT_LE(factor_at(profile, time), bound_at(profile, time) * (1 + 1e-12)) << in_days(time);
}

TEST(ArrivalProfile, of_ones_has_the_bits_of_none) {
  const std::string rate = R"("rate": "700 per year")";
  const std::string flat = R"(, "weekday": )" + ones(7) + R"(, "hour": )" + ones(24);
  EXPECT_EQ(roll(door(rate + flat + R"(, "season": )" + ones(12))), roll(door(rate)));

  const Tables tables{{"people.csv", "month,people\n2027-04,300\n2027-05,<5\n2027-06,200\n"}};
  const std::string counts = R"("table": "people.csv", "column": "people")";
  EXPECT_EQ(roll(door(counts + flat, "91 days"), tables), roll(door(counts, "91 days"), tables));
}

TEST(ArrivalProfile, brings_as_many_people_as_the_rate_says) {
  double people = 0;
  for (std::uint64_t replication = 0; replication < 10; ++replication)
    people += static_cast<double>(
        roll(door(R"("rate": "2000 per year", "weekday": )" + std::string(busy_mondays) +
                      R"(, "hour": )" + nine_to_five + R"(, "season": )" + winters,
                  "1461 days"),
             {}, replication)
            .size());
  // Seven days do not divide four years, nor does the profile of a year's weekdays repeat.
  EXPECT_NEAR(people, 80000, 4 * std::sqrt(80000.0) + 80000 * 0.002);
}

/// A day that begins at six: hours, weekdays and dates are those of the clock on the wall.
TEST(ArrivalProfile, goes_by_the_clock_when_a_run_begins_within_a_day) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "hour": "6 hours", "horizon": "40 hours" },
    "arrivals": { "door": { "to": "ask", "rate": "24000 per day", "hour": )" +
                    std::string(nine_to_five) + R"(,
      "shocks": { "closed": { "from": "2027-04-02", "to": "2027-04-03", "factor": 0 } } } },
    "pathway": { "ask": { "kind": "home" } })");
  world.play();
  const std::vector<Told> arrived = world.facts(FactKind::arrived);
  ASSERT_GT(arrived.size(), 20'000u);
  // From nine to five is from the third to the eleventh hour; the next day nobody comes.
  for (const Told& each : arrived) {
    EXPECT_GE(each.fact.time.count, 3 * ms_per_hour);
    EXPECT_LT(each.fact.time.count, 11 * ms_per_hour);
  }
}

TEST(ArrivalProfile, brings_those_beyond_what_is_written_by_the_same_clock_on_the_wall) {
  LittleWorld world(
      R"("dates": { "start": "2027-04-01", "hour": "6.5 hours", "horizon": "12 hours" },
    "arrivals": { "door": { "to": "ask", "rate": "2400 per day",
      "hour": [0,0,0,0,0,0,0,0,0, 1, 0,0,0,0,0,0,0,0,0,0,0,0,0,0] } },
    "commissioning": { "shocks": { "crises": { "flood": { "after": "0 days", "lasts": "1 day",
      "half-life": "1 day", "arrivals": { "door": 3 } } } } },
    "pathway": { "ask": { "kind": "home" } })");
  world.play();
  const std::vector<Told> arrived = world.facts(FactKind::arrived);
  ASSERT_GT(arrived.size(), 5'000u);  // 2,400 would come without the flood
  for (const Told& each : arrived) {
    EXPECT_GE(each.fact.time.count, 5 * ms_per_hour / 2);
    EXPECT_LT(each.fact.time.count, 7 * ms_per_hour / 2);
  }
}

TEST(StatisticalArrivalProfile, brings_people_by_hour_weekday_and_month_as_it_says) {
  LittleWorld world(door(full_profile()));
  world.play();

  expect_counts_by(world, hour_of_day);
  expect_counts_by(world, day_of_week);
  expect_counts_by(world, month_of_year);
}

/// Where in the whole weight each arrival stands: uniform, if the fit is exact.
TEST(StatisticalArrivalProfile, fits_as_a_whole) {
  LittleWorld world(door(full_profile() + R"(, "shocks": {
    "surge": { "from": "2028-02-01", "to": "2028-05-20", "factor": 3 } })"));
  world.play();
  std::vector<double> before{0.0};
  for (const double weight : hourly_weights(world)) before.push_back(before.back() + weight);
  std::vector<double> uniforms;
  for (const Told& arrived : world.facts(FactKind::arrived)) {
    const auto hour = static_cast<std::size_t>(arrived.fact.time.count / ms_per_hour);
    const double part = static_cast<double>(arrived.fact.time.count % ms_per_hour) / ms_per_hour;
    uniforms.push_back((before[hour] + part * (before[hour + 1] - before[hour])) / before.back());
  }

  EXPECT_GT(uniforms.size(), 20000u);
  EXPECT_LT(kolmogorov_statistic(uniforms), kolmogorov_limit);
}

TEST(StatisticalArrivalProfile, grows_by_its_share_each_year) {
  LittleWorld world(door(R"("rate": "20000 per year", "growth": "25 % per year")", "1461 days"));
  world.play();
  double years[4] = {};
  for (const Told& arrived : world.facts(FactKind::arrived))
    ++years[static_cast<int>(in_years(arrived.fact.time))];

  const double log_growth = std::log(1.25);
  for (int year = 0; year < 4; ++year) {
    const double exact = 20000 * std::pow(1.25, year) * 0.25 / log_growth;
    EXPECT_NEAR(years[year], exact, 4 * std::sqrt(exact)) << year;
  }
}

TEST(ArrivalProfile, with_a_shock_leaves_those_who_came_before_as_they_were) {
  const std::string calm = full_profile();
  const auto without = roll(door(calm));
  const auto with = roll(door(calm + R"(, "shocks": {
    "surge": { "from": "2029-04-01", "to": "2029-10-01", "factor": 4 } })"));
  const std::int64_t begins = 731 * ms_per_day;

  std::size_t same = 0;
  while (same < without.size() && without[same] == with[same]) ++same;
  EXPECT_GT(without[same].second, begins);
  EXPECT_GT(same, 5000u);
  EXPECT_GT(with.size(), without.size() + 4000);
}

TEST(ArrivalProfile, lets_nobody_come_while_a_shock_says_so) {
  for (const auto& [who, time] : roll(door(R"("rate": "5000 per year", "shocks": {
    "closed": { "from": "2027-06-01", "to": "2027-08-01", "factor": 0 } })")))
    ASSERT_FALSE(time >= 61 * ms_per_day && time < 122 * ms_per_day);
}

TEST(ArrivalProfile, places_the_counts_of_a_table_and_keeps_them) {
  const Tables tables{{"people.csv", "month,people\n2027-04,4000\n2027-05,1000\n"}};
  LittleWorld world(door(R"("table": "people.csv", "column": "people", "weekday": )" +
                             std::string(busy_mondays) + R"(, "hour": )" + nine_to_five,
                         "60 days"),
                    tables);
  world.play();
  int april = 0;
  std::vector<double> uniforms;
  const ArrivalProfile& profile = world.model().arms[0].profiles[0];
  double before = 0;
  std::vector<double> weights = hourly_weights(world);
  weights.resize(std::size_t{30} * 24);
  const double total = std::accumulate(weights.begin(), weights.end(), 0.0);
  std::vector<double> sums{0.0};
  for (const double weight : weights) sums.push_back(before += weight);
  for (const Told& arrived : world.facts(FactKind::arrived)) {
    ASSERT_GT(factor_at(profile, arrived.fact.time), 0.0);
    if (arrived.fact.time >= at_day(30)) continue;
    ++april;
    const auto hour = static_cast<std::size_t>(arrived.fact.time.count / ms_per_hour);
    const double part = static_cast<double>(arrived.fact.time.count % ms_per_hour) / ms_per_hour;
    uniforms.push_back((sums[hour] + part * weights[hour]) / total);
  }

  EXPECT_EQ(april, 4000);
  EXPECT_LT(kolmogorov_statistic(uniforms), kolmogorov_limit);
}

}  // namespace
}  // namespace waymark
