#include "waymark/measures/outcomes.h"

namespace waymark {
namespace {

constexpr double year_ms = static_cast<double>(ms_per_year);

double people_of(const OutcomePlan& plan, const OutcomeBooks& books, int group) {
  return plan.living == no_role ? books.presence.cohort(plan.cohort, group)
                                : books.presence.inside(plan.living, group);
}

void read_presence(const OutcomePlan& plan, const OutcomeBooks& books, std::size_t time, Ticks now,
                   MetricValues& values) {
  for (int group = 0; group < plan.groups; ++group) {
    const double people = people_of(plan, books, group);
    if (plan.kind == OutcomeKind::share)
      values.set_ratio(plan.at.at(time, group), books.presence.inside(plan.entry, group), people);
    if (plan.kind == OutcomeKind::number)
      values.set_amount(plan.at.at(time, group), books.presence.inside(plan.entry, group));
    if (plan.kind == OutcomeKind::heads) values.set(plan.at.at(time, group), people, people);
    for (int v = 0; plan.kind == OutcomeKind::years && v < discount_variants; ++v)
      values.set_ratio(plan.over[v].at(time, group),
                       books.presence.time(plan.entry, group, v, books.discount, now) / year_ms,
                       people);
  }
}

void read_sustained(const OutcomePlan& plan, const OutcomeBooks& books, std::size_t time, Ticks now,
                    MetricValues& values) {
  const std::vector<Sustained::Reading> readings = books.sustained.read(
      books.sustained_plan, plan.entry, books.discount, books.spells, books.people, now);
  for (int group = 0; group < plan.groups; ++group) {
    const double people = people_of(plan, books, group);
    const Sustained::Reading& reading = readings[static_cast<std::size_t>(group)];
    values.set_ratio(plan.at.at(time, group), reading.people, people);
    for (int v = 0; v < discount_variants; ++v)
      values.set_ratio(plan.over[v].at(time, group), reading.time[v] / year_ms, people);
  }
}

}  // namespace

void read_outcomes(const std::vector<OutcomePlan>& plans, const OutcomeBooks& books, Ticks now,
                   MetricValues& values) {
  for (const OutcomePlan& plan : plans) {
    for (std::size_t time = 0; time < plan.times.size(); ++time) {
      if (plan.times[time] != now) continue;
      if (plan.kind == OutcomeKind::sustained)
        read_sustained(plan, books, time, now, values);
      else
        read_presence(plan, books, time, now, values);
    }
  }
}

void read_monthly_numbers(const std::vector<OutcomePlan>& plans, const Presence& presence,
                          int month, MetricValues& values) {
  for (const OutcomePlan& plan : plans) {
    if (plan.series == no_role) continue;
    std::vector<double>& points = values.series[static_cast<std::size_t>(plan.series)];
    const auto point = static_cast<std::size_t>(month + 1);
    if (point < points.size()) points[point] = presence.inside(plan.entry, 0);
  }
}

void write_mean_numbers(const std::vector<OutcomePlan>& plans, const OutcomeBooks& books,
                        Ticks horizon, MetricValues& values) {
  for (const OutcomePlan& plan : plans)
    for (int group = 0; plan.kind == OutcomeKind::number && group < plan.groups; ++group)
      values.set_amount(plan.mean.at(0, group),
                        books.presence.time(plan.entry, group, 0, books.discount, horizon) /
                            in_milliseconds(horizon));
}

}  // namespace waymark
