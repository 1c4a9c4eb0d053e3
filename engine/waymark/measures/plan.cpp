#include "waymark/measures/plan.h"

#include <algorithm>
#include <set>
#include <utility>

#include "waymark/base/contract.h"
#include "waymark/base/hash.h"
#include "waymark/measures/arms_together.h"

namespace waymark {
namespace {

bool is_queue_standard(const Chosen& measure) {
  return measure.holds<WaitMeasure>() || measure.holds<TimeInSystemMeasure>() ||
         measure.holds<InSystemMeasure>() || measure.holds<UtilisationMeasure>() ||
         measure.holds<ThroughputMeasure>() || measure.holds<ArrivalsMeasure>() ||
         measure.holds<TimeBetweenMeasure>() || measure.holds<VisitsMeasure>();
}

bool measures_only_queues(const MeasuresInput& input) {
  return !input.measures.empty() &&
         std::all_of(input.measures.begin(), input.measures.end(),
                     [](const auto& entry) { return is_queue_standard(entry.value); });
}

bool has_help(const MeasuresInput& input) {
  return std::any_of(input.steps.begin(), input.steps.end(), [](const StepRole& role) {
    return role.hoop || role.kind == StepKind::support || role.kind == StepKind::group;
  });
}

bool has_groups(const MeasuresInput& input) {
  return std::any_of(input.steps.begin(), input.steps.end(),
                     [](const StepRole& role) { return role.kind == StepKind::group; });
}

bool tells_groups(const HappeningsPlan& happenings) {
  return std::any_of(happenings.each.begin(), happenings.each.end(),
                     [](const HappeningPlan& each) { return each.groups > 1; });
}

void take_steps(const MeasuresInput& input, MeasuresPlan& plan) {
  for (const StepRole& role : input.steps) {
    WAYMARK_EXPECT(role.track >= 0 && role.track < 1000, "a step on no track");
    const bool ends_request =
        role.kind == StepKind::home || role.kind == StepKind::exit || role.outside;
    const bool is_help = role.kind == StepKind::support || role.kind == StepKind::group;
    plan.steps.push_back({ends_request, is_help && !ends_request, role.accepts_referral, role.death,
                          static_cast<std::uint16_t>(role.track)});
    plan.tracks = std::max(plan.tracks, static_cast<std::size_t>(role.track) + 1);
  }
}

std::vector<Ticks> merged(std::vector<Ticks> readings, bool months, Ticks horizon) {
  for (std::int64_t month = 0; months && month * ms_per_month <= horizon.count; ++month)
    readings.push_back(Ticks{month * ms_per_month});
  std::sort(readings.begin(), readings.end());
  readings.erase(std::unique(readings.begin(), readings.end()), readings.end());
  return readings;
}

bool shows_months(const MeasuresPlan& plan) {
  return !plan.waiting.empty() ||
         std::any_of(plan.outcomes.begin(), plan.outcomes.end(),
                     [](const OutcomePlan& outcome) { return outcome.series != no_role; });
}

std::uint64_t layout_of(const MeasuresPlan& plan) {
  Fingerprint layout;
  for (const MetricInfo& metric : plan.metrics) layout.add(std::string_view(metric.id));
  layout.add(std::uint64_t{plan.slots.size()});
  layout.add(std::uint64_t{plan.tracks});
  layout.add(std::uint64_t{plan.steps.size()});
  for (std::size_t step = 0; step < plan.steps.size(); ++step)
    layout.add(plan.situations.at_step(step));
  for (const PresenceEntry& entry : plan.presence.entries) {
    layout.add(std::int64_t{entry.situation});
    layout.add(static_cast<std::int64_t>(entry.cohort));
  }
  for (const SustainedEntry& entry : plan.sustained.entries) {
    layout.add(std::int64_t{entry.situation});
    layout.add(entry.unbroken.count);
  }
  layout.add(plan.horizon.count);
  return layout.value();
}

void add_to(std::vector<std::string>& names, const std::vector<Reference>& references) {
  for (const Reference& reference : references) names.push_back(reference.id);
}

MeasuresPlan plan_arm(const MeasuresInput& input, Diagnostics& diagnostics) {
  WAYMARK_EXPECT(input.horizon.count > 0, "measures need a horizon after the branch date");
  WAYMARK_EXPECT(input.groups.size() < 63, "more groups than bits");
  MeasuresPlan plan;
  take_steps(input, plan);
  plan.groups = input.groups;
  plan.horizon = input.horizon;
  plan.months = months_until(input.horizon);
  plan.situations = Situations(input.steps.size());
  plan.presence.groups = plan.sustained.groups = static_cast<int>(input.groups.size()) + 1;

  MetricTable table(input.groups);
  std::vector<Ticks> readings;
  Planner planner{input,         diagnostics,    table,   plan.situations,
                  plan.presence, plan.sustained, readings};
  plan.indicators = plan_indicators(planner);
  plan.happenings = plan_happenings(planner);
  plan.outcomes = plan_outcomes(planner);
  plan.waiting = plan_waiting(planner);
  plan.giving = plan_giving(planner);
  plan.giving_roles = input.giving.size();
  plan.life_better = plan_life_better(planner, plan.indicators);
  plan.stocks = plan_stocks(planner);
  plan.stock_years = plan_stock_years(planner);
  plan.queue = plan_queue_figures(planner);
  plan.between = plan_times_between(planner);
  plan.rewards = plan_rewards(planner);
  const bool only_queues = measures_only_queues(input);
  if (!only_queues && has_help(input)) {
    plan_where_at(planner, plan.outcomes);
    plan.funnel = plan_funnel(planner);
    plan.burden = plan_burden(planner);
  }
  if (!input.payers.empty()) plan.money = plan_money(planner);
  plan.presence.arrange(plan.situations.size());
  plan.metrics = std::move(table.metrics);
  plan.slots = std::move(table.slots);
  plan.series = std::move(table.series);
  plan.boundaries = merged(std::move(readings), shows_months(plan), input.horizon);
  // Whoever asks for contacts asks for the time that people got, which may be in a group.
  if ((planner.kinds & bit(FactKind::contact)) != 0 && has_groups(input))
    planner.kinds |= bit(FactKind::session);
  plan.kinds = planner.kinds;
  plan.only_queues = only_queues && input.payers.empty() && !tells_groups(plan.happenings) &&
                     (plan.kinds & bit(FactKind::moved)) == 0;
  if (!plan.only_queues) plan.discount = DiscountVariants(input.horizon);
  plan.layout = layout_of(plan);
  return plan;
}

}  // namespace

std::vector<MeasuresPlan> plan_measures(const std::vector<MeasuresInput>& arms,
                                        Diagnostics& diagnostics) {
  const MeasuresInput together = united(arms);
  std::vector<MeasuresPlan> plans;
  std::uint32_t kinds = 0;
  for (const MeasuresInput& arm : arms) {
    plans.push_back(plan_arm(as_in_arm(together, arm), diagnostics));
    kinds |= plans.back().kinds;
  }
  for (MeasuresPlan& plan : plans) plan.kinds = kinds;
  return plans;
}

MeasuresPlan plan_measures(const MeasuresInput& input, Diagnostics& diagnostics) {
  return std::move(plan_measures(std::vector<MeasuresInput>{input}, diagnostics).front());
}

std::vector<Ticks> MeasuresPlan::stock_dates() const {
  std::vector<Ticks> dates;
  for (const StockPlan& stock : stocks)
    dates.insert(dates.end(), stock.times.begin(), stock.times.end());
  return merged(std::move(dates), false, horizon);
}

std::vector<std::uint16_t> MeasuresPlan::stocks_read() const {
  std::set<std::uint16_t> read;
  for (const StockPlan& stock : stocks) read.insert(stock.stock);
  return {read.begin(), read.end()};
}

std::vector<std::uint16_t> MeasuresPlan::stocks_spent() const {
  std::set<std::uint16_t> spent;
  for (const StockYearsPlan& years : stock_years) spent.insert(years.stock);
  return {spent.begin(), spent.end()};
}

std::vector<std::string> traits_named(const Keyed<Chosen>& measures) {
  std::vector<std::string> names;
  for (const auto& [id, measure, place] : measures) {
    if (measure.holds<AtStepOrTraitMeasure>())
      add_to(names, measure.as<AtStepOrTraitMeasure>().traits);
    if (measure.holds<LifeBetterMeasure>())
      for (const auto& [what, wanted, where] : measure.as<LifeBetterMeasure>().when)
        if (what != "alive") names.push_back(what);
  }
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace waymark
