#include "tests/unit/results/report_run.h"

#include "tests/unit/results/run_fixture.h"
#include "waymark/experiment/statistics.h"
#include "waymark/results/run_folder.h"

namespace waymark {

namespace {

/// One number of the report's run: where it stands, what it is on the first arm and by how much the
/// lighter arm differs; people behind it.
struct Figure {
  std::string measure, part, time, group;
  double today, lighter_adds;
  Better better = Better::neither;
  std::string unit = "share";
  double people = 500;
  bool is_long_term = false;
};

const std::vector<Figure>& figures() {
  constexpr double of_money = not_defined;
  static const std::vector<Figure> all = {
      {"funnel", "triage/reached", "", "", 1, 0},
      {"funnel", "triage/lost", "", "", 0.2, -0.1},
      {"funnel", "triage/refused", "", "", 0.1, -0.05},
      {"funnel", "triage/gave-up", "", "", 0.05, 0},
      {"funnel", "panel/reached", "", "", 0.65, -0.65},
      {"funnel", "panel/lost", "", "", 0.15, -0.15},
      {"funnel", "panel/refused", "", "", 0, 0},
      {"funnel", "panel/gave-up", "", "", 0, 0},
      {"funnel", "started", "", "", 0.5, 0.3, Better::higher},
      {"funnel", "started", "", "own-home", 0.6, 0.2, Better::higher, "share", 9},
      {"funnel", "started", "", "elsewhere", 0.4, 0.4, Better::higher, "share", 40},
      {"funnel", "lost-before", "", "", 0.48, -0.3, Better::lower},
      {"funnel", "on-the-way", "", "", 0.02, 0},
      {"where-at", "support", "at 1 year", "", 0.2, 0.1},
      {"where-at", "home", "at 1 year", "", 0.8, -0.1},
      {"quick", "reported", "", "", 0.95, 0, Better::higher},
      {"quick", "lived", "", "", 0.4, 0.3, Better::higher},
      {"quick", "record-gap", "", "", 0.55, -0.3},
      {"alive", "", "at 1 year", "", 0.99, 0, Better::higher, "share", 500, true},
      {"alive", "", "at 5 years", "", 0.93, 0.02, Better::higher, "share", 500, true},
      {"better-life", "met-better", "", "", 0.1, 0},
      {"better-life", "met-not-better", "", "", 0.3, 0},
      {"better-life", "missed-better", "", "", 0.05, 0},
      {"better-life", "missed-not-better", "", "", 0.15, 0},
      {"better-life", "not-counted-better", "", "", 0.05, 0},
      {"better-life", "not-counted-not-better", "", "", 0.35, 0},
      {"better-life", "left-out", "", "", 120, 0, Better::neither, "people"},
      {"better-life", "counted", "", "", 900, 0, Better::neither, "people"},
      {"money", "council/undiscounted", "over 5 years", "", 1e6, -5e4, Better::lower, "pounds",
       of_money},
      {"money", "council/discounted-3.5", "over 5 years", "", 9e5, -4e4, Better::lower, "pounds",
       of_money},
      {"alive", "years/undiscounted", "over 5 years", "", 4.8, 0.1, Better::higher, "years", 500,
       true},
      {"alive", "years/discounted-1.5", "over 5 years", "", 4.6, 0.1, Better::higher, "years", 500,
       true},
      {"alive", "years/discounted-3.5", "over 5 years", "", 4.4, 0.1, Better::higher, "years", 500,
       true},
      {"burden", "hoops", "", "", 5.5, -2, Better::lower, "count"},
      {"control", "", "at 5 years", "", 0.4, 0.1, Better::higher, "stock"},
      {"starts", "", "in year 1", "", 200, 90, Better::higher, "people a year"},
      {"starts", "", "in year 2", "", 210, 95, Better::higher, "people a year"}};
  return all;
}

int metric_for(ExperimentPlan& plan, const Figure& figure) {
  const std::string id = figure.measure + (figure.part.empty() ? "" : "/" + figure.part);
  for (std::size_t m = 0; m < plan.metrics.size(); ++m) {
    if (plan.metrics[m].id == id) return static_cast<int>(m);
  }
  MetricInfo metric;
  metric.id = id;
  metric.label = "<b>" + figure.measure;
  metric.unit = figure.unit;
  metric.better = figure.better;
  metric.horizon = figure.is_long_term ? Horizon::long_term : Horizon::short_term;
  metric.headline = id == "alive";
  metric.mediator = id == "control";
  metric.worth_knowing = id == "alive" ? 0.01 : metric.worth_knowing;
  metric.measure = figure.measure;
  metric.part = figure.part;
  metric.part_label = figure.part;
  plan.metrics.push_back(metric);
  return static_cast<int>(plan.metrics.size()) - 1;
}

}  // namespace

ExperimentPlan report_plan() {
  ExperimentPlan plan;
  plan.scenario = "report";
  plan.arms = {{"today", "Today's route"}, {"lighter", "A lighter one"}, {"same-again", "Again"}};
  plan.couplings = {Couplings::all, Couplings::measured_only};
  for (const Figure& figure : figures()) {
    plan.slots.push_back({metric_for(plan, figure), figure.group, figure.time});
  }
  plan.series = {{"waiting/monthly", "People waiting", "people", {"2027-04-01", "2027-05-01"}},
                 {"quick/reported/rolling", "Quick starts", "share", {"2028-04-01"}}};
  const auto slot_of = [&](const char* metric, const char* time) {
    std::size_t slot = 0;
    while (plan.metrics[static_cast<std::size_t>(plan.slots[slot].metric)].id != metric ||
           plan.slots[slot].time != time)
      ++slot;
    return slot;
  };
  plan.value_for_money = ValueForMoneyPlan{slot_of("money/council/undiscounted", "over 5 years"),
                                           slot_of("alive/years/undiscounted", "over 5 years"),
                                           slot_of("starts", "in year 1"),
                                           5,
                                           {20'000}};
  plan.seed = 7;
  plan.stop.count = 4;
  return plan;
}

ReplicationOutcome report_replication(const ExperimentPlan& plan, std::uint64_t replication) {
  ReplicationOutcome outcome;
  outcome.replication = replication;
  // The lighter arm's gain differs a little from run to run; half of it has been measured.
  const double gain = 1 + 0.02 * (static_cast<double>(replication) - 1.5);
  for (const double counted : {1.0, 0.5}) {
    for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
      ArmOutcome result;
      for (const Figure& figure : figures()) {
        const double adds = arm == 1 ? figure.lighter_adds * counted : 0;
        // The removed hoop and the whole of a sum do not vary.
        result.values.push_back(figure.today +
                                adds * (figure.part.rfind("panel", 0) == 0 ? 1 / counted : gain));
        result.counts.push_back(figure.people);
      }
      result.series = {{40 + static_cast<double>(replication), 50}, {0.9}};
      outcome.arms.push_back(result);
    }
  }
  return outcome;
}

RunInputs report_inputs() {
  RunInputs inputs = toy_inputs();
  inputs.description = R"json({
    "title": "Two doors </script><script>alert(1)</script>", "question": "Who gets help?\u2028",
    "vocabulary": {"gate": "hoop"}, "startDate": "2027-04-01", "horizonYears": 5, "warmUpYears": 2,
    "arms": {"lighter": {"description": "One hoop", "changes": [{"label": "No panel"}]}},
    "groups": {"elsewhere": "own home: no"},
    "hoops": {"triage": {"label": "Triage", "retelling": true},
              "panel": {"label": "Risk panel", "protects": "staff"}},
    "indicators": {"quick": {"target": 0.95, "requiredBy": "national"}},
    "payers": {"council": {"label": "the council", "cashable": false}},
    "twoByTwo": {"columnsBy": "Quick starts", "standard": "Alive at 36 months."},
    "methods": ["Invented."]})json";
  return inputs;
}

void run_for_report(const std::string& folder) {
  const ExperimentPlan plan = report_plan();
  const auto run = RunFolder::open(folder, plan, report_inputs());
  const auto executor = serial_executor();
  const RunReplication replicate = [&](int, std::uint64_t replication) {
    return report_replication(plan, replication);
  };
  run->finish(run_experiment(plan, replicate, *executor, *run));
}

}  // namespace waymark
