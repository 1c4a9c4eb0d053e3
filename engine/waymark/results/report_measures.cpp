#include <algorithm>
#include <string>
#include <vector>

#include "waymark/results/report_sections.h"
#include "waymark/results/report_verdict.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

bool is_known_somewhere(const ReportFigures& figures, std::size_t slot) {
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    const SlotTally& tally = figures.all(arm, slot);
    if (!is_withheld_or_unknown(tally.level, tally.is_withheld)) return true;
  }
  return false;
}

void write_metric_by_arm(JsonWriter& json, const ReportFigures& figures, std::size_t slot) {
  if (!is_known_somewhere(figures, slot)) return;
  const MetricInfo& metric = figures.metric_of(slot);
  const std::string& time = figures.time_of(slot);
  json.begin_object().text("id", time.empty() ? metric.id : metric.id + ", " + time);
  // The burden's own label says no more than the heading of its section.
  const bool is_burden = metric.measure == "burden";
  json.text("label", is_burden ? metric.part_label : label_of(metric)).text("unit", metric.unit);
  json.text("better", word_for(metric.better));
  json.boolean("headline", metric.headline).boolean("mediator", metric.mediator);
  if (!time.empty()) json.text("at", time);
  json.key("arms").begin_list();
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    const SlotTally& tally = figures.all(arm, slot);
    if (is_withheld_or_unknown(tally.level, tally.is_withheld)) continue;
    json.begin_object().text("arm", figures.arm_id(arm));
    write_estimate(json, "value", tally.level, tally.is_withheld);
    json.end_object();
  }
  json.end_list().end_object();
}

template <class Belongs>
void write_metrics_by_arm(JsonWriter& json, const ReportFigures& figures, const char* key,
                          Belongs belongs) {
  json.key(key).begin_list();
  for (std::size_t metric = 0; metric < figures.plan().metrics.size(); ++metric) {
    if (!belongs(figures.plan().metrics[metric])) continue;
    for (const std::size_t slot : figures.shown_slots(static_cast<int>(metric))) {
      write_metric_by_arm(json, figures, slot);
    }
  }
  json.end_list();
}

void write_ledgers(JsonWriter& json, const ReportFigures& figures, std::size_t arm,
                   std::size_t reported, std::size_t lived, std::optional<std::size_t> gap) {
  const SlotTally& as_reported = figures.all(arm, reported);
  const SlotTally& as_lived = figures.all(arm, lived);
  if (is_withheld_or_unknown(as_reported.level, as_reported.is_withheld) ||
      is_withheld_or_unknown(as_lived.level, as_lived.is_withheld)) {
    return;
  }
  json.begin_object().text("arm", figures.arm_id(arm));
  write_estimate(json, "reported", as_reported.level, as_reported.is_withheld);
  write_estimate(json, "lived", as_lived.level, as_lived.is_withheld);
  if (gap) {
    const SlotTally& between = figures.all(arm, *gap);
    write_estimate(json, "recordGap", between.level, between.is_withheld);
  }
  json.end_object();
}

/// Which metrics have a row in the table of differences: all that stand for something a reader
/// would decide on, but not parts of a picture (funnel, where people are, 2 x 2).
bool has_difference_row(const MetricInfo& metric) {
  if (metric.measure == "money") return !is_discount_variant(metric);
  if (metric.measure == "funnel") return metric.part == "started";
  if (metric.measure == "burden") return true;
  return !is_own_section(metric) && !is_discount_variant(metric) && metric.part != "record-gap";
}

void write_difference(JsonWriter& json, const ReportFigures& figures, std::size_t slot,
                      std::size_t arm) {
  const MetricInfo& metric = figures.metric_of(slot);
  const SlotTally& tally = figures.all(arm, slot);
  if (is_withheld_or_unknown(tally.difference, tally.difference_is_withheld)) return;
  const Interval interval = interval95(tally.difference);
  const Verdict verdict = judge(tally.difference, metric.better, metric.worth_knowing);
  json.begin_object().text("metric", metric.id);
  json.text("label", label_of(metric, figures.time_of(slot))).text("unit", metric.unit);
  json.text("better", word_for(metric.better)).text("horizon", word_for(metric.horizon));
  json.boolean("headline", metric.headline).boolean("mediator", metric.mediator);
  json.key("pair").begin_object().text("base", figures.arm_id(figures.base_arm()));
  json.text("other", figures.arm_id(arm)).end_object();
  json.number("mean", tally.difference.mean());
  json.number("lo", interval.low).number("hi", interval.high);
  if (const SlotTally* measured = figures.measured_only(arm, slot)) {
    write_estimate(json, "measuredOnly", measured->difference, measured->difference_is_withheld);
  }
  json.number("favouring", share_better(tally, metric.better));
  json.number("worthKnowing", metric.worth_knowing).text("verdict", verdict.words);
  if (verdict.more_runs > 0) {
    json.key("moreRuns").integer(static_cast<std::int64_t>(verdict.more_runs));
  }
  json.end_object();
}

}  // namespace

void write_indicators(JsonWriter& json, const ReportFigures& figures,
                      const ReportDescription& words) {
  json.key("indicators").begin_list();
  for (const MetricInfo& metric : figures.plan().metrics) {
    if (metric.part != "reported") continue;
    const auto reported = figures.main_slot(figures.metric(metric.measure, "reported"));
    const auto lived = figures.main_slot(figures.metric(metric.measure, "lived"));
    if (!reported || !lived) continue;
    const std::string& time = figures.time_of(*reported);
    json.begin_object().text("id", metric.measure);
    json.text("label", time.empty() ? metric.label : metric.label + ", " + time);
    json.text("unit", metric.unit).text("better", word_for(metric.better));
    const auto known = words.indicators.find(metric.measure);
    if (known != words.indicators.end()) {
      if (known->second.target) json.number("target", *known->second.target);
      if (!known->second.required_by.empty()) json.text("requiredBy", known->second.required_by);
    }
    json.key("arms").begin_list();
    const auto gap = figures.main_slot(figures.metric(metric.measure, "record-gap"));
    for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
      write_ledgers(json, figures, arm, *reported, *lived, gap);
    }
    json.end_list().end_object();
  }
  json.end_list();
}

void write_outcomes(JsonWriter& json, const ReportFigures& figures) {
  write_metrics_by_arm(json, figures, "outcomes", is_long_term_outcome);
}

void write_burden(JsonWriter& json, const ReportFigures& figures) {
  write_metrics_by_arm(json, figures, "burden",
                       [](const MetricInfo& metric) { return metric.measure == "burden"; });
}

void write_differences(JsonWriter& json, const ReportFigures& figures) {
  json.key("differences").begin_list();
  for (std::size_t metric = 0; metric < figures.plan().metrics.size(); ++metric) {
    if (!has_difference_row(figures.plan().metrics[metric])) continue;
    for (const std::size_t slot : figures.shown_slots(static_cast<int>(metric))) {
      for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
        if (arm != figures.base_arm()) write_difference(json, figures, slot, arm);
      }
    }
  }
  json.end_list();
}

}  // namespace waymark
