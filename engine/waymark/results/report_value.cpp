#include <algorithm>
#include <cmath>

#include "waymark/results/report_sections.h"
#include "waymark/results/value_for_money_rows.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

void write_figure(JsonWriter& json, const ReportFigures& figures, const char* key,
                  std::size_t slot) {
  const MetricInfo& metric = figures.metric_of(slot);
  json.key(key).begin_object().text("label", label_of(metric, figures.time_of(slot)));
  json.text("unit", metric.unit).text("better", word_for(metric.better)).end_object();
}

/// As `write_estimate`; `sense` is -1 for a figure that was turned so that more is better.
void write_turned(JsonWriter& json, const char* key, const RunningMoments& moments, double sense) {
  const Interval interval = interval95(moments);
  json.key(key).begin_object().number("mean", sense * moments.mean());
  if (moments.n() >= 2)
    json.number("lo", std::min(sense * interval.low, sense * interval.high))
        .number("hi", std::max(sense * interval.low, sense * interval.high));
  json.end_object();
}

void write_place(JsonWriter& json, const ExperimentPlan& plan, const ArmValue& arm) {
  json.text("standing", word_for(arm.place.efficiency));
  const auto name = [&](const char* key, const std::optional<std::size_t>& other) {
    if (other) json.text(key, plan.arms[*other].id);
  };
  name("by", arm.place.by);
  name("against", arm.place.against);
  name("andBy", arm.place.and_by);
  if (std::isnan(arm.place.icer)) return;
  json.key("icer").begin_object().number("mean", arm.place.icer);
  if (!std::isnan(arm.icer.low)) json.number("lo", arm.icer.low).number("hi", arm.icer.high);
  json.end_object();
}

void write_arm_value(JsonWriter& json, const ReportFigures& figures, std::size_t a,
                     const ArmValue& arm) {
  const double sense = sense_of_effect(figures.plan());
  json.begin_object().text("arm", figures.arm_id(a));
  write_turned(json, "cost", arm.cost, 1);
  write_turned(json, "effect", arm.effect, sense);
  write_turned(json, "moreCost", arm.more_cost, 1);
  write_turned(json, "moreEffect", arm.more_effect, sense);
  write_place(json, figures.plan(), arm);
  json.key("benefits").begin_list();
  for (const NetBenefit& benefit : arm.benefits) {
    json.begin_object().number("worth", benefit.worth);
    write_turned(json, "value", benefit.value, 1);
    write_turned(json, "difference", benefit.difference, 1);
    json.boolean("most", benefit.is_most).end_object();
  }
  json.end_list().end_object();
}

}  // namespace

void write_value_for_money(JsonWriter& json, const ReportFigures& figures) {
  const ExperimentPlan& plan = figures.plan();
  if (!plan.value_for_money) return;
  json.key("valueForMoney").begin_object();
  write_figure(json, figures, "cost", plan.value_for_money->cost);
  write_figure(json, figures, "effect", plan.value_for_money->effect);
  if (plan.value_for_money->per) write_figure(json, figures, "per", *plan.value_for_money->per);
  json.key("counted").begin_list();
  for (std::size_t c = 0; c < plan.couplings.size(); ++c) {
    const auto value = value_for_money_of(figures.run(), c);
    if (!value) continue;
    json.begin_object().text("couplings", word_for(plan.couplings[c]));
    json.key("runs").integer(static_cast<std::int64_t>(value->runs)).key("arms").begin_list();
    for (std::size_t arm = 0; arm < value->arms.size(); ++arm)
      write_arm_value(json, figures, arm, value->arms[arm]);
    json.end_list().end_object();
  }
  json.end_list().end_object();
}

}  // namespace waymark
