#include <algorithm>
#include <utility>

#include "waymark/measures/money.h"
#include "waymark/measures/periods.h"

namespace waymark {
namespace {

bool asks_per_time_or_visit(const StepCost& cost) {
  return cost.per_visit != 0 || cost.per_ms != 0;
}

void take_prices(Planner& planner, MoneyPlan& plan) {
  const MeasuresInput& input = planner.input;
  plan.planned = input.planned_costs;
  for (const PlannedCost& cost : plan.planned)
    if (cost.team != no_role) planner.kinds |= bit(FactKind::team_cost);
  plan.has_transition = input.has_transition;
  plan.transition = input.transition;
  plan.double_running = input.double_running;
  plan.of_step.resize(input.steps.size());
  plan.of_clock.resize(input.clocks.size());
  for (const StepCost& cost : input.step_costs) {
    if (asks_per_time_or_visit(cost))
      planner.kinds |= bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::left);
    if (cost.per_contact != 0) planner.kinds |= bit(FactKind::contact);
    plan.of_step[static_cast<std::size_t>(cost.step)].push_back(
        {cost.payer, cost.per_visit, cost.per_ms, cost.per_contact});
  }
  for (const RingCost& cost : input.ring_costs) {
    planner.kinds |= bit(FactKind::rang);
    plan.of_clock[static_cast<std::size_t>(cost.clock)].push_back(cost);
  }
}

/// One line of the table of money: what it is called and what it counts, as a sentence that goes on
/// with how it is discounted.
struct Line {
  std::string id, name, counts;
};

Line payer_line(const MoneyPlan& plan, const std::string& id, const std::string& name) {
  return {id, name,
          "What " + name +
              " spends since the branch date: planned pay, steps, contacts and crises that have a "
              "price" +
              (plan.has_transition ? ", changing over and double running" : "")};
}

/// The slots of one line in one variant: the whole run, then the usual horizons, then single
/// years.
void add_variant(Planner& planner, MoneyPlan::PayerSlots& slots, int v, const Line& line) {
  const int variant = MoneyPlan::variants[v];
  MetricInfo info;
  info.measure = "money";
  info.part = line.id + "/" + variant_name(variant);
  info.id = "money/" + info.part;
  info.label = "Money";
  info.part_label = line.name + ", " + variant_words(variant);
  info.unit = "pounds";
  info.better = Better::lower;
  info.definition = line.counts + "; " + variant_words(variant) + ".";
  std::vector<std::string> times{""};
  const std::vector<Ticks> usual = usual_readings(planner.input.horizon);
  for (std::string& time : times_in_words("over", usual)) times.push_back(std::move(time));
  if (v == 0)
    for (std::string& time : years_in_words(planner.input.horizon))
      times.push_back(std::move(time));
  slots.whole[v] = slots.over[v] = planner.table.add(std::move(info), times, false);
  slots.over[v].first += 1;
  if (v == 0) {
    slots.in_year = slots.over[v];
    slots.in_year.first += static_cast<int>(usual.size());
  }
}

void take_readings(Planner& planner, MoneyPlan& plan) {
  const Ticks horizon = planner.input.horizon;
  for (int year = 1; year <= years_until(horizon); ++year)
    plan.readings.push_back(Ticks{year * ms_per_year});
  for (const Ticks time : usual_readings(horizon))
    plan.over_readings.push_back(static_cast<std::size_t>(time.count / ms_per_year - 1));
  plan.readings.push_back(horizon);
  planner.readings.insert(planner.readings.end(), plan.readings.begin(), plan.readings.end());
}

}  // namespace

MoneyPlan plan_money(Planner& planner) {
  const MeasuresInput& input = planner.input;
  MoneyPlan plan;
  plan.wanted = true;
  plan.has_unpaid = !input.giving.empty();
  plan.payers = input.payers.size() + (plan.has_unpaid ? 1 : 0);
  for (const GivingRole& role : input.giving) plan.worth_per_ms.push_back(role.pounds_per_ms);
  if (plan.has_unpaid) planner.kinds |= bit(FactKind::giving);
  take_prices(planner, plan);
  take_readings(planner, plan);
  const auto add = [&](const Line& line, MoneyPlan::Total of) {
    MoneyPlan::PayerSlots slots;
    for (int v = 0; v < 2; ++v) add_variant(planner, slots, v, line);
    plan.slots.push_back(slots);
    plan.totals.push_back(of);
  };
  const std::size_t paid = input.payers.size();
  for (std::size_t p = 0; p < paid; ++p) {
    const PlaceRole& payer = input.payers[p];
    add(payer_line(plan, payer.id, payer.label.empty() ? payer.id : payer.label), {p, p + 1});
  }
  if (paid > 1) add(payer_line(plan, "all", "all payers together"), {0, paid});
  if (plan.has_unpaid) {
    const std::string unpaid = "unpaid hours at what they would cost to replace";
    add(payer_line(plan, "unpaid", unpaid), {paid, paid + 1});
    add(payer_line(plan, "all-and-unpaid", "all payers, with " + unpaid + ","), {0, paid + 1});
  }
  if (plan.has_transition) {
    const std::size_t apart = plan.payers;
    add({"transition", "of this, changing over",
         "What changing the route costs at the branch date, by the scenario's declared transition; "
         "within what payers spend"},
        {apart, apart + 1});
    add({"double-running", "of this, double running",
         "What the old route costs while it is still run beside the new one; within what payers "
         "spend"},
        {apart + 1, apart + 2});
  }
  return plan;
}

}  // namespace waymark
