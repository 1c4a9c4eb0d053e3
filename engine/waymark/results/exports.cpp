#include "waymark/results/exports.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/number.h"
#include "waymark/results/csv.h"
#include "waymark/results/value_for_money_rows.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

/// What all tables of one run share: orders and ready-made cells.
struct Layout {
  explicit Layout(const ExperimentPlan& plan_given);

  const MetricInfo& metric(std::size_t slot) const {
    return plan.metrics[static_cast<std::size_t>(plan.slots[slot].metric)];
  }

  const ExperimentPlan& plan;
  std::string scenario;
  std::vector<std::string> arm_cells;
  std::vector<std::string> slot_cells;  // time,metric,group
  std::vector<std::size_t> arm_order;   // by id
  std::vector<std::size_t> slot_order;  // by metric, group, time
};

Layout::Layout(const ExperimentPlan& plan_given)
    : plan(plan_given), scenario(csv_text(plan.scenario)) {
  arm_order = arms_by_id(plan);
  for (const ArmInfo& arm : plan.arms) arm_cells.push_back(csv_text(arm.id));
  for (std::size_t slot = 0; slot < plan.slots.size(); ++slot) {
    slot_cells.push_back(csv_text(plan.slots[slot].time) + ',' + csv_text(metric(slot).id) + ',' +
                         csv_text(plan.slots[slot].group));
  }
  slot_order = slots_in_order(plan);
}

void write_header(CsvWriter& csv, std::string_view columns) {
  csv.ready(columns);
  csv.end_row();
}

/// Writes results and paired differences of one couplings in one pass over the replications.
class RowTables {
 public:
  RowTables(const Layout& layout, RunDatabase& run, std::size_t couplings,
            std::uint64_t replications)
      : layout_(layout), run_(run), couplings_(couplings), replications_(replications) {}

  void write_results(const std::string& path) {
    CsvWriter csv(path);
    write_header(csv, "scenario,arm,replication,time,metric,group,value");
    for (const std::size_t arm : layout_.arm_order) {
      for (std::uint64_t r = 0; r < replications_; ++r) {
        write_rows(csv, {layout_.scenario, layout_.arm_cells[arm]}, r, values(r, arm));
      }
    }
    csv.finish();
  }

  void write_paired(const std::string& path) {
    const std::size_t base = static_cast<std::size_t>(layout_.plan.base_arm);
    CsvWriter csv(path);
    write_header(csv, "scenario,arm,against,replication,time,metric,group,difference");
    for (const std::size_t arm : layout_.arm_order) {
      if (arm == base) continue;
      for (std::uint64_t r = 0; r < replications_; ++r) {
        std::vector<double> differences = values(r, arm);
        const std::vector<double> base_values = values(r, base);
        for (std::size_t s = 0; s < differences.size(); ++s) differences[s] -= base_values[s];
        write_rows(csv, {layout_.scenario, layout_.arm_cells[arm], layout_.arm_cells[base]}, r,
                   differences);
      }
    }
    csv.finish();
  }

 private:
  std::vector<double> values(std::uint64_t replication, std::size_t arm) {
    return run_.rows().load_arm(replication, couplings_ * layout_.plan.arms.size() + arm).values;
  }

  void write_rows(CsvWriter& csv, const std::vector<std::string>& first_cells, std::uint64_t r,
                  const std::vector<double>& values) {
    for (const std::size_t slot : layout_.slot_order) {
      for (const std::string& cell : first_cells) csv.ready(cell);
      csv.count(r).ready(layout_.slot_cells[slot]).number(values[slot]);
      csv.end_row();
    }
  }

  const Layout& layout_;
  RunDatabase& run_;
  const std::size_t couplings_;
  const std::uint64_t replications_;
};

void write_moments(CsvWriter& csv, const RunningMoments& moments, bool is_withheld) {
  const Interval interval = interval95(moments);
  const auto shown = [&](double value) { return is_withheld ? not_defined : value; };
  csv.number(shown(moments.mean())).number(shown(moments.sd()));
  csv.count(is_withheld ? 0 : moments.n());
  csv.number(shown(interval.low)).number(shown(interval.high));
}

