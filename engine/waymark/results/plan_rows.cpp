#include "waymark/results/plan_rows.h"

#include "waymark/results/error.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

/// Numbers a list's rows 0, 1, 2, ... as column 0.
template <class List, class Bind>
void write_rows(Database& database, std::string_view sql, const List& list, Bind bind) {
  Statement put(database, sql);
  std::int64_t number = 0;
  for (const auto& item : list) {
    put.bind(0, number++);
    bind(put, item);
    put.run();
  }
}

void insert_arms(Database& database, const ExperimentPlan& plan) {
  std::int64_t number = 0;
  write_rows(database, "INSERT INTO arms VALUES (?, ?, ?, ?)", plan.arms,
             [&](Statement& put, const ArmInfo& arm) {
               put.bind(1, arm.id).bind(2, arm.label);
               put.bind(3, std::int64_t{number++ == plan.base_arm});
             });
  std::int64_t run = 0;
  for (const Couplings couplings : plan.couplings) {
    for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) {
      Statement(database, "INSERT INTO runs VALUES (?, ?, ?)")
          .bind(0, run++)
          .bind(1, word_for(couplings))
          .bind(2, static_cast<std::int64_t>(arm))
          .run();
    }
  }
}

void insert_metrics(Database& database, const std::vector<MetricInfo>& metrics) {
  write_rows(database, "INSERT INTO metrics VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
             metrics, [](Statement& put, const MetricInfo& metric) {
               put.bind(1, metric.id).bind(2, metric.label).bind(3, metric.unit);
               put.bind(4, word_for(metric.better)).bind(5, word_for(metric.horizon));
               put.bind(6, std::int64_t{metric.headline}).bind(7, std::int64_t{metric.mediator});
               put.bind(8, metric.ledger).bind(9, metric.definition);
               put.bind(10, metric.worth_knowing).bind(11, metric.measure);
               put.bind(12, metric.part).bind(13, metric.part_label);
             });
}

void insert_series(Database& database, const std::vector<SeriesInfo>& list) {
  write_rows(database, "INSERT INTO series VALUES (?, ?, ?, ?)", list,
             [](Statement& put, const SeriesInfo& series) {
               put.bind(1, series.id).bind(2, series.label).bind(3, series.unit);
             });
  Statement put(database, "INSERT INTO series_times VALUES (?, ?, ?)");
  for (std::size_t series = 0; series < list.size(); ++series) {
    for (std::size_t point = 0; point < list[series].times.size(); ++point) {
      put.bind(0, static_cast<std::int64_t>(series));
      put.bind(1, static_cast<std::int64_t>(point)).bind(2, list[series].times[point]).run();
    }
  }
}

void insert_value_for_money(Database& database, const ValueForMoneyPlan& value) {
  Statement put(database, "INSERT INTO value_for_money VALUES (?, ?, ?)");
  const auto part = [&](std::string_view name, std::size_t slot, double years) {
    put.bind(0, name).bind(1, static_cast<std::int64_t>(slot)).bind(2, years).run();
  };
  part("cost", value.cost, 1);
  part("effect", value.effect, 1);
  if (value.per) part("per", *value.per, value.per_years);
  Statement worth(database, "INSERT INTO worth VALUES (?)");
  for (const double pounds : value.worth) worth.bind(0, pounds).run();
}

void read_arms(const Database& database, ExperimentPlan& plan) {
  Statement arms(database, "SELECT id, label, is_base FROM arms ORDER BY arm");
  while (arms.step()) {
    if (arms.integer(2) != 0) plan.base_arm = static_cast<int>(plan.arms.size());
    plan.arms.push_back({arms.text(0), arms.text(1)});
  }
  if (plan.arms.empty()) throw ResultsError(database.path(), "is damaged: it holds no arms");
  plan.couplings.clear();
  Statement runs(database, "SELECT couplings FROM runs WHERE arm = 0 ORDER BY run");
  while (runs.step()) plan.couplings.push_back(couplings_named(runs.text(0), database.path()));
}

