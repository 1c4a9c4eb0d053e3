// Roles: taken up, laid down, away from for a while; and the hours that their holders give.

#include "waymark/simulate/queue.h"
#include "waymark/simulate/run.h"

namespace waymark {

namespace {

void put_last(World& world, std::uint32_t person, std::uint16_t role) {
  RoleState& state = world.role[role];
  Holding& holding = world.holding.row(person)[role];
  holding.ahead = state.last;
  holding.behind = no_one;
  (state.last == no_one ? state.first : world.holding.row(state.last)[role].behind) = person;
  state.last = person;
  ++state.holders;
}

void take_out_holder(World& world, std::uint32_t person, std::uint16_t role) {
  RoleState& state = world.role[role];
  Holding& holding = world.holding.row(person)[role];
  (holding.ahead == no_one ? state.first : world.holding.row(holding.ahead)[role].behind) =
      holding.behind;
  (holding.behind == no_one ? state.last : world.holding.row(holding.behind)[role].ahead) =
      holding.ahead;
  holding.ahead = holding.behind = no_one;
  --state.holders;
}

/// Whoever led the last session leads no more: a bond of every member that ends.
void feel_loss(Run& run, const GroupState& group, std::uint16_t step) {
  for (std::uint32_t node = group.members.first; node != no_one;
       node = run.world().stay[node].behind) {
    const std::uint32_t member = person_of(run, node);
    run.feel(member, Happening::worker_left, step);
    run.settle(member);
  }
}

}  // namespace

void Run::change_role(std::uint32_t person, const ExperienceRule& rule) {
  const Role& role = arm_->roles[rule.role];
  Holding& holding = world_->holding.row(person)[rule.role];
  const bool can_change = rule.change == RoleChange::taken_up
                              ? holding.stance == Stance::without && role.open &&
                                    (role.from == none || is_active(person, role.from))
                              : holding.stance != Stance::without;
  if (!can_change) return;
  const double chance = amount(rule.size, person);
  if (!(chance >= 0.0 && chance <= 1.0))
    fail(person, none,
         ("a chance of role '" + model_->role_ids[rule.role] + "' left the range 0 to 1").c_str());
  if (holding.asked == UINT16_MAX)
    fail(person, none, "more than 65,535 occasions to change one role for one person");
  Draw draw(key_, world_->who[person], rule.purpose, holding.asked++);
  if (!(draw.uniform() < chance)) return;
  switch (rule.change) {
    case RoleChange::taken_up:
      // Somebody who finds every place taken has asked in vain.
      if (!role.is_bounded || world_->role[rule.role].holders < role.places)
        set_stance(person, rule.role, Stance::active);
      return;
    case RoleChange::laid_down:
      set_stance(person, rule.role, Stance::without);
      return;
    case RoleChange::away:
      if (holding.spells == UINT16_MAX)
        fail(person, none, "more than 65,535 spells away from one role of one person");
      set_due(person, model_->shape.first_role_affair() + rule.role,
              now() + sample_time(role.away, person, role.away_purpose, holding.spells++),
              Phase::touch);
      set_stance(person, rule.role, Stance::away);
      return;
    case RoleChange::unchanged:
      return;
  }
}

void Run::set_stance(std::uint32_t person, std::uint16_t role, Stance stance) {
  World& world = *world_;
  Holding& holding = world.holding.row(person)[role];
  if (holding.stance == stance) return;
  const bool was_active = holding.stance == Stance::active;
  const bool is_active = stance == Stance::active;
  if (holding.stance == Stance::without) put_last(world, person, role);
  holding.stance = stance;  // before others feel it, who may change roles themselves
  if (stance == Stance::without) {
    stop_holding(person, role);
    set_due(person, model_->shape.first_role_affair() + role, never, Phase::touch);
  }
  if (was_active == is_active) return;
  world.role[role].active += is_active ? 1 : -1;
  tell(FactKind::giving, person, role, 0, is_active ? 1.0 : -1.0);
  refresh_readers(person, arm_->role_stocks[role], arm_->role_readers[role]);
}

void Run::handle_role(std::uint32_t person, std::uint16_t role) {
  set_stance(person, role, Stance::active);
}

void Run::close_role(std::uint16_t role) {
  while (world_->role[role].first != no_one) {
    const std::uint32_t person = world_->role[role].first;
    set_stance(person, role, Stance::without);
    settle(person);
  }
}

void Run::take_leave(std::uint32_t person) {
  for (std::uint16_t role = 0; role < model_->shape.roles; ++role) {
    const Holding& holding = world_->holding.row(person)[role];
    if (holding.stance == Stance::without) continue;
    if (holding.stance == Stance::active) {
      --world_->role[role].active;
      tell(FactKind::giving, person, role, 0, -1.0);
    }
    stop_holding(person, role);
  }
  untie(person);
}

void Run::stop_holding(std::uint32_t person, std::uint16_t role) {
  take_out_holder(*world_, person, role);
  for (std::size_t step = 0; step < world_->group.size(); ++step) {
    GroupState& group = world_->group[step];
    if (group.facilitator != person || arm_->steps[step].group.facilitators != role) continue;
    group.facilitator = no_one;
    feel_loss(*this, group, static_cast<std::uint16_t>(step));
  }
}

std::uint32_t Run::ask_holder(std::uint16_t role, std::uint32_t first_asked, Ticks time) {
  const double hours = arm_->roles[role].hours_ms;
  const auto week = static_cast<std::int32_t>((now() + model_->warm_up).count / ms_per_week);
  const auto gives = [&](std::uint32_t person) {
    Holding& holding = world_->holding.row(person)[role];
    if (holding.stance != Stance::active) return false;
    const std::int64_t given = holding.week == week ? holding.given_ms : 0;
    if (static_cast<double>(given + time.count) > hours) return false;
    holding.week = week;
    holding.given_ms = static_cast<std::int32_t>(given + time.count);
    return true;
  };
  if (first_asked != no_one && gives(first_asked)) return first_asked;
  for (std::uint32_t person = world_->role[role].first; person != no_one;
       person = world_->holding.row(person)[role].behind)
    if (gives(person)) return person;
  return no_one;
}

double Run::given_speed(std::uint16_t team) const {
  double speed = 0.0;
  for (std::size_t r = 0; r < arm_->roles.size(); ++r)
    if (arm_->roles[r].supplies == team)
      speed += world_->role[r].active * arm_->roles[r].hours_ms / static_cast<double>(ms_per_week);
  return speed;
}

void Run::refresh_readers(std::uint32_t person, Range stocks, Range clocks) {
  for (std::uint32_t i = 0; i < stocks.count; ++i)
    refresh_stock(person, arm_->lists[stocks.first + i]);
  for (std::uint32_t i = 0; i < clocks.count; ++i)
    renew_later(person, arm_->lists[clocks.first + i]);
}

}  // namespace waymark