/// The arm's own rows (against = "") or its differences from the base arm.
void write_summary_rows(CsvWriter& csv, const Layout& layout, const Tally& tally, std::size_t run,
                        std::size_t arm, bool is_difference) {
  const std::size_t base = static_cast<std::size_t>(layout.plan.base_arm);
  for (const std::size_t slot : layout.slot_order) {
    const SlotTally& kept = tally.at(run, slot);
    csv.ready(layout.scenario).ready(layout.arm_cells[arm]);
    csv.ready(is_difference ? layout.arm_cells[base] : "").ready(layout.slot_cells[slot]);
    if (is_difference) {
      write_moments(csv, kept.difference, kept.difference_is_withheld);
      csv.number(share_better(kept, layout.metric(slot).better));
    } else {
      write_moments(csv, kept.level, kept.is_withheld);
      csv.number(not_defined);
    }
    csv.end_row();
  }
}

void write_summary(const Layout& layout, const Tally& tally, std::size_t couplings,
                   const std::string& path) {
  CsvWriter csv(path);
  write_header(csv, "scenario,arm,against,time,metric,group,mean,sd,n,lo95,hi95,share_better");
  for (const std::size_t arm : layout.arm_order) {
    const std::size_t run = couplings * layout.plan.arms.size() + arm;
    write_summary_rows(csv, layout, tally, run, arm, false);
    if (static_cast<int>(arm) != layout.plan.base_arm) {
      write_summary_rows(csv, layout, tally, run, arm, true);
    }
  }
  csv.finish();
}

void write_metric_rows(const ExperimentPlan& plan, const std::string& path) {
  std::vector<const MetricInfo*> metrics;
  for (const MetricInfo& metric : plan.metrics) metrics.push_back(&metric);
  std::sort(metrics.begin(), metrics.end(),
            [](const MetricInfo* a, const MetricInfo* b) { return a->id < b->id; });
  CsvWriter csv(path);
  write_header(
      csv, "metric,label,unit,better,horizon,ledger,headline,mediator,worth_knowing,definition");
  for (const MetricInfo* metric : metrics) {
    csv.text(metric->id).text(metric->label).text(metric->unit);
    csv.text(word_for(metric->better)).text(word_for(metric->horizon)).text(metric->ledger);
    csv.text(metric->headline ? "yes" : "no").text(metric->mediator ? "yes" : "no");
    csv.number(metric->worth_knowing).text(metric->definition);
    csv.end_row();
  }
  csv.finish();
}

}  // namespace

Tally tally_of(RunDatabase& run, std::uint64_t replications) {
  Tally tally(run.plan());
  ReplicationOutcome outcome;
  for (std::uint64_t r = 0; r < replications; ++r) {
    if (run.load(r, outcome)) tally.add(outcome);
  }
  return tally;
}

std::vector<std::string> export_tables(RunDatabase& run, const std::string& folder) {
  const ExperimentPlan& plan = run.plan();
  const Layout layout(plan);
  const std::uint64_t replications = run.rows().count();
  const Tally tally = tally_of(run, replications);
  std::vector<std::string> names;
  const auto path_of = [&](const std::string& name) {
    names.push_back(name);
    return folder + "/" + name;
  };
  for (std::size_t c = 0; c < plan.couplings.size(); ++c) {
    RowTables rows(layout, run, c, replications);
    rows.write_results(path_of(table_name("results", plan.couplings[c])));
    rows.write_paired(path_of(table_name("paired", plan.couplings[c])));
    write_summary(layout, tally, c, path_of(table_name("summary", plan.couplings[c])));
  }
  write_metric_rows(plan, path_of("metrics.csv"));
  for (const std::string& name : export_value_for_money(run, folder)) names.push_back(name);
  return names;
}

}  // namespace waymark
