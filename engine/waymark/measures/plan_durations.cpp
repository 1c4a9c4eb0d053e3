#include <algorithm>
#include <cmath>
#include <utility>

#include "waymark/base/number.h"
#include "waymark/base/student.h"
#include "waymark/measures/durations.h"

namespace waymark {

ShownUnit shown(ShownTime unit) {
  switch (unit) {
    case ShownTime::minutes:
      return {"minutes", static_cast<double>(ms_per_minute)};
    case ShownTime::hours:
      return {"hours", static_cast<double>(ms_per_hour)};
    case ShownTime::days:
      return {"days", static_cast<double>(ms_per_day)};
    case ShownTime::weeks:
      return {"weeks", static_cast<double>(ms_per_week)};
  }
  return {"", 1};
}

MetricInfo queue_metric(const Planner& planner, const std::string& id, const MeasureWords& words,
                        const std::string& unit, const std::string& definition) {
  MetricInfo info;
  info.id = info.measure = id;
  info.label = planner.label(words, id);
  info.unit = unit;
  info.better = Better::lower;
  info.headline = words.headline;
  info.definition = definition;
  info.worth_knowing = planner.worth_knowing(id);
  return info;
}

MetricInfo queue_part(const Planner& planner, const std::string& id, const MeasureWords& words,
                      const std::string& part, const std::string& part_label,
                      const std::string& unit, const std::string& definition) {
  MetricInfo info = queue_metric(planner, id, words, unit, definition);
  info.part = part;
  info.part_label = part_label;
  info.id = id + "/" + part;
  info.headline = false;
  return info;
}

namespace {

/// Without the last bits that a product with 100 leaves.
std::string of_100(double share) { return print(std::floor(share * 1e8 + 0.5) / 1e6); }

std::string hyphenated(std::string words) {
  std::replace(words.begin(), words.end(), ' ', '-');
  return words;
}

std::vector<double> ascending(const std::vector<Quantity>& quantities) {
  std::vector<double> values;
  for (const Quantity& each : quantities) values.push_back(each.value);
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  return values;
}

}  // namespace

std::string percentile_name(double share) { return "p" + of_100(share); }

DurationPlan plan_durations(Planner& planner, const std::string& id, const MeasureWords& words,
                            ShownTime unit, const SpreadFields& spread, const DurationWords& said) {
  DurationPlan plan;
  plan.unit_ms = shown(unit).ms;
  const auto add = [&](MetricInfo info) { return planner.table.add(std::move(info), {""}, false); };
  const auto part = [&](const std::string& name, const std::string& label,
                        const std::string& in_unit, const std::string& definition) {
    return queue_part(planner, id, words, name, label, in_unit, definition);
  };
  const std::string over = ", over " + said.which + ".";
  plan.mean = add(queue_metric(planner, id, words, shown(unit).name, "Mean " + said.what + over));

  plan.percentiles = ascending(spread.percentiles);
  for (const double share : plan.percentiles)
    plan.at_percentile.push_back(add(part(
        percentile_name(share), "not exceeded by " + of_100(share) + " of 100", shown(unit).name,
        "The shortest " + said.what + " that at least " + of_100(share) + " of 100 did not exceed" +
            over)));

  plan.within_ms = ascending(spread.within);
  for (const double ms : plan.within_ms) {
    const std::string length = print_quantity(ms, Unit::duration);
    MetricInfo info = part("within-" + hyphenated(length), "within " + length, "share",
                           "Share with a " + said.what + " of at most " + length + over);
    info.better = Better::higher;
    plan.share_within.push_back(add(std::move(info)));
  }

  if (spread.batches == 0) return plan;
  plan.batches = static_cast<std::size_t>(spread.batches);
  plan.batch_ms = in_milliseconds(planner.input.horizon) / static_cast<double>(spread.batches);
  plan.critical = student_critical(0.05, static_cast<double>(spread.batches - 1));
  const std::string cut =
      " end of a 95 % interval for the mean of one run: the time since the branch date is cut "
      "into " +
      print(spread.batches) +
      " equal batches; mean of their means, and their spread, by Student's t.";
  plan.low = add(part("batches-lo95", "lower end by batches", shown(unit).name, "Lower" + cut));
  plan.high = add(part("batches-hi95", "upper end by batches", shown(unit).name, "Upper" + cut));
  return plan;
}

}  // namespace waymark
