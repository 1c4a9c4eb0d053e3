// The four primitives applied to one person. Every function here writes an anchor only when the
// quantity's own goal, rate or multiplier changes (design note 3), so that looking, other people's
// events and couplings of zero leave every byte as it was.

#include <algorithm>
#include <array>
#include <limits>

#include "waymark/base/contract.h"
#include "waymark/simulate/look.h"
#include "waymark/simulate/run.h"

namespace waymark {

namespace {

constexpr double not_at_risk = -std::numeric_limits<double>::infinity();
constexpr std::size_t most_sources = 32;

bool is_running(const ClockAnchor& clock) { return clock.log_multiplier > not_at_risk; }

}  // namespace

double Run::predict(std::int32_t predictor, std::uint32_t person) {
  return value(arm_->predictors, predictor, look_now(*this, person));
}

// --- stocks ---------------------------------------------------------------------------------

void Run::refresh_stock(std::uint32_t person, std::uint16_t stock) {
  const Range range = arm_->stock_exposures[stock];
  std::array<Exposure, most_sources> pulls;
  std::size_t count = 0;
  for (std::uint32_t e = range.first; e < range.first + range.count; ++e) {
    const ExposureRule& rule = arm_->exposures[e];
    if (!is_at_any(person, arm_->exposed_set, e)) continue;
    if (rule.need != none && (world_->need_on.row(person)[rule.need] != 0) != rule.need_is)
      continue;
    const auto see = [&](const Amount& amount) {
      return amount.predictor < 0
                 ? amount.constant
                 : value(arm_->predictors, amount.predictor, look_as_published(*this, person));
    };
    const double rate = see(rule.rate);
    pulls[count++] = {rate, see(rule.goal)};
  }
  const Exposure pull = combined({pulls.data(), count});
  StockAnchor& anchor = world_->stock.row(person)[stock];
  if (pull.rate == anchor.rate && pull.goal == anchor.goal) return;
  if (!(pull.goal >= 0.0 && pull.goal <= 1.0 && pull.rate >= 0.0))
    fail(person, none,
         ("the goal or rate of stock '" + model_->stock_ids[stock] + "' left its range").c_str());
  spend_stock(person, stock);
  anchor = moved_to(anchor, world_->now);
  anchor.rate = pull.rate;
  anchor.goal = pull.goal;
  path_changed(person, stock);
}

/// Told for each way of discounting, since only the path knows its exact integral.
void Run::spend_stock(std::uint32_t person, std::uint16_t stock) {
  if (!journal_->wants(FactKind::stock_spent) || world_->now.count <= 0) return;
  const std::vector<std::uint16_t>& told = model_->spent_stocks;
  if (!std::binary_search(told.begin(), told.end(), stock)) return;
  const StockAnchor& anchor = world_->stock.row(person)[stock];
  const Ticks from = std::max(anchor.time, Ticks{0});
  std::uint8_t way = 0;
  for (const double force : model_->discount_forces)
    tell(FactKind::stock_spent, person, stock, way++,
         discounted_integral(anchor, from, world_->now, force, Ticks{0}));
}

void Run::path_changed(std::uint32_t person, std::uint16_t stock) {
  const StockAnchor& anchor = world_->stock.row(person)[stock];
  const std::uint16_t* lists = arm_->lists.data();
  const Range goals = arm_->stock_goals[stock];
  if (goals.count != 0) {
    Publication& publication = world_->published.row(person)[stock];
    const bool holds = still_holds(publication, anchor, world_->now, model_->stock_tolerance);
    if (!holds) publication = publish(anchor, world_->now, model_->stock_tolerance);
    set_due(person, model_->shape.first_stock_affair() + stock,
            next_publication(publication, anchor, world_->now, model_->stock_tolerance),
            Phase::touch);
    if (!holds)
      for (std::uint32_t i = 0; i < goals.count; ++i) refresh_stock(person, lists[goals.first + i]);
  }
  const Range needs = arm_->stock_needs[stock];
  for (std::uint32_t i = 0; i < needs.count; ++i) {
    const std::uint16_t need = lists[needs.first + i];
    const bool is_on = world_->need_on.row(person)[need] != 0;
    set_due(person, model_->shape.first_need_affair() + need,
            next_switch(anchor, is_on, arm_->needs[need].thresholds, world_->now), Phase::touch);
  }
  const Range clocks = arm_->stock_clocks[stock];
  for (std::uint32_t i = 0; i < clocks.count; ++i) renew_later(person, lists[clocks.first + i]);
}

void Run::handle_publication(std::uint32_t person, std::uint16_t stock) {
  const StockAnchor& anchor = world_->stock.row(person)[stock];
  Publication& publication = world_->published.row(person)[stock];
  publication = following(publication, anchor, world_->now, model_->stock_tolerance);
  set_due(person, model_->shape.first_stock_affair() + stock,
          next_publication(publication, anchor, world_->now, model_->stock_tolerance),
          Phase::touch);
  const Range goals = arm_->stock_goals[stock];
  for (std::uint32_t i = 0; i < goals.count; ++i)
    refresh_stock(person, arm_->lists[goals.first + i]);
}

void Run::handle_need(std::uint32_t person, std::uint16_t need) {
  std::uint8_t& is_on = world_->need_on.row(person)[need];
  is_on = is_on == 0 ? 1 : 0;
  const StockAnchor& severity = world_->stock.row(person)[arm_->needs[need].stock];
  set_due(person, model_->shape.first_need_affair() + need,
          next_switch(severity, is_on != 0, arm_->needs[need].thresholds, world_->now),
          Phase::touch);
  const std::uint16_t* lists = arm_->lists.data();
  const Range affected = arm_->need_stocks[need];
  for (std::uint32_t i = 0; i < affected.count; ++i)
    refresh_stock(person, lists[affected.first + i]);
  const Range risks = arm_->need_risks[need];
  for (std::uint32_t i = 0; i < risks.count; ++i) refresh_risk(person, lists[risks.first + i]);
  const Range readers = arm_->need_readers[need];
  for (std::uint32_t i = 0; i < readers.count; ++i) renew_later(person, lists[readers.first + i]);
}

void Run::feel(std::uint32_t person, Range felt) {
  for (std::uint32_t i = felt.first; i < felt.first + felt.count; ++i) {
    const ExperienceRule& rule = arm_->experiences[arm_->felt_list[i]];
    if (rule.change != RoleChange::unchanged) {
      change_role(person, rule);
      continue;
    }
    if (rule.trait != none) {
      world_->trait.row(person)[rule.trait] = rule.level;
      continue;
    }
    const double size = amount(rule.size, person);
    if (size == 0.0) continue;
    const double toward = amount(rule.toward, person);
    if (!(size > 0.0 && size <= 1.0 && toward >= 0.0 && toward <= 1.0))
      fail(person, none,
           ("an experience of stock '" + model_->stock_ids[rule.stock] +
            "' has a size or aim outside 0 to 1")
               .c_str());
    move_stock(person, rule.stock, toward, size);
  }
}

void Run::move_stock(std::uint32_t person, std::uint16_t stock, double toward, double by) {
  StockAnchor& anchor = world_->stock.row(person)[stock];
  const double before = value_at(anchor, world_->now);
  const double after = experience(before, toward, by);
  if (after == before) return;
  spend_stock(person, stock);
  anchor.value = after;
  anchor.time = world_->now;
  path_changed(person, stock);
}

// --- clocks ---------------------------------------------------------------------------------

bool Run::is_at_risk(std::uint32_t person, std::uint16_t clock) const {
  const Clock& rule = arm_->clocks[clock];
  if (rule.need != none && (world_->need_on.row(person)[rule.need] != 0) != rule.need_is)
    return false;
  return is_at_any(person, arm_->at_risk_set, clock) &&
         (!rule.only_while_at || is_at_any(person, arm_->also_at_set, clock));
}

void Run::refresh_risk(std::uint32_t person, std::uint16_t clock) {
  if (is_at_risk(person, clock) != is_running(world_->clock.row(person)[clock]))
    renew_clock(person, clock);
}

void Run::renew_clock(std::uint32_t person, std::uint16_t clock) {
  StocksNow stocks(world_->stock.row(person), world_->now);
  renew_clock(person, clock, stocks);
}

/// No anchor of a stock is rewritten meanwhile, so that all clocks can share what was read of them.
void Run::renew_awaiting(std::uint32_t person) {
  const std::uint64_t* awaiting = world_->awaiting.row(person);
  StocksNow stocks(world_->stock.row(person), world_->now);
  for (std::size_t w = 0; w < world_->awaiting.width(); ++w)
    while (awaiting[w] != 0)
      renew_clock(person, static_cast<std::uint16_t>(64 * w + lowest_bit(awaiting[w])), stocks);
}

void Run::renew_clock(std::uint32_t person, std::uint16_t clock, StocksNow& stocks) {
  clear_bit(world_->awaiting.row(person), clock);
  const Clock& rule = arm_->clocks[clock];
  ClockAnchor& anchor = world_->clock.row(person)[clock];
  const bool was_running = is_running(anchor);
  if (!is_at_risk(person, clock)) {
    if (was_running) {
      anchor = spend(anchor, baseline_of(person, clock), world_->now, not_at_risk);
      schedule_clock(person, clock, never);
    }
    return;
  }
  if (!was_running && rule.starts_with_risk) world_->clock_origin.row(person)[clock] = world_->now;
  const Hold held = hold_of(person, clock, stocks);
  if (!was_running) {
    if (anchor.threshold < 0.0) {  // first time at risk in this life
      Draw draw(key_, world_->who[person], rule.purpose, 0);
      anchor = wind(draw.uniform(), world_->now, held.log_multiplier);
    } else {
      anchor = resume(anchor, world_->now, held.log_multiplier);
    }
  } else if (held.log_multiplier != anchor.log_multiplier) {
    anchor = spend(anchor, baseline_of(person, clock), world_->now, held.log_multiplier);
  }
  schedule_clock(person, clock, held.renew);
}

Hold Run::hold_of(std::uint32_t person, std::uint16_t clock, StocksNow& stocks) {
  const Clock& rule = arm_->clocks[clock];
  double log_multiplier = rule.log_factor;
  if (rule.predictor >= 0)
    log_multiplier +=
        log_value(arm_->predictors, rule.predictor, look_through(*this, person, stocks));
  for (std::uint32_t i = rule.protections.first;
       i < rule.protections.first + rule.protections.count; ++i) {
    const Protection& protection = arm_->protections[i];
    if ((world_->passed[person] & protection.gate) != 0) log_multiplier += protection.log_ratio;
  }
  std::array<SourceMove, most_moving> moves;
  std::size_t count = 0;
  for (std::uint32_t i = rule.slopes.first; i < rule.slopes.first + rule.slopes.count; ++i) {
    const StockTerm& term = arm_->slopes[i];
    const StockAnchor& anchor = stocks.anchor(term.stock);
    if (anchor.rate == 0.0) continue;
    const double left = term.slope * (anchor.goal - stocks.value(term.stock));
    if (left != 0.0) moves[count++] = {left, anchor.rate};
  }
  return hold(log_multiplier, std::span<const SourceMove>(moves.data(), count), world_->now,
              model_->clock_tolerance);
}

ClockBaseline Run::baseline_of(std::uint32_t person, std::uint16_t clock) const {
  const Clock& rule = arm_->clocks[clock];
  const Ticks origin = world_->clock_origin.row(person)[clock];
  if (rule.life_table >= 0) [[unlikely]] {
    const LifeTable& table = arm_->life_tables[static_cast<std::size_t>(rule.life_table)];
    return {table.baseline(world_->trait.row(person), origin), arm_->numbers.data(), origin};
  }
  return {rule.baseline, arm_->numbers.data(), origin};
}

void Run::spend_clock(std::uint32_t person, std::uint16_t clock) {
  ClockAnchor& anchor = world_->clock.row(person)[clock];
  if (is_running(anchor))
    anchor = spend(anchor, baseline_of(person, clock), world_->now, anchor.log_multiplier);
}

void Run::protect(std::uint32_t person, std::uint16_t gate) {
  std::uint64_t& passed = world_->passed[person];
  if ((passed & arm_->steps[gate].protects) != 0) return;
  passed |= arm_->steps[gate].protects;
  const Range clocks = arm_->step_protects[gate];
  for (std::uint32_t i = 0; i < clocks.count; ++i)
    renew_later(person, arm_->lists[clocks.first + i]);
}

void Run::schedule_clock(std::uint32_t person, std::uint16_t clock, Ticks renew) {
  const ClockAnchor& anchor = world_->clock.row(person)[clock];
  const Ticks rings = is_running(anchor) ? ring_tick(anchor, baseline_of(person, clock)) : never;
  set_due(person, tracks() + clock, rings < renew ? rings : renew, Phase::clock);
}

void Run::handle_clock(std::uint32_t person, std::uint16_t clock) {
  ClockAnchor& anchor = world_->clock.row(person)[clock];
  if (ring_tick(anchor, baseline_of(person, clock)) > world_->now) {
    --world_->events;  // a touch, no event of a life
    renew_later(person, clock);
    settle(person);
    return;
  }
  const Clock& rule = arm_->clocks[clock];
  std::uint16_t& rings = world_->rings.row(person)[clock];
  if (rings == UINT16_MAX) fail(person, none, "a clock rang more than 65,535 times for one person");
  ++rings;
  tell(FactKind::rang, person, clock, 0, 0.0);
  Draw draw(key_, world_->who[person], rule.purpose, rings);
  anchor = wind(draw.uniform(), world_->now, anchor.log_multiplier);
  feel(person, arm_->felt_on_ring[clock]);
  const Range readers = arm_->ring_readers[clock];
  for (std::uint32_t i = 0; i < readers.count; ++i)
    renew_later(person, arm_->lists[readers.first + i]);
  renew_later(person, clock);
  if (rule.then != none && stay(person, rule.track).step != rule.then) {
    go(person, rule.track, {rule.then, Way::clock});
    return;
  }
  settle(person);
}

}  // namespace waymark
