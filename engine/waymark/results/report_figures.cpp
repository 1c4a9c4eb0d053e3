#include "waymark/results/report_figures.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/number.h"
#include "waymark/results/csv.h"
#include "waymark/results/exports.h"

namespace waymark {

namespace {

bool begins_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

ReportFigures::ReportFigures(RunDatabase& run)
    : run_(run), tally_(tally_of(run, run.rows().count())) {}

const SlotTally* ReportFigures::measured_only(std::size_t arm, std::size_t slot) const {
  const auto& couplings = plan().couplings;
  const auto found = std::find(couplings.begin(), couplings.end(), Couplings::measured_only);
  if (found == couplings.end()) return nullptr;
  const auto place = static_cast<std::size_t>(found - couplings.begin());
  return &tally_.at(place * arms() + arm, slot);
}

const MetricInfo& ReportFigures::metric_of(std::size_t slot) const {
  return plan().metrics[static_cast<std::size_t>(plan().slots[slot].metric)];
}

int ReportFigures::metric(std::string_view measure, std::string_view part) const {
  const auto& metrics = plan().metrics;
  const auto found = std::find_if(metrics.begin(), metrics.end(), [&](const MetricInfo& metric) {
    return metric.measure == measure && metric.part == part;
  });
  return found == metrics.end() ? -1 : static_cast<int>(found - metrics.begin());
}

std::vector<std::size_t> ReportFigures::slots_for_everyone(int metric) const {
  std::vector<std::size_t> found;
  for (std::size_t slot = 0; slot < plan().slots.size(); ++slot) {
    if (plan().slots[slot].metric == metric && plan().slots[slot].group.empty()) {
      found.push_back(slot);
    }
  }
  std::sort(found.begin(), found.end(), [&](std::size_t a, std::size_t b) {
    return time_of(a) == time_of(b) ? a < b : comes_before(time_of(a), time_of(b));
  });
  return found;
}

std::optional<std::size_t> ReportFigures::slot(int metric, std::string_view time) const {
  for (const std::size_t slot : slots_for_everyone(metric)) {
    if (time_of(slot) == time) return slot;
  }
  return std::nullopt;
}

std::optional<std::size_t> ReportFigures::main_slot(int metric) const {
  for (const char* time : {"", "at 5 years", "over 5 years"}) {
    if (const auto found = slot(metric, time)) return found;
  }
  const std::vector<std::size_t> slots = slots_for_everyone(metric);
  if (slots.empty()) return std::nullopt;
  return slots.back();
}

std::vector<std::size_t> ReportFigures::shown_slots(int metric) const {
  const std::vector<std::size_t> every = slots_for_everyone(metric);
  std::vector<std::size_t> shown;
  for (const std::size_t slot : every) {
    if (!begins_with(time_of(slot), "in year")) shown.push_back(slot);
  }
  if (shown.empty() && !every.empty()) shown.push_back(every.back());
  return shown;
}

std::string label_of(const MetricInfo& metric, std::string_view time) {
  std::string label = metric.label;
  if (!metric.part_label.empty()) label += ": " + metric.part_label;
  if (!time.empty()) label += ", " + std::string(time);
  return label;
}

std::optional<double> years_in(std::string_view time) {
  for (const std::string_view word : {"at ", "over "}) {
    if (!begins_with(time, word)) continue;
    const std::string_view rest = time.substr(word.size());
    const std::size_t space = rest.find(" year");
    if (space != std::string_view::npos) return parse_number(rest.substr(0, space));
  }
  return std::nullopt;
}

bool is_withheld_or_unknown(const RunningMoments& moments, bool is_withheld) {
  return is_withheld || moments.n() == 0;
}

void write_estimate(JsonWriter& json, std::string_view key, const RunningMoments& moments,
                    bool is_withheld, double scale) {
  json.key(key);
  if (is_withheld_or_unknown(moments, is_withheld)) {
    json.raw("null");
    return;
  }
  const Interval interval = interval95(moments);
  json.begin_object().number("mean", moments.mean() * scale);
  if (moments.n() >= 2) {
    json.number("lo", interval.low * scale).number("hi", interval.high * scale);
  }
  json.end_object();
}

}  // namespace waymark
