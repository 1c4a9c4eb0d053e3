#include "waymark/results/value_for_money_rows.h"

#include "waymark/results/csv.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

/// One slot on one arm, replication by replication; nothing where it was withheld.
std::optional<std::vector<double>> shown_column(const RunDatabase& run, std::size_t couplings,
                                                std::size_t arm, std::size_t slot) {
  const std::size_t of = couplings * run.plan().arms.size() + arm;
  if (run.rows().is_withheld(of, slot)) return std::nullopt;
  return run.rows().column(of, slot);
}

void write_arm_names(CsvWriter& csv, const ExperimentPlan& plan, std::size_t arm) {
  csv.text(plan.scenario).text(plan.arms[arm].id);
}

void write_mean(CsvWriter& csv, const RunningMoments& moments) {
  const Interval interval = interval95(moments);
  csv.number(moments.mean()).number(interval.low).number(interval.high);
}

/// With its sign as the metric has it.
void write_effect(CsvWriter& csv, const RunningMoments& moments, double sense) {
  const Interval interval = interval95(moments);
  csv.number(sense * moments.mean());
  csv.number(sense * (sense > 0 ? interval.low : interval.high));
  csv.number(sense * (sense > 0 ? interval.high : interval.low));
}

void write_arms_table(const ExperimentPlan& plan, const ValueForMoney& value,
                      const std::string& path) {
  const double sense = sense_of_effect(plan);
  CsvWriter csv(path);
  csv.ready(
      "scenario,arm,cost,cost_lo95,cost_hi95,effect,effect_lo95,effect_hi95,runs,standing,by,"
      "against,and_by,icer,icer_lo95,icer_hi95");
  csv.end_row();
  const auto name = [&](const std::optional<std::size_t>& arm) {
    csv.text(arm ? plan.arms[*arm].id : "");
  };
  for (const std::size_t arm : arms_by_id(plan)) {
    const ArmValue& one = value.arms[arm];
    write_arm_names(csv, plan, arm);
    write_mean(csv, one.cost);
    write_effect(csv, one.effect, sense);
    csv.count(value.runs).text(word_for(one.place.efficiency));
    name(one.place.by);
    name(one.place.against);
    name(one.place.and_by);
    csv.number(one.place.icer).number(one.icer.low).number(one.icer.high);
    csv.end_row();
  }
  csv.finish();
}

void write_benefit_table(const ExperimentPlan& plan, const ValueForMoney& value,
                         const std::string& path) {
  CsvWriter csv(path);
  csv.ready(
      "scenario,arm,against,worth,net_benefit,lo95,hi95,difference,difference_lo95,"
      "difference_hi95,most");
  csv.end_row();
  for (const std::size_t arm : arms_by_id(plan)) {
    for (const NetBenefit& benefit : value.arms[arm].benefits) {
      write_arm_names(csv, plan, arm);
      csv.text(plan.arms[static_cast<std::size_t>(plan.base_arm)].id).number(benefit.worth);
      write_mean(csv, benefit.value);
      write_mean(csv, benefit.difference);
      csv.text(benefit.is_most ? "yes" : "no");
      csv.end_row();
    }
  }
  csv.finish();
}

}  // namespace

double sense_of_effect(const ExperimentPlan& plan) {
  const MetricSlot& slot = plan.slots[plan.value_for_money->effect];
  const Better better = plan.metrics[static_cast<std::size_t>(slot.metric)].better;
  return better == Better::lower ? -1 : 1;
}

std::optional<std::vector<std::vector<CostAndEffect>>> costs_and_effects(const RunDatabase& run,
                                                                         std::size_t couplings) {
  const ExperimentPlan& plan = run.plan();
  if (!plan.value_for_money) return std::nullopt;
  const ValueForMoneyPlan& value = *plan.value_for_money;
  const double sense = sense_of_effect(plan);
  std::vector<std::vector<CostAndEffect>> runs;
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
    const auto cost = shown_column(run, couplings, arm, value.cost);
    const auto effect = shown_column(run, couplings, arm, value.effect);
    const auto per = shown_column(run, couplings, arm, value.per.value_or(value.cost));
    if (!cost || !effect || !per) return std::nullopt;
    runs.resize(cost->size());
    for (std::size_t r = 0; r < runs.size(); ++r) {
      const double heads = value.per ? (*per)[r] * value.per_years : 1;
      runs[r].push_back({(*cost)[r] / heads, sense * (*effect)[r]});
    }
  }
  return runs;
}

std::optional<ValueForMoney> value_for_money_of(const RunDatabase& run, std::size_t couplings) {
  const auto runs = costs_and_effects(run, couplings);
  if (!runs) return std::nullopt;
  const ExperimentPlan& plan = run.plan();
  ValueForMoney value =
      value_for_money(*runs, static_cast<std::size_t>(plan.base_arm), plan.value_for_money->worth);
  if (value.runs == 0) return std::nullopt;
  return value;
}

std::vector<std::string> export_value_for_money(const RunDatabase& run, const std::string& folder) {
  const ExperimentPlan& plan = run.plan();
  std::vector<std::string> names;
  for (std::size_t c = 0; c < plan.couplings.size(); ++c) {
    const std::optional<ValueForMoney> value = value_for_money_of(run, c);
    if (!value) continue;
    const std::string arms = table_name("value-for-money", plan.couplings[c]);
    const std::string benefit = table_name("net-benefit", plan.couplings[c]);
    write_arms_table(plan, *value, folder + "/" + arms);
    write_benefit_table(plan, *value, folder + "/" + benefit);
    names.insert(names.end(), {arms, benefit});
  }
  return names;
}

}  // namespace waymark
