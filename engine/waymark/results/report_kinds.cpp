#include <algorithm>
#include <array>
#include <string_view>

#include "waymark/results/report_sections.h"

namespace waymark {

namespace {

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

bool is_table_cell(const MetricInfo& metric) {
  constexpr std::array<std::string_view, 8> parts = {
      "met-better",         "met-not-better",         "missed-better", "missed-not-better",
      "not-counted-better", "not-counted-not-better", "left-out",      "counted"};
  return std::find(parts.begin(), parts.end(), metric.part) != parts.end();
}

bool is_indicator(const MetricInfo& metric) {
  return metric.part == "reported" || metric.part == "lived";
}

bool is_own_section(const MetricInfo& metric) {
  return metric.measure == "funnel" || metric.measure == "where-at" || metric.measure == "burden" ||
         metric.measure == "money" || is_table_cell(metric);
}

bool is_discount_variant(const MetricInfo& metric) { return contains(metric.part, "discounted-"); }

bool is_long_term_outcome(const MetricInfo& metric) {
  return (metric.horizon == Horizon::long_term || metric.mediator) && !is_own_section(metric) &&
         !is_discount_variant(metric);
}

}  // namespace waymark
