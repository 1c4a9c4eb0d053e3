#include "waymark/base/number.h"
#include "waymark/results/run_database.h"
#include "waymark/results/sha256.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

void add_number(Sha256& hash, std::int64_t value) { hash.add_field(print(value)); }

void add_metric(Sha256& hash, const MetricInfo& metric) {
  for (const std::string& text :
       {metric.id, metric.label, metric.unit, std::string(word_for(metric.better)),
        std::string(word_for(metric.horizon)), metric.ledger, metric.definition, metric.measure,
        metric.part, metric.part_label, print(metric.worth_knowing)}) {
    hash.add_field(text);
  }
  add_number(hash, metric.headline);
  add_number(hash, metric.mediator);
}

void add_value_for_money(Sha256& hash, const ValueForMoneyPlan& value) {
  add_number(hash, static_cast<std::int64_t>(value.cost));
  add_number(hash, static_cast<std::int64_t>(value.effect));
  add_number(hash, value.per ? static_cast<std::int64_t>(*value.per) : -1);
  hash.add_field(print(value.per_years));
  for (const double worth : value.worth) hash.add_field(print(worth));
}

std::string plan_hash(const ExperimentPlan& plan) {
  Sha256 hash;
  hash.add_field(plan.scenario);
  hash.add_field(hexadecimal(plan.seed));
  add_number(hash, plan.base_arm);
  for (const ArmInfo& arm : plan.arms) {
    hash.add_field(arm.id);
    hash.add_field(arm.label);
  }
  for (const Couplings couplings : plan.couplings) hash.add_field(word_for(couplings));
  for (const MetricInfo& metric : plan.metrics) add_metric(hash, metric);
  for (const MetricSlot& slot : plan.slots) {
    add_number(hash, slot.metric);
    hash.add_field(slot.group);
    hash.add_field(slot.time);
  }
  for (const SeriesInfo& series : plan.series) {
    for (const std::string& text : {series.id, series.label, series.unit}) hash.add_field(text);
    for (const std::string& time : series.times) hash.add_field(time);
  }
  if (plan.runs_a_sample > 0) add_number(hash, static_cast<std::int64_t>(plan.runs_a_sample));
  if (plan.value_for_money) add_value_for_money(hash, *plan.value_for_money);
  return hash.hexadecimal();
}

std::string inputs_hash(const RunInputs& inputs) {
  Sha256 hash;
  hash.add_field(inputs.scenario_text);
  for (const InputFile& table : inputs.tables) {
    hash.add_field(table.path);
    hash.add_field(table.bytes);
  }
  hash.add_field(inputs.settings);
  return hash.hexadecimal();
}

}  // namespace

RunIdentity identity_of(const ExperimentPlan& plan, const RunInputs& inputs) {
  return {sha256(inputs.scenario_text), inputs_hash(inputs), plan_hash(plan),
          inputs.engine_version};
}

std::string compiler_name() {
#if defined(__clang__)
  return "clang++ " + print(std::int64_t{__clang_major__}) + "." +
         print(std::int64_t{__clang_minor__}) + "." + print(std::int64_t{__clang_patchlevel__});
#else
  return "g++ " + print(std::int64_t{__GNUC__}) + "." + print(std::int64_t{__GNUC_MINOR__}) + "." +
         print(std::int64_t{__GNUC_PATCHLEVEL__});
#endif
}

}  // namespace waymark