void read_metrics(const Database& database, ExperimentPlan& plan) {
  Statement get(database,
                "SELECT id, label, unit, better, horizon, headline, mediator, ledger, definition, "
                "worth_knowing, measure, part, part_label FROM metrics ORDER BY metric");
  while (get.step()) {
    MetricInfo metric;
    metric.id = get.text(0);
    metric.label = get.text(1);
    metric.unit = get.text(2);
    metric.better = better_named(get.text(3), database.path());
    metric.horizon = horizon_named(get.text(4), database.path());
    metric.headline = get.integer(5) != 0;
    metric.mediator = get.integer(6) != 0;
    metric.ledger = get.text(7);
    metric.definition = get.text(8);
    metric.worth_knowing = get.real(9);
    metric.measure = get.text(10);
    metric.part = get.text(11);
    metric.part_label = get.text(12);
    plan.metrics.push_back(metric);
  }
}

void read_slots(const Database& database, ExperimentPlan& plan) {
  Statement get(database, "SELECT metric, group_name, time FROM slots ORDER BY slot");
  while (get.step()) {
    const std::int64_t metric = get.integer(0);
    if (metric < 0 || metric >= static_cast<std::int64_t>(plan.metrics.size())) {
      throw ResultsError(database.path(), "is damaged: a slot of no metric");
    }
    MetricSlot slot;
    slot.metric = static_cast<int>(metric);
    slot.group = get.text(1);
    slot.time = get.text(2);
    plan.slots.push_back(slot);
  }
}

void read_series(const Database& database, ExperimentPlan& plan) {
  Statement get(database, "SELECT id, label, unit FROM series ORDER BY series");
  while (get.step()) {
    SeriesInfo series;
    series.id = get.text(0);
    series.label = get.text(1);
    series.unit = get.text(2);
    plan.series.push_back(series);
  }
  Statement times(database, "SELECT series, time FROM series_times ORDER BY series, point");
  while (times.step()) {
    const std::size_t series = static_cast<std::size_t>(times.integer(0));
    if (series >= plan.series.size()) {
      throw ResultsError(database.path(), "is damaged: times of no series");
    }
    plan.series[series].times.push_back(times.text(1));
  }
}

void read_value_for_money(const Database& database, ExperimentPlan& plan) {
  ValueForMoneyPlan value;
  bool is_there = false;
  Statement get(database, "SELECT part, slot, years FROM value_for_money");
  while (get.step()) {
    is_there = true;
    const std::string part = get.text(0);
    const auto slot = static_cast<std::size_t>(get.integer(1));
    if (slot >= plan.slots.size()) {
      throw ResultsError(database.path(), "is damaged: value for money in no slot");
    }
    if (part == "cost") value.cost = slot;
    if (part == "effect") value.effect = slot;
    if (part == "per") {
      value.per = slot;
      value.per_years = get.real(2);
    }
  }
  Statement worth(database, "SELECT pounds FROM worth ORDER BY pounds");
  while (worth.step()) value.worth.push_back(worth.real(0));
  if (is_there) plan.value_for_money = value;
}

}  // namespace

void write_plan(Database& database, const ExperimentPlan& plan) {
  insert_arms(database, plan);
  insert_metrics(database, plan.metrics);
  write_rows(database, "INSERT INTO slots VALUES (?, ?, ?, ?)", plan.slots,
             [](Statement& put, const MetricSlot& slot) {
               put.bind(1, std::int64_t{slot.metric}).bind(2, slot.group).bind(3, slot.time);
             });
  insert_series(database, plan.series);
  if (plan.value_for_money) insert_value_for_money(database, *plan.value_for_money);
}

void write_assumptions(Database& database, const std::vector<AssumptionText>& assumptions) {
  write_rows(database, "INSERT INTO assumptions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", assumptions,
             [](Statement& put, const AssumptionText& row) {
               put.bind(1, row.name).bind(2, row.label).bind(3, row.value).bind(4, row.range);
               put.bind(5, row.standing).bind(6, row.source).bind(7, std::int64_t{row.is_coupling});
               put.bind(8, row.causal_share);
             });
}

ExperimentPlan read_plan(const Database& database) {
  ExperimentPlan plan;
  read_arms(database, plan);
  read_metrics(database, plan);
  read_slots(database, plan);
  read_series(database, plan);
  read_value_for_money(database, plan);
  return plan;
}

std::vector<AssumptionText> read_assumptions(const Database& database) {
  std::vector<AssumptionText> rows;
  Statement get(database,
                "SELECT name, label, value, range, standing, source, is_coupling, causal_share "
                "FROM assumptions ORDER BY place");
  while (get.step()) {
    rows.push_back({get.text(0), get.text(1), get.text(2), get.text(3), get.text(4), get.text(5),
                    get.integer(6) != 0, get.text(7)});
  }
  return rows;
}

}  // namespace waymark
