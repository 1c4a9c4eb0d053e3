#include "waymark/measures/plan.h"

#include <gtest/gtest.h>

#include <set>

#include "tests/unit/measures/story.h"

namespace waymark {
namespace {

std::string complaint(const std::string& measures) {
  const std::vector<std::string> lines = complaints_about_measures(measures);
  return lines.empty() ? "" : lines.front();
}

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(MeasuresPlan, reports_an_unknown_step_with_the_nearest_name_and_its_place) {
  const std::string line = complaint(R"({"m": {"standard": "at-step", "steps": ["recovry"]}})");
  EXPECT_TRUE(says(line, "/measures/m/steps")) << line;
  EXPECT_TRUE(says(line, "recovery")) << line;
}

TEST(MeasuresPlan, reports_a_date_beyond_the_horizon) {
  EXPECT_TRUE(says(complaint(R"({"m": {"standard": "alive", "at": "10 years"}})"),
                   "10 years is beyond the horizon of 5 years"));
}

TEST(MeasuresPlan, reports_columns_that_cannot_judge_a_single_person) {
  EXPECT_TRUE(says(complaint(R"({"dna": {"standard": "missed-contacts"}, "m": {
      "standard": "life-better", "when": {"alive": true}, "columns": "dna"}})"),
                   "cannot say for each person"));
}

TEST(MeasuresPlan, reports_a_better_life_without_a_standard) {
  EXPECT_TRUE(says(complaint(R"({"soon": {"standard": "starts-within"}, "m": {
      "standard": "life-better", "columns": "soon"}})"),
                   "no standard"));
}

TEST(MeasuresPlan, reports_a_better_life_that_asks_for_death_or_an_unknown_trait) {
  const auto complaints = complaints_about_measures(R"({"soon": {"standard": "starts-within"},
      "m": {"standard": "life-better", "columns": "soon",
            "when": {"alive": false, "ownhome": true}}})");
  ASSERT_EQ(complaints.size(), 2u);
}

TEST(MeasuresPlan, takes_the_short_path_for_figures_of_queues_that_nobody_pays_or_splits) {
  const std::string wait = R"({"w": {"standard": "wait", "headline": true}, )";
  const auto is_short = [&](const std::string& more, bool is_paid) {
    MeasuresInput input = input_with(wait + more + "}");
    if (is_paid) input.payers = {{"council", "the council"}};
    return Measured(input).plan().only_queues;
  };
  EXPECT_TRUE(is_short(R"("t": {"standard": "throughput"})", false));
  EXPECT_FALSE(is_short(R"("t": {"standard": "throughput"})", true));
  EXPECT_FALSE(is_short(R"("t": {"standard": "throughput", "headline": true})", false));
  EXPECT_FALSE(is_short(R"("v": {"standard": "visits", "steps": ["home"]})", false));
}

TEST(MeasuresPlan, keeps_mediators_out_of_the_headline) {
  EXPECT_TRUE(says(complaint(R"({"m": {"standard": "stock-at", "of": "trust", "mediator": true,
                                 "headline": true}})"),
                   "never a headline"));
}

TEST(MeasuresPlan, reports_an_exit_that_should_be_sustained) {
  EXPECT_TRUE(says(complaint(R"({"m": {"standard": "sustained", "steps": ["died"]}})"),
                   "cannot be sustained"));
}

TEST(MeasuresPlan, reports_more_sets_of_steps_than_it_can_tell_apart) {
  std::string measures = "{";
  const char* names[] = {"home",     "referral", "assessment", "support",
                         "recovery", "tenancy",  "moved-away"};
  for (int set = 1; set < 100; ++set) {
    measures += (set > 1 ? ", " : "") + std::string("\"m") + std::to_string(set) +
                R"(": {"standard": "at-step", "steps": [)";
    std::string steps;
    for (int i = 0; i < 7; ++i)
      if ((set >> i) & 1) steps += (steps.empty() ? "\"" : ", \"") + std::string(names[i]) + "\"";
    measures += steps + "]}";
  }
  EXPECT_TRUE(says(complaint(measures + "}"), "more than 64 different sets"));
}

TEST(MeasuresPlan, names_every_metric_once_and_defines_it) {
  const Measured told(input_with(R"({"soon": {"standard": "starts-within", "target": "95 %"},
      "done": {"standard": "completed-of-leavers"}, "back": {"standard": "returned-within"},
      "asked": {"standard": "requests"}, "well": {"standard": "sustained", "steps": ["recovery"]},
      "better": {"standard": "life-better", "steps": ["recovery"], "columns": "soon"}})"));
  std::set<std::string> ids;
  for (const MetricInfo& metric : told.plan().metrics) {
    EXPECT_TRUE(ids.insert(metric.id).second) << metric.id;
    EXPECT_GT(metric.definition.size(), 20u) << metric.id;
    EXPECT_FALSE(metric.label.empty()) << metric.id;
    EXPECT_EQ(metric.id.rfind(metric.measure, 0), 0u) << metric.id;
  }
}

TEST(MeasuresPlan, gives_every_headline_a_slot_for_each_group) {
  const Measured told(input_with(R"({"alive": {"standard": "alive", "at": "1 year",
                                 "headline": true}})"));
  std::vector<std::string> groups;
  for (const MetricSlot& slot : told.plan().slots)
    if (slot.metric == 0) groups.push_back(slot.group);
  EXPECT_EQ(groups, (std::vector<std::string>{"", "own-home", "no-own-home"}));
}

TEST(MeasuresPlan, carries_the_smallest_difference_worth_knowing) {
  MeasuresInput input = input_with(R"({"alive": {"standard": "alive", "headline": true}})");
  input.worth_knowing["alive"] = 0.02;
  EXPECT_EQ(Measured(input).plan().metrics[0].worth_knowing, 0.02);
}

TEST(MeasuresPlan, writes_months_as_dates) {
  const Measured told(input_with(R"({"queue": {"standard": "waiting"}})", 1));
  EXPECT_EQ(told.plan().series[0].times.front(), "2027-04-01");
  EXPECT_EQ(told.plan().series[0].times[1], "2027-05-01");
  EXPECT_EQ(told.plan().series[0].times.back(), "2028-03-31");
}

TEST(MeasuresPlan, has_one_layout_for_arms_that_differ_in_money) {
  MeasuresInput input = input_with(R"({"alive": {"standard": "alive"}})");
  input.payers = {{"council", ""}};
  const std::uint64_t layout = Measured(input).plan().layout;
  input.planned_costs = {{0, 1, Ticks{0}, never}};
  EXPECT_EQ(Measured(input).plan().layout, layout);
}

TEST(MeasuresPlan, knows_which_traits_the_run_must_tell) {
  const MeasuresInput input = input_with(R"({"soon": {"standard": "starts-within"},
      "better": {"standard": "life-better", "columns": "soon",
                 "when": {"alive": true, "woman": true}},
      "settled": {"standard": "at-step-or-trait", "traits": ["own-home"]}})");
  EXPECT_EQ(traits_named(input.measures), (std::vector<std::string>{"own-home", "woman"}));
}

}  // namespace
}  // namespace waymark
