#include "waymark/measures/money.h"

#include <algorithm>

namespace waymark {

namespace {

constexpr int any_payer = no_role;

/// Adds what planned costs of one payer, or of any, come to by `now`.
void add_planned(const std::vector<PlannedCost>& planned, int payer, const Discounting& factor,
                 Ticks now, double& pounds) {
  for (const PlannedCost& cost : planned)
    if ((payer == any_payer || cost.payer == payer) && cost.from < now)
      pounds += cost.pounds_per_ms *
                (factor.integral(std::min(cost.to, now)) - factor.integral(cost.from));
}

double transition_of(const MoneyPlan& plan, int payer) {
  return payer == any_payer || payer == plan.transition.payer ? plan.transition.pounds : 0;
}

}  // namespace

void Money::reset(const MoneyPlan& plan) {
  at_once_.assign(plan.payers, Spent{});
  continue_under(plan);
  people_.assign(plan.of_step.size(), 0);
  time_.assign(plan.of_step.size(), Spent{});
  giving_.assign(plan.worth_per_ms.size(), 0);
  given_.assign(plan.worth_per_ms.size(), Spent{});
  read_.assign(plan.readings.size() * plan.columns(), Spent{});
}

void Money::spend(const DiscountVariants& discount, int payer, double pounds, Ticks now) {
  if (now.count < 0 || pounds == 0) return;
  Spent& spent = at_once_[static_cast<std::size_t>(payer)];
  for (int v = 0; v < 2; ++v)
    spent.pounds[v] += pounds * discount.variant[MoneyPlan::variants[v]].factor(now);
}

void Money::continue_under(const MoneyPlan& plan) {
  pay_.clear();
  for (const PlannedCost& cost : plan.planned) pay_.push_back({1, cost.from, {}});
}

/// Time is kept as in Presence: entering takes the integral away, leaving adds it.
void Money::moved(const MoneyPlan& plan, const DiscountVariants& discount, int from, int to,
                  Ticks now) {
  const auto change = [&](int step, double sign) {
    const auto place = static_cast<std::size_t>(step);
    if (plan.of_step[place].empty()) return;
    people_[place] += sign;
    for (int v = 0; v < 2; ++v)
      time_[place].pounds[v] -= sign * discount.variant[MoneyPlan::variants[v]].integral(now);
    for (const MoneyPlan::StepPrice& price : plan.of_step[place])
      if (sign > 0) spend(discount, price.payer, price.per_visit, now);
  };
  if (from != no_role) change(from, -1);
  if (to != no_role) change(to, 1);
}

void Money::attended(const MoneyPlan& plan, const DiscountVariants& discount, int step, Ticks now) {
  for (const MoneyPlan::StepPrice& price : plan.of_step[static_cast<std::size_t>(step)])
    spend(discount, price.payer, price.per_contact, now);
}

void Money::gave(const DiscountVariants& discount, std::size_t role, int change, Ticks now) {
  giving_[role] += change;
  for (int v = 0; v < 2; ++v)
    given_[role].pounds[v] -= change * discount.variant[MoneyPlan::variants[v]].integral(now);
}

void Money::rang(const MoneyPlan& plan, const DiscountVariants& discount, std::size_t clock,
                 Ticks now) {
  for (const RingCost& cost : plan.of_clock[clock]) spend(discount, cost.payer, cost.pounds, now);
}

Money::Spent Money::paid(const PlannedCost& cost, const Pay& pay, const DiscountVariants& discount,
                         Ticks now) const {
  Spent spent = pay.before;
  if (pay.since >= now) return spent;
  for (int v = 0; v < 2; ++v) {
    const Discounting& weight = discount.variant[MoneyPlan::variants[v]];
    spent.pounds[v] += cost.pounds_per_ms * pay.factor *
                       (weight.integral(std::min(cost.to, now)) - weight.integral(pay.since));
  }
  return spent;
}

void Money::team_costs(const MoneyPlan& plan, const DiscountVariants& discount, int team,
                       double factor, Ticks now) {
  for (std::size_t i = 0; i < plan.planned.size(); ++i) {
    const PlannedCost& cost = plan.planned[i];
    if (cost.team != team || cost.to < now) continue;
    pay_[i] = {factor, std::max(now, cost.from), paid(cost, pay_[i], discount, now)};
  }
}

Money::Spent Money::up_to(const MoneyPlan& plan, const DiscountVariants& discount,
                          std::size_t payer, Ticks now) const {
  Spent spent = at_once_[payer];
  const int index = static_cast<int>(payer);
  for (int v = 0; v < 2; ++v) {
    const Discounting& factor = discount.variant[MoneyPlan::variants[v]];
    for (std::size_t i = 0; i < plan.planned.size(); ++i)
      if (plan.planned[i].payer == index)
        spent.pounds[v] += paid(plan.planned[i], pay_[i], discount, now).pounds[v];
    add_planned(plan.double_running, index, factor, now, spent.pounds[v]);
    spent.pounds[v] += transition_of(plan, index);
    for (std::size_t step = 0; step < plan.of_step.size(); ++step)
      for (const MoneyPlan::StepPrice& price : plan.of_step[step])
        if (price.payer == static_cast<int>(payer))
          spent.pounds[v] +=
              price.per_ms * (time_[step].pounds[v] + people_[step] * factor.integral(now));
    const bool is_unpaid = plan.has_unpaid && payer + 1 == plan.payers;
    for (std::size_t role = 0; is_unpaid && role < giving_.size(); ++role)
      spent.pounds[v] +=
          plan.worth_per_ms[role] * (given_[role].pounds[v] + giving_[role] * factor.integral(now));
  }
  return spent;
}

void Money::read(const MoneyPlan& plan, const DiscountVariants& discount, Ticks now) {
  // a horizon of whole years is there twice, as a year and as the end
  for (std::size_t reading = 0; reading < plan.readings.size(); ++reading) {
    if (plan.readings[reading] != now) continue;
    Spent* columns = &read_[reading * plan.columns()];
    for (std::size_t payer = 0; payer < plan.payers; ++payer)
      columns[payer] = up_to(plan, discount, payer, now);
    for (int v = 0; plan.has_transition && v < 2; ++v) {
      columns[plan.payers].pounds[v] = transition_of(plan, any_payer);
      add_planned(plan.double_running, any_payer, discount.variant[MoneyPlan::variants[v]], now,
                  columns[plan.payers + 1].pounds[v]);
    }
  }
}

Money::Spent Money::total(const MoneyPlan& plan, const MoneyPlan::Total& of,
                          std::size_t reading) const {
  Spent all;
  for (std::size_t column = of.first; column < of.end; ++column)
    for (int v = 0; v < 2; ++v) all.pounds[v] += read_[reading * plan.columns() + column].pounds[v];
  return all;
}

void Money::write(const MoneyPlan& plan, MetricValues& values) const {
  for (std::size_t p = 0; p < plan.slots.size(); ++p) {
    const MoneyPlan::PayerSlots& slots = plan.slots[p];
    const MoneyPlan::Total& of = plan.totals[p];
    const Spent whole = total(plan, of, plan.readings.size() - 1);
    for (int v = 0; v < 2; ++v) {
      values.set_amount(slots.whole[v].at(0), whole.pounds[v]);
      for (std::size_t i = 0; i < plan.over_readings.size(); ++i)
        values.set_amount(slots.over[v].at(i), total(plan, of, plan.over_readings[i]).pounds[v]);
    }
    double before = 0;
    for (std::size_t year = 0; year + 1 < plan.readings.size(); ++year) {
      const double spent = total(plan, of, year).pounds[0];
      values.set_amount(slots.in_year.at(year), spent - before);
      before = spent;
    }
  }
}

}  // namespace waymark
