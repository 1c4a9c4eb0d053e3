#include "waymark/measures/happenings.h"

#include <limits>

namespace waymark {
namespace {

void write_years(const HappeningPlan& plan, const MonthlyLedger& ledger, int group, double people,
                 Ticks horizon, MetricValues& values) {
  values.set(plan.slots.at(0, group), ledger.whole(group).hits / in_years(horizon), people);
  for (int year = 0; year < years_until(horizon); ++year)
    values.set(plan.slots.at(static_cast<std::size_t>(year) + 1, group),
               ledger.over(12 * year, 12 * (year + 1), group).hits, people);
}

void write_hits_by_month(const MonthlyLedger& ledger, int series, MetricValues& values) {
  if (series == no_role) return;
  std::vector<double>& points = values.series[static_cast<std::size_t>(series)];
  for (std::size_t i = 0; i < points.size(); ++i) {
    const int month = static_cast<int>(i);
    points[i] = ledger.over(month, month + 1, 0).hits;
  }
}

}  // namespace

void Happenings::reset(const HappeningsPlan& plan, int months) {
  ledgers_.resize(plan.each.size());
  for (std::size_t i = 0; i < plan.each.size(); ++i) ledgers_[i].reset(months, plan.each[i].groups);
}

void Happenings::write(const HappeningsPlan& plan, const Presence& presence,
                       const DiscountVariants& discount, Ticks horizon,
                       MetricValues& values) const {
  for (std::size_t i = 0; i < plan.each.size(); ++i) {
    const HappeningPlan& each = plan.each[i];
    for (int group = 0; group < each.groups; ++group) {
      const double people = presence.cohort(Cohort::present, group);
      const double count = ledgers_[i].whole(group).hits;
      if (each.form == CountForm::per_year)
        write_years(each, ledgers_[i], group, people, horizon, values);
      if (each.form == CountForm::total) values.set_amount(each.slots.at(0, group), count);
      if (each.form == CountForm::per_1000_years) {
        const double years = presence.time(each.presence, group, 0, discount, horizon) /
                             static_cast<double>(ms_per_year);
        values.set_ratio(each.slots.at(0, group), 1000 * count, years);
        values.counts[each.slots.at(0, group)] = people;
      }
    }
    write_hits_by_month(ledgers_[i], each.series, values);
  }
}

}  // namespace waymark
