#include <string>
#include <string_view>
#include <vector>

#include "waymark/results/report_sections.h"

namespace waymark {

namespace {

constexpr std::string_view undiscounted = "undiscounted";

/// One sum in its variants of discounting: metrics PREFIX + "undiscounted", "discounted-3.5", ...
struct Sum {
  std::string measure, prefix;  // "money", "council/" or "in-recovery", "years/"
  bool is_cost = true;
};

/// The sum of which this is the undiscounted variant, if it is one.
std::optional<Sum> sum_of(const MetricInfo& metric) {
  const std::string_view part = metric.part;
  if (part.size() < undiscounted.size() ||
      part.substr(part.size() - undiscounted.size()) != undiscounted) {
    return std::nullopt;
  }
  const std::string prefix(part.substr(0, part.size() - undiscounted.size()));
  return Sum{metric.measure, prefix, metric.measure == "money"};
}

void write_values(JsonWriter& json, const ReportFigures& figures, const Sum& sum, std::size_t arm,
                  const std::string& time) {
  const auto write = [&](const char* key, const char* variant) {
    const auto slot = figures.slot(figures.metric(sum.measure, sum.prefix + variant), time);
    if (!slot) return;
    const SlotTally& tally = figures.all(arm, *slot);
    if (is_withheld_or_unknown(tally.level, tally.is_withheld)) return;
    write_estimate(json, key, tally.level, tally.is_withheld);
  };
  json.key("values").begin_object();
  write("undiscounted", "undiscounted");
  write("3.5/3.5", "discounted-3.5");
  // Costs by the first number, outcomes by the second.
  write("3.5/1.5", sum.is_cost ? "discounted-3.5" : "discounted-1.5");
  json.end_object();
}

void write_row(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words,
               const MetricInfo& metric, const Sum& sum, std::size_t arm, const std::string& time,
               double years) {
  const std::string payer = sum.is_cost ? sum.prefix.substr(0, sum.prefix.size() - 1) : sum.measure;
  const auto known = words.payers.find(payer);
  const bool is_named = known != words.payers.end() && !known->second.label.empty();
  json.begin_object().text("arm", figures.plan().arms[arm].id);
  json.text("payer", !sum.is_cost ? metric.label : is_named ? known->second.label : payer);
  json.text("label", label_of(metric)).text("kind", sum.is_cost ? "cost" : "outcome");
  json.text("unit", metric.unit).number("years", years);
  write_values(json, figures, sum, arm, time);
  if (known != words.payers.end() && known->second.is_cashable) {
    json.boolean("cashable", *known->second.is_cashable);
  }
  json.end_object();
}

}  // namespace

void write_money(JsonWriter& json, const ReportFigures& figures, const ReportDescription& words) {
  json.key("money").begin_list();
  for (std::size_t slot = 0; slot < figures.plan().slots.size(); ++slot) {
    const MetricInfo& metric = figures.metric_of(slot);
    const auto sum = sum_of(metric);
    const std::string& time = figures.time_of(slot);
    const auto years = years_in(time);
    if (!sum || !years || !figures.plan().slots[slot].group.empty()) continue;
    for (std::size_t arm = 0; arm < figures.arms(); ++arm) {
      write_row(json, figures, words, metric, *sum, arm, time, *years);
    }
  }
  json.end_list();
}

}  // namespace waymark
