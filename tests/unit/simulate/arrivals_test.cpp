#include <gtest/gtest.h>

#include "tests/unit/simulate/little_world.h"

namespace waymark {
namespace {

const Tables tables{{"people.csv",
                     "month,people\n2027-02,7\n2027-03,<5\n2027-04,25\n2027-05,0\n2027-06,<5\n2027-"
                     "07,*\n2027-08,40\n"}};

std::string from_table(const std::string& more = "") {
  return R"("dates": { "start": "2027-04-01", "horizon": "5 months", "warm-up": "1 month" },
    "arrivals": { "people": { "to": "ask", "table": "people.csv", "column": "people", "hidden": 9 } },
    "pathway": { "ask": { "kind": "home" } })" +
         more;
}

constexpr double first_days[] = {-31, 0,   30, 61,
                                 91,  122, 153};  // March to August 2027, from 1 April

std::vector<int> arrivals_by_month(const LittleWorld& world) {
  std::vector<int> counts(6, 0);
  for (const Told& arrived : world.facts(FactKind::arrived))
    for (std::size_t month = 0; month < 6; ++month)
      counts[month] += arrived.fact.time >= at_day(first_days[month]) &&
                       arrived.fact.time < at_day(first_days[month + 1]);
  return counts;
}

TEST(Arrivals, by_month_are_exactly_as_many_as_the_table_says) {
  LittleWorld world(from_table(), tables);
  for (std::uint64_t replication = 0; replication < 20; ++replication) {
    world.play("only", 1, replication);
    const std::vector<int> counts = arrivals_by_month(world);

    EXPECT_EQ(counts[1], 25);
    EXPECT_EQ(counts[2], 0);
    EXPECT_EQ(counts[4], 9);  // "*", as declared
  }
}

TEST(Arrivals, hidden_behind_less_than_5_are_1_to_4_at_random) {
  LittleWorld world(from_table(), tables);
  int times[6] = {};
  for (std::uint64_t replication = 0; replication < 400; ++replication) {
    world.play("only", 1, replication);
    const int count = arrivals_by_month(world)[3];
    ASSERT_GE(count, 1);
    ASSERT_LE(count, 4);
    ++times[count];
  }

  for (int count = 1; count <= 4; ++count)
    EXPECT_NEAR(times[count], 100, 4 * std::sqrt(75.0)) << count;
}

TEST(Arrivals, come_at_any_time_of_their_month) {
  LittleWorld world(from_table(), tables);
  double sum = 0;
  int people = 0;
  for (std::uint64_t replication = 0; replication < 100; ++replication) {
    world.play("only", 1, replication);
    for (const Told& arrived : world.facts(FactKind::arrived)) {
      const double day = in_days(arrived.fact.time);
      if (day < 0 || day >= 30) continue;
      sum += day;
      ++people;
    }
  }

  EXPECT_EQ(people, 2500);
  EXPECT_NEAR(sum / people, 15.0, 4 * 30 / std::sqrt(12.0 * people));
}

/// Who arrived when, from the branch on.
std::vector<std::pair<Who, std::int64_t>> roll(const LittleWorld& world) {
  std::vector<std::pair<Who, std::int64_t>> people;
  for (const Told& arrived : world.facts(FactKind::arrived))
    people.emplace_back(arrived.who, arrived.fact.time.count);
  return people;
}

TEST(Arrivals, are_the_same_people_at_the_same_times_in_all_arms) {
  const std::string text =
      from_table(R"(, "arms": { "as-is": {}, "other": { "from": "as-is", "changes": { "rest": {
    "add": { "pathway": { "a-rest": { "kind": "delay", "lasts": "3 days", "then": "ask" } }, "clocks": { "tires": { "rate": "1 per week", "during": ["ask"], "then": "a-rest" } } } } } } })");
  LittleWorld one(text, tables), other(text, tables);

  one.play("as-is", 5);
  other.play("other", 5);

  EXPECT_GT(roll(one).size(), 35u);
  EXPECT_EQ(roll(one), roll(other));
}

/// A month that is half over when the run begins brings those who are still to come.
TEST(Arrivals, of_a_month_in_hand_come_from_the_beginning_on) {
  LittleWorld world(R"("dates": { "start": "2027-04-16", "horizon": "10 days", "warm-up": "1 day" },
    "arrivals": { "people": { "to": "ask", "table": "people.csv", "column": "people" } },
    "pathway": { "ask": { "kind": "home" } })",
                    {{"people.csv", "month,people\n2027-04,3000\n"}});
  world.play();

  const std::vector<Told> arrived = world.facts(FactKind::arrived);
  // Eleven of the thirty days.
  EXPECT_NEAR(static_cast<double>(arrived.size()), 1100, 4 * std::sqrt(1100 * 19.0 / 30));
  for (const Told& each : arrived) EXPECT_GE(each.fact.time, at_day(-1));
}

TEST(Arrivals, differ_from_replication_to_replication) {
  LittleWorld world(from_table(), tables);
  world.play("only", 1, 0);
  const auto first = roll(world);

  world.play("only", 1, 1);

  EXPECT_NE(roll(world), first);
}

TEST(Arrivals, at_a_rate_come_as_often_as_it_says) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "20 years" },
    "arrivals": { "people": { "to": "ask", "rate": "100 per year" } }, "pathway": { "ask": { "kind": "home" } })");
  world.play();

  EXPECT_NEAR(world.count(FactKind::arrived), 2000, 4 * std::sqrt(2000.0));
}

TEST(Arrivals, may_be_a_fixed_time_apart) {
  LittleWorld world(R"("dates": { "start": "2027-04-01", "horizon": "10 days" },
    "arrivals": { "people": { "to": "ask", "every": "36 hours" } }, "pathway": { "ask": { "kind": "home" } })");
  world.play();

  std::vector<double> days;
  for (const Told& arrived : world.facts(FactKind::arrived))
    days.push_back(in_days(arrived.fact.time));
  EXPECT_EQ(days, (std::vector<double>{1.5, 3, 4.5, 6, 7.5, 9}));
}

TEST(Arrivals, need_a_table_that_covers_the_run) {
  EXPECT_THROW(
      compiled(R"("dates": { "start": "2027-04-01", "horizon": "6 months", "warm-up": "1 month" },
    "arrivals": { "people": { "to": "ask", "table": "people.csv", "column": "people", "hidden": 9 } },
    "pathway": { "ask": { "kind": "home" } })",
               tables),
      ScenarioError);
}

TEST(Arrivals, need_to_say_what_a_star_stands_for) {
  EXPECT_THROW(compiled(R"("dates": { "start": "2027-04-01", "horizon": "5 months" },
    "arrivals": { "people": { "to": "ask", "table": "people.csv", "column": "people" } },
    "pathway": { "ask": { "kind": "home" } })",
                        tables),
               ScenarioError);
}

}  // namespace
}  // namespace waymark
