#include "waymark/measures/waiting_list.h"

#include <utility>

#include "waymark/measures/periods.h"

namespace waymark {

std::vector<WaitingPlan> plan_waiting(Planner& planner) {
  std::vector<WaitingPlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (!measure.holds<WaitingMeasure>()) continue;
    const MeasureWords& words = measure.as<WaitingMeasure>().words;
    WaitingPlan plan;
    plan.times = planner.reading_times({});
    MetricInfo info;
    info.id = info.measure = id;
    info.label = planner.label(words, id);
    info.unit = "people";
    info.better = Better::lower;
    info.headline = words.headline;
    info.worth_knowing = planner.worth_knowing(id);
    info.definition =
        "People who have asked for help and have neither had a first attended contact nor ended "
        "their request, at a time. Without a date: the average since the branch date.";
    std::vector<std::string> times = times_in_words("at", plan.times);
    times.insert(times.begin(), "");
    plan.mean = plan.at = planner.table.add(std::move(info), times, false);
    plan.at.first += 1;
    SeriesInfo series{id + "/monthly", planner.label(words, id), "people", {}};
    for (std::int64_t month = 0; month <= planner.input.horizon.count / ms_per_month; ++month)
      series.times.push_back(day_of(planner.input.start, Ticks{month * ms_per_month}));
    plan.series = planner.table.add_series(std::move(series));
    planner.kinds |= bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::contact) |
                     bit(FactKind::left);
    plans.push_back(std::move(plan));
  }
  return plans;
}

void read_waiting(const std::vector<WaitingPlan>& plans, const RunningNumber& waiting, Ticks now,
                  MetricValues& values) {
  for (const WaitingPlan& plan : plans)
    for (std::size_t time = 0; time < plan.times.size(); ++time)
      if (plan.times[time] == now) values.set_amount(plan.at.at(time), waiting.now());
}

void read_waiting_month(const std::vector<WaitingPlan>& plans, const RunningNumber& waiting,
                        int month, MetricValues& values) {
  for (const WaitingPlan& plan : plans) {
    std::vector<double>& points = values.series[static_cast<std::size_t>(plan.series)];
    const auto point = static_cast<std::size_t>(month + 1);
    if (point < points.size()) points[point] = waiting.now();
  }
}

void write_mean_waiting(const std::vector<WaitingPlan>& plans, const RunningNumber& waiting,
                        Ticks horizon, MetricValues& values) {
  for (const WaitingPlan& plan : plans)
    values.set_amount(plan.mean.at(0), waiting.integral(horizon) / in_milliseconds(horizon));
}

}  // namespace waymark
