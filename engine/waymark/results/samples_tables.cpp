#include "waymark/results/samples_tables.h"

#include "waymark/results/csv.h"
#include "waymark/results/value_for_money_rows.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

std::size_t base_of(const ExperimentPlan& plan) { return static_cast<std::size_t>(plan.base_arm); }

/// Slots as the other tables list them.
void write_sample_spreads(CsvWriter& csv, const Samples& samples, std::size_t arm,
                          std::optional<std::size_t> against) {
  const ExperimentPlan& plan = samples.plan();
  for (const std::size_t slot : slots_in_order(plan)) {
    const MetricSlot& place = plan.slots[slot];
    const UnknownSpread spread = samples.spread(slot, arm, against).value_or(UnknownSpread());
    csv.text(plan.scenario).text(plan.arms[arm].id);
    csv.text(against ? plan.arms[*against].id : "").text(place.time);
    csv.text(plan.metrics[static_cast<std::size_t>(place.metric)].id).text(place.group);
    csv.number(spread.mean).number(spread.range.low).number(spread.range.high);
    csv.count(spread.samples).number(spread.sd).number(spread.chance_share);
    csv.end_row();
  }
}

void write_spread_table(const Samples& samples, const std::string& path) {
  const ExperimentPlan& plan = samples.plan();
  CsvWriter csv(path);
  csv.ready(
      "scenario,arm,against,time,metric,group,mean,lo95,hi95,samples,sd_unknown,chance_share");
  csv.end_row();
  for (const std::size_t arm : arms_by_id(plan)) {
    write_sample_spreads(csv, samples, arm, std::nullopt);
    if (arm != base_of(plan)) write_sample_spreads(csv, samples, arm, base_of(plan));
  }
  csv.finish();
}

void write_drawn_table(const ExperimentPlan& plan,
                       const std::vector<std::vector<DrawnValue>>& drawn, const std::string& path) {
  CsvWriter csv(path);
  csv.ready("scenario,sample,assumption,value,written");
  csv.end_row();
  for (std::size_t sample = 0; sample < drawn.size(); ++sample) {
    for (const DrawnValue& each : drawn[sample]) {
      csv.text(plan.scenario).count(sample).text(each.name).number(each.value).text(each.written);
      csv.end_row();
    }
  }
  csv.finish();
}

void write_plane_table(const ExperimentPlan& plan,
                       const std::vector<std::vector<CostAndEffect>>& samples,
                       const std::string& path) {
  const double sense = sense_of_effect(plan);
  const std::size_t base = base_of(plan);
  CsvWriter csv(path);
  csv.ready("scenario,arm,against,sample,cost,effect,more_cost,more_effect");
  csv.end_row();
  for (const std::size_t arm : arms_by_id(plan)) {
    for (std::size_t sample = 0; sample < samples.size(); ++sample) {
      const CostAndEffect& own = samples[sample][arm];
      const CostAndEffect& other = samples[sample][base];
      csv.text(plan.scenario).text(plan.arms[arm].id).text(plan.arms[base].id).count(sample);
      csv.number(own.cost).number(sense * own.effect).number(own.cost - other.cost);
      csv.number(sense * (own.effect - other.effect));
      csv.end_row();
    }
  }
  csv.finish();
}

void write_curve_table(const ExperimentPlan& plan, const std::vector<Acceptability>& curve,
                       const std::string& path) {
  CsvWriter csv(path);
  csv.ready("scenario,worth,arm,share,best,perfect_information");
  csv.end_row();
  for (const Acceptability& point : curve) {
    for (const std::size_t arm : arms_by_id(plan)) {
      csv.text(plan.scenario).number(point.worth).text(plan.arms[arm].id).number(point.share[arm]);
      csv.text(arm == point.best ? "yes" : "no").number(point.perfect_information);
      csv.end_row();
    }
  }
  csv.finish();
}

}  // namespace

std::size_t Samples::count() const {
  return static_cast<std::size_t>(run_.rows().count()) / runs_a_sample();
}

std::optional<UnknownSpread> Samples::spread(std::size_t slot, std::size_t arm,
                                             std::optional<std::size_t> against) const {
  if (run_.rows().is_withheld(arm, slot)) return std::nullopt;
  std::vector<double> values = run_.rows().column(arm, slot);
  if (against) {
    if (run_.rows().is_withheld(*against, slot)) return std::nullopt;
    const std::vector<double> others = run_.rows().column(*against, slot);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] -= others[i];
  }
  return spread_over_samples(values, runs_a_sample());
}

std::vector<std::vector<CostAndEffect>> Samples::costs_and_effects() const {
  const auto runs = waymark::costs_and_effects(run_, 0);
  if (!runs || runs->empty()) return {};
  std::vector<std::vector<CostAndEffect>> samples(count());
  for (std::size_t arm = 0; arm < runs->front().size(); ++arm) {
    std::vector<double> cost, effect;
    for (const std::vector<CostAndEffect>& run : *runs) {
      cost.push_back(run[arm].cost);
      effect.push_back(run[arm].effect);
    }
    const std::vector<double> costs = sample_means(cost, runs_a_sample());
    const std::vector<double> effects = sample_means(effect, runs_a_sample());
    for (std::size_t s = 0; s < samples.size(); ++s) samples[s].push_back({costs[s], effects[s]});
  }
  return samples;
}

std::vector<Acceptability> Samples::curve() const {
  if (!plan().value_for_money) return {};
  return acceptability(costs_and_effects(), curve_worths(plan().value_for_money->worth));
}

std::vector<std::string> export_samples(const RunDatabase& run,
                                        const std::vector<std::vector<DrawnValue>>& drawn,
                                        const std::string& folder) {
  const Samples samples(run);
  std::vector<std::string> names{"what-we-do-not-know.csv", "samples.csv"};
  write_spread_table(samples, folder + "/" + names[0]);
  write_drawn_table(run.plan(), drawn, folder + "/" + names[1]);
  const std::vector<Acceptability> curve = samples.curve();
  if (curve.empty()) return names;
  write_plane_table(run.plan(), samples.costs_and_effects(), folder + "/plane.csv");
  write_curve_table(run.plan(), curve, folder + "/acceptability.csv");
  names.insert(names.end(), {"plane.csv", "acceptability.csv"});
  return names;
}

}  // namespace waymark
