#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "waymark/results/report_sections.h"

namespace waymark {

namespace {

using Columns = std::vector<std::vector<double>>;  // [arm][replication]

/// Arms, best first; equal ones stay in the order of the arms.
std::vector<std::size_t> ranked(const std::vector<double>& values, Better better) {
  std::vector<std::size_t> order;
  for (std::size_t arm = 0; arm < values.size(); ++arm) order.push_back(arm);
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (values[a] == values[b]) return a < b;
    return better == Better::lower ? values[a] < values[b] : values[a] > values[b];
  });
  return order;
}

Columns columns_of(const ReportFigures& figures, std::size_t slot) {
  Columns columns;
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    columns.push_back(figures.run().rows().column(arm, slot));
  }
  return columns;
}

std::vector<double> row_of(const Columns& columns, std::size_t replication) {
  std::vector<double> row;
  for (const std::vector<double>& column : columns) row.push_back(column[replication]);
  return row;
}

bool is_defined(const std::vector<double>& row) {
  return std::none_of(row.begin(), row.end(), [](double value) { return std::isnan(value); });
}

/// Share of replications in which both metrics rank the arms alike; NaN when there are none.
double agreement(const Columns& target, Better target_better, const Columns& life,
                 Better life_better) {
  std::size_t alike = 0;
  std::size_t compared = 0;
  for (std::size_t r = 0; r < target.front().size(); ++r) {
    const std::vector<double> by_target = row_of(target, r);
    const std::vector<double> by_life = row_of(life, r);
    if (!is_defined(by_target) || !is_defined(by_life)) continue;
    ++compared;
    alike += ranked(by_target, target_better) == ranked(by_life, life_better);
  }
  return compared == 0 ? not_defined : static_cast<double>(alike) / static_cast<double>(compared);
}

std::optional<std::size_t> slot_named(const ReportFigures& figures, const std::string& id) {
  const auto& metrics = figures.plan().metrics;
  for (std::size_t metric = 0; metric < metrics.size(); ++metric) {
    if (metrics[metric].id == id) return figures.main_slot(static_cast<int>(metric));
  }
  return std::nullopt;
}

/// The first metric of which `belongs` is true.
template <class Belongs>
std::optional<std::size_t> first_slot(const ReportFigures& figures, Belongs belongs) {
  for (std::size_t metric = 0; metric < figures.plan().metrics.size(); ++metric) {
    const MetricInfo& info = figures.plan().metrics[metric];
    if (info.better == Better::neither || !belongs(info)) continue;
    if (const auto slot = figures.main_slot(static_cast<int>(metric))) return slot;
  }
  return std::nullopt;
}

void write_order(JsonWriter& json, const ReportFigures& figures, const char* key,
                 const std::vector<double>& means, Better better) {
  json.key(key).begin_list();
  for (const std::size_t arm : ranked(means, better)) json.text(figures.plan().arms[arm].id);
  json.end_list();
}

std::vector<double> means_of(const ReportFigures& figures, std::size_t slot) {
  std::vector<double> means;
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    const SlotTally& tally = figures.all(arm, slot);
    means.push_back(tally.is_withheld ? not_defined : tally.level.mean());
  }
  return means;
}

void write_fan(JsonWriter& json, const ReportFigures& figures, std::size_t series,
               std::size_t arm) {
  const SeriesInfo& info = figures.plan().series[series];
  const Columns columns = figures.run().rows().series_columns(arm, series);
  json.begin_object().text("arm", figures.plan().arms[arm].id).text("label", info.label);
  json.key("points").begin_list();
  for (std::size_t point = 0; point < columns.size(); ++point) {
    const FanPoint fan = fan_point(columns[point]);
    if (fan.n == 0) continue;
    json.begin_object().text("month", std::string_view(info.times[point]).substr(0, 7));
    json.number("p05", fan.p05).number("p25", fan.p25).number("p50", fan.p50);
    json.number("p75", fan.p75).number("p95", fan.p95).end_object();
  }
  json.end_list().end_object();
}

}  // namespace

void write_rank_agreement(JsonWriter& json, const ReportFigures& figures,
                          const ReportDescription& words) {
  if (figures.arms() < 2) return;
  const auto target =
      words.rank_target.empty()
          ? first_slot(figures, [](const MetricInfo& m) { return m.part == "reported"; })
          : slot_named(figures, words.rank_target);
  const auto life = words.rank_life.empty()
                        ? first_slot(figures,
                                     [](const MetricInfo& m) {
                                       return m.headline && m.horizon == Horizon::long_term;
                                     })
                        : slot_named(figures, words.rank_life);
  if (!target || !life) return;
  const MetricInfo& of_target = figures.metric_of(*target);
  const MetricInfo& of_life = figures.metric_of(*life);
  const std::vector<double> target_means = means_of(figures, *target);
  const std::vector<double> life_means = means_of(figures, *life);
  if (!is_defined(target_means) || !is_defined(life_means)) return;
  json.key("rankAgreement").begin_object();
  json.text("targetLabel", label_of(of_target, figures.time_of(*target)));
  json.text("lifeLabel", label_of(of_life, figures.time_of(*life)));
  write_order(json, figures, "byTarget", target_means, of_target.better);
  write_order(json, figures, "byLife", life_means, of_life.better);
  json.number("chance", agreement(columns_of(figures, *target), of_target.better,
                                  columns_of(figures, *life), of_life.better));
  if (!words.rank_text.empty()) json.text("text", words.rank_text);
  json.end_object();
}

void write_fans(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words) {
  json.key("fans").begin_list();
  for (std::size_t series = 0; series < figures.plan().series.size(); ++series) {
    const SeriesInfo& info = figures.plan().series[series];
    const bool is_wanted = words.fans.empty()
                               ? info.unit == "people"
                               : std::count(words.fans.begin(), words.fans.end(), info.id) > 0;
    if (!is_wanted) continue;
    for (std::size_t arm = 0; arm < figures.arms(); ++arm) write_fan(json, figures, series, arm);
  }
  json.end_list();
}

}  // namespace waymark
