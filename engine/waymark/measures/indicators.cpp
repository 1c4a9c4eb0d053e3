#include "waymark/measures/indicators.h"

namespace waymark {
namespace {

using Sums = MonthlyLedger::Sums;

double share(const Sums& sums) { return sums.total > 0 ? sums.hits / sums.total : undefined; }

bool meets(const IndicatorPlan& plan, double level) {
  return plan.better == Better::lower ? level <= *plan.target : level >= *plan.target;
}

/// One window of months on all lines of an indicator.
void write_window(const IndicatorPlan& plan, const MonthlyLedger* reported,
                  const MonthlyLedger& lived, int from, int to, std::size_t time,
                  MetricValues& values) {
  for (int group = 0; group < plan.groups; ++group) {
    const Sums life = lived.over(from, to, group);
    values.set_ratio(plan.lived.at(time, group), life.hits, life.total);
    if (reported == nullptr) continue;
    const Sums report = reported->over(from, to, group);
    values.set_ratio(plan.reported.at(time, group), report.hits, report.total);
    if (group > 0) continue;
    values.set(plan.gap.at(time), share(report) - share(life), life.total);
    if (plan.target && report.total > 0)
      values.set(plan.met.at(time), meets(plan, share(report)) ? 1 : 0, report.total);
  }
}

void write_shares_by_year(const MonthlyLedger& ledger, int series, MetricValues& values) {
  if (series == no_role) return;
  std::vector<double>& points = values.series[static_cast<std::size_t>(series)];
  for (std::size_t i = 0; i < points.size(); ++i) {
    const int to = static_cast<int>(i) + 12;
    points[i] = share(ledger.over(to - 12, to, 0));
  }
}

}  // namespace

void Indicators::reset(const std::vector<IndicatorPlan>& plans, int months) {
  ledgers_.resize(plans.size());
  for (std::size_t i = 0; i < plans.size(); ++i) {
    ledgers_[i].reported.reset(months, plans[i].groups);
    ledgers_[i].lived.reset(months, plans[i].groups);
  }
}

void Indicators::asked(const std::vector<IndicatorPlan>& plans, const PersonRow& person,
                       const Request& opened, const Request& last) {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].standard == IndicatorStandard::repeat_requests && opened.dated)
      ledgers_[i].lived.add(opened.requested, person.member, opened.repeat ? 1 : 0, 1);
    if (plans[i].standard == IndicatorStandard::returned_within && last.awaits_return) {
      const Ticks mark = last.ended + plans[i].within;
      const double hit = opened.requested <= mark ? 1 : 0;
      if (last.completed) ledgers_[i].reported.add(mark, person.member, hit, 1);
      ledgers_[i].lived.add(mark, person.member, hit, 1);
    }
  }
}

void Indicators::started(const std::vector<IndicatorPlan>& plans, const Requester& who) {
  if (!who.request.dated) return;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].standard != IndicatorStandard::starts_within) continue;
    const Request& request = who.request;
    const double soon = request.started - request.reported_from() <= plans[i].within ? 1 : 0;
    ledgers_[i].reported.add(request.started, who.person.member, soon, 1);
    const Ticks mark = request.requested + plans[i].within;
    ledgers_[i].lived.add(mark, who.person.member, request.started <= mark ? 1 : 0, 1);
  }
}

void Indicators::ended(const std::vector<IndicatorPlan>& plans, const Requester& who,
                       RequestEnd end) {
  const Request& request = who.request;
  const double completed = request.has_started() && end == RequestEnd::completed ? 1 : 0;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].standard == IndicatorStandard::completed) {
      if (request.has_started())
        ledgers_[i].reported.add(request.ended, who.person.member, completed, 1);
      ledgers_[i].lived.add(request.ended, who.person.member, completed, 1);
    }
    if (plans[i].standard == IndicatorStandard::starts_within && request.dated &&
        !request.has_started())
      ledgers_[i].lived.add(request.requested + plans[i].within, who.person.member, 0, 1);
  }
}

void Indicators::contact(const std::vector<IndicatorPlan>& plans, const PersonRow& person,
                         Ticks now, bool missed, bool cancelled) {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].standard != IndicatorStandard::missed_contacts) continue;
    if (!cancelled) ledgers_[i].reported.add(now, person.member, missed ? 1 : 0, 1);
    ledgers_[i].lived.add(now, person.member, missed || cancelled ? 1 : 0, 1);
  }
}

void Indicators::settle(const std::vector<IndicatorPlan>& plans, const Requester& who) {
  const Request& request = who.request;
  for (std::size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].standard == IndicatorStandard::starts_within && request.is_waiting() &&
        request.dated)
      ledgers_[i].lived.add(request.requested + plans[i].within, who.person.member, 0, 1);
    if (plans[i].standard == IndicatorStandard::returned_within && request.awaits_return) {
      const Ticks mark = request.ended + plans[i].within;
      if (request.completed) ledgers_[i].reported.add(mark, who.person.member, 0, 1);
      ledgers_[i].lived.add(mark, who.person.member, 0, 1);
    }
  }
}

void Indicators::write(const std::vector<IndicatorPlan>& plans, MetricValues& values) const {
  for (std::size_t i = 0; i < plans.size(); ++i) {
    const IndicatorPlan& plan = plans[i];
    const bool two_ledgers = plan.reported.first != no_role;
    const MonthlyLedger* reported = two_ledgers ? &ledgers_[i].reported : nullptr;
    const MonthlyLedger& lived = ledgers_[i].lived;
    const int last = plan.reported_months;
    if (plan.window == IndicatorWindow::whole)
      write_window(plan, reported, lived, 0, last, 0, values);
    if (plan.window == IndicatorWindow::rolling_12_months)
      write_window(plan, reported, lived, last - 12, last, 0, values);
    for (int year = 0; plan.window == IndicatorWindow::per_year && 12 * (year + 1) <= last; ++year)
      write_window(plan, reported, lived, 12 * year, 12 * (year + 1),
                   static_cast<std::size_t>(year), values);
    if (reported != nullptr) write_shares_by_year(*reported, plan.reported_series, values);
    write_shares_by_year(lived, plan.lived_series, values);
  }
}

TargetColumn column_at_start(const IndicatorPlan& indicator, const Request& request) {
  if (indicator.standard != IndicatorStandard::starts_within) return TargetColumn::not_counted;
  return request.started - request.reported_from() <= indicator.within ? TargetColumn::met
                                                                       : TargetColumn::missed;
}

TargetColumn column_at_end(const IndicatorPlan& indicator, const Request& request, RequestEnd end,
                           TargetColumn so_far) {
  if (indicator.standard != IndicatorStandard::completed) return so_far;
  if (!request.has_started()) return TargetColumn::not_counted;
  return end == RequestEnd::completed ? TargetColumn::met : TargetColumn::missed;
}

}  // namespace waymark
