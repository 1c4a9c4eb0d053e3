#include "waymark/results/report_sections.h"
#include "waymark/results/samples_tables.h"
#include "waymark/results/value_for_money_rows.h"

namespace waymark {

namespace {

/// Points of the plane that a page can hold and an eye tell apart.
constexpr std::size_t most_points = 500;

void write_spread(JsonWriter& json, const ReportFigures& figures, const Samples& samples,
                  std::size_t slot, std::size_t arm) {
  const auto spread = samples.spread(slot, arm, figures.base_arm());
  if (!spread || spread->samples == 0) return;
  const MetricInfo& metric = figures.metric_of(slot);
  json.begin_object().text("metric", metric.id).text("arm", figures.arm_id(arm));
  json.text("label", label_of(metric, figures.time_of(slot))).text("unit", metric.unit);
  json.number("mean", spread->mean);
  json.number("lo", spread->range.low).number("hi", spread->range.high);
  json.number("chanceShare", spread->chance_share).end_object();
}

void write_spreads(JsonWriter& json, const ReportFigures& figures, const Samples& samples) {
  json.key("differences").begin_list();
  for (std::size_t metric = 0; metric < figures.plan().metrics.size(); ++metric) {
    if (!figures.plan().metrics[metric].headline) continue;
    for (const std::size_t slot : figures.shown_slots(static_cast<int>(metric)))
      for (std::size_t arm = 0; arm < figures.arms(); ++arm)
        if (arm != figures.base_arm()) write_spread(json, figures, samples, slot, arm);
  }
  json.end_list();
}

/// Each sample's differences from the base arm.
void write_plane(JsonWriter& json, const ReportFigures& figures, const Samples& samples) {
  const double sense = sense_of_effect(figures.plan());
  const std::vector<std::vector<CostAndEffect>> each = samples.costs_and_effects();
  json.key("plane").begin_list();
  for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
    if (arm == figures.base_arm()) continue;
    for (std::size_t sample = 0; sample < each.size() && sample < most_points; ++sample) {
      const CostAndEffect& own = each[sample][arm];
      const CostAndEffect& base = each[sample][figures.base_arm()];
      json.begin_object().text("arm", figures.arm_id(arm));
      json.number("effect", sense * (own.effect - base.effect));
      json.number("cost", own.cost - base.cost).end_object();
    }
  }
  json.end_list();
}

void write_curve(JsonWriter& json, const ReportFigures& figures,
                 const std::vector<Acceptability>& curve) {
  json.key("curve").begin_list();
  for (const Acceptability& point : curve) {
    json.begin_object().number("worth", point.worth).key("arms").begin_list();
    for (std::size_t arm = 0; arm < point.share.size(); ++arm) {
      json.begin_object().text("arm", figures.arm_id(arm));
      json.number("share", point.share[arm]).end_object();
    }
    json.end_list().text("best", figures.arm_id(point.best));
    json.number("perfectInformation", point.perfect_information).end_object();
  }
  json.end_list();
}

}  // namespace

void write_unknown(JsonWriter& json, const ReportFigures& figures, const RunDatabase& run) {
  const Samples samples(run);
  json.key("unknown").begin_object();
  json.key("samples").integer(static_cast<std::int64_t>(samples.count()));
  json.key("runsASample").integer(static_cast<std::int64_t>(samples.runs_a_sample()));
  write_spreads(json, figures, samples);
  const std::vector<Acceptability> curve = samples.curve();
  if (!curve.empty()) {
    write_plane(json, figures, samples);
    write_curve(json, figures, curve);
  }
  json.end_object();
}

}  // namespace waymark
