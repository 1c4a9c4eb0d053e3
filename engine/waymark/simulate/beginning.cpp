// The beginning of a replication, the branch into arms, and what recurs on dates.

#include <algorithm>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"
#include "waymark/simulate/caseload.h"
#include "waymark/simulate/queue.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/run.h"
#include "waymark/simulate/taken.h"
#include "waymark/simulate/units.h"

namespace waymark {

namespace {

constexpr std::uint32_t population_source = path_hash("population");
constexpr Ticks week{ms_per_week};

}  // namespace

void Run::begin(std::uint64_t seed, std::uint64_t replication, std::uint16_t arm) {
  key_ = stream_key(seed, replication);
  world_->shape(model_->shape);
  for (std::size_t s = 0; s < model_->signal_ids.size(); ++s)
    world_->signal[s] = model_->signal_neutral[s];
  read_tables(arm);
  world_->now = -model_->warm_up;
  for (std::uint16_t t = 0; t < arm_->teams.size(); ++t) {
    open_rota(t);
    world_->team[t].free = units_now(t);
  }

  leave_spare_posts_empty();
  const RecurringAffairs affairs(model_->shape);
  for (std::uint16_t t = 0; t < arm_->teams.size(); ++t) {
    const Team& team = arm_->teams[t];
    if (team.kind == TeamKind::hours) open_week(t);
    for (std::uint32_t post = team.posts.first; post < team.posts.first + team.posts.count;
         ++post) {
      if (team.has_tenure) schedule_post(post, t);
      if (team.absence_per_ms > 0.0) schedule_absence(post, t);
    }
  }
  if (!model_->looks.empty())
    schedule_recurring(affairs.look, model_->looks.front(), Phase::report, path_hash("look"));

  open_steps();

  for (std::uint32_t i = 0; i < arm_->population; ++i) {
    const std::uint32_t person =
        newcomer(who(population_source, i), arm_->population_just_came ? Way::arrival : Way::start);
    place_newcomer(person, arm_->present, none, Way::start);
    if (!arm_->been_there.empty() && world_->is_here(person)) find_in_the_middle(person);
  }
  for (std::uint16_t s = 0; s < arm_->sources.size(); ++s)
    if (arm_->sources[s].open) open_source(s);
  for (std::uint16_t c = 0; c < arm_->cycles.size(); ++c) schedule_cycle(c);
}

void Run::branch(std::uint64_t seed, std::uint64_t replication, std::uint16_t arm) {
  WAYMARK_EXPECT(world_->version == 0, "levers are pulled from the branch date on");
  const ArmTables& before = model_->arms[model_->own_warm_up ? arm : model_->base_arm];
  key_ = stream_key(seed, replication);

  // Clocks whose rule differs spend what is due under the old rule before the new one holds.
  arm_ = &before;
  const ArmTables& after = model_->arms[arm];
  for (std::uint32_t person = 0; person < world_->slots; ++person) {
    if (!world_->is_here(person)) continue;
    for (std::uint16_t c = 0; c < after.clocks.size(); ++c)
      if (after.clocks[c].changed) spend_clock(person, c);
  }
  read_tables(arm);
  leave_spare_posts_empty();
  count_free_units();

  for (std::uint32_t person = 0; person < world_->slots; ++person) {
    if (!world_->is_here(person)) continue;
    for (std::uint16_t s = 0; s < after.stocks.size(); ++s) refresh_stock(person, s);
    for (std::uint16_t c = 0; c < after.clocks.size(); ++c)
      if (after.clocks[c].changed) renew_clock(person, c);
    settle(person);
  }
  for (std::uint16_t r = 0; r < after.roles.size(); ++r)
    if (!after.roles[r].open) close_role(r);
  for (std::uint32_t person = 0; person < world_->slots; ++person) move_off_closed_steps(person);
  for (std::uint16_t t = 0; t < after.teams.size(); ++t) {
    const Range& posts = after.teams[t].posts;
    if (posts.count < before.teams[t].posts.count && posts.count > 0)
      close_posts(*this, t, posts.first + posts.count, posts.first + before.teams[t].posts.count);
    // Posts and contact hours that this arm adds begin to recur now.
    for (std::uint32_t post = posts.first + before.teams[t].posts.count;
         post < posts.first + posts.count; ++post) {
      if (after.teams[t].has_tenure) schedule_post(post, t);
      if (after.teams[t].absence_per_ms > 0.0) schedule_absence(post, t);
    }
    if (after.teams[t].kind == TeamKind::hours && before.teams[t].kind != TeamKind::hours)
      open_week(t);
    close_as_declared(t);
    serve(*this, t);
    offer_places(*this, t);
  }
  open_steps();
  for (std::uint16_t s = 0; s < after.sources.size(); ++s)
    if (after.sources[s].open && !before.sources[s].open) open_source(s);
  for (std::uint16_t c = 0; c < after.cycles.size(); ++c) branch_cycle(c, before.cycles[c]);
}

/// By who is at work now, not by what an arm adds: a team may have had no limit before.
void Run::count_free_units() {
  for (std::uint16_t t = 0; t < arm_->teams.size(); ++t) {
    if (model_->shape.has_duties) world_->duty[t] = DutyState{};
    open_rota(t);
    world_->team[t].free = units_now(t);
    world_->team[t].kept = 0;
  }
  for (std::uint32_t node = 0; node < world_->slots * tracks(); ++node) {
    Stay& stay = world_->stay[node];
    if (stay.step == none) continue;
    if (stay.kept != none)
      each_taken(*arm_, arm_->steps[stay.kept], [this](std::uint16_t team, std::int32_t units) {
        world_->team[team].free -= units;
        world_->team[team].kept += units;
      });
    if (stay.stage != Stage::in_work) continue;
    each_taken(*arm_, arm_->steps[stay.step], [this](std::uint16_t team, std::int32_t units) {
      world_->team[team].free -= units;
    });
    if (model_->shape.has_duties) line_up_in_work(node, stay);
  }
}

/// Who goes last among those in work is asked for where the team may interrupt them.
void Run::line_up_in_work(std::uint32_t node, Stay& stay) {
  const Step& step = arm_->steps[stay.step];
  if (step.team == none || arm_->teams[step.team].kind != TeamKind::units) return;
  stay.ahead = stay.behind = no_one;
  if (!arm_->teams[step.team].may_interrupt()) return;
  stay.priority = amount(step.priority, person_of(*this, node));
  join(*this, world_->duty[step.team].in_work, node, arm_->teams[step.team].purpose);
}

void Run::open_steps() {
  for (std::uint16_t s = 0; s < arm_->steps.size(); ++s) {
    const auto open = handlers(arm_->steps[s].kind).open;
    if (open != nullptr && arm_->steps[s].open) open(*this, s);
  }
}

void Run::schedule_date(std::uint16_t step, Ticks time) {
  schedule_recurring(RecurringAffairs(model_->shape).first_step + step, time, Phase::date,
                     arm_->steps[step].purpose);
}

void Run::move_off_closed_steps(std::uint32_t person) {
  is_removing_ = true;
  for (std::uint16_t track = 0; track < tracks(); ++track) {
    const std::uint16_t step = stay(person, track).step;
    if (step == none || arm_->steps[step].open) continue;
    if (!go(person, track, {arm_->steps[step].removed_to, Way::removed})) break;
  }
  is_removing_ = false;
}

void Run::handle_recurring(std::uint32_t affair) {
  const RecurringAffairs affairs(model_->shape);
  if (affair < affairs.first_week) {
    handle_source(static_cast<std::uint16_t>(affair));
  } else if (affair < affairs.first_post) {
    const auto team = static_cast<std::uint16_t>(affair - affairs.first_week);
    if (arm_->teams[team].kind == TeamKind::hours)
      handle_week(team);
    else
      handle_rota(team);
  } else if (affair < affairs.look) {
    handle_post(affair - affairs.first_post);
  } else if (affair == affairs.look) {
    handle_look();
  } else if (affair >= affairs.first_cycle) {
    handle_cycle(static_cast<std::uint16_t>(affair - affairs.first_cycle));
  } else if (affair >= affairs.first_more) {
    handle_more(static_cast<std::uint16_t>(affair - affairs.first_more));
  } else if (affair >= affairs.first_absence) {
    handle_absence(affair - affairs.first_absence);
  } else {
    const auto step = static_cast<std::uint16_t>(affair - affairs.first_step);
    if (const auto date = handlers(arm_->steps[step].kind).date) date(*this, step);
  }
}

/// Posts for which this arm has nobody; a lever may open them.
void Run::leave_spare_posts_empty() {
  if (!model_->shape.has_levers) return;
  for (const Team& team : written_->teams)
    for (std::uint32_t p = 0; p < team.room; ++p)
      world_->post[team.posts.first + p].is_open = p < team.open_posts;
}

namespace {

/// What each person's contacts take of a team, in ms a ms, if that is the same at all of its steps;
/// else -1. It spares asking for everybody's row, each of which is a miss of the cache.
double what_all_take(const ArmTables& arm, std::uint16_t index) {
  double all = -1.0;
  for (const Step& step : arm.steps) {
    if (step.team != index || step.kind != StepKind::support) continue;
    const double each = step.contact.takes_ms / step.contact.every_ms;
    if (all >= 0.0 && each != all) return -1.0;
    all = each;
  }
  return all;
}

/// Contacts of a team that will take place, in ms a ms: from posts without a worker there are none.
double contacts_due(const World& world, const ArmTables& arm, std::uint16_t index) {
  const auto each_takes = [&arm](std::size_t step, std::int32_t people) {
    const ContactRule& contact = arm.steps[step].contact;
    return people * contact.takes_ms / contact.every_ms;
  };
  const Team& team = arm.teams[index];
  double due = 0.0;
  if (!team.has_empty_posts()) {
    for (std::size_t s = 0; s < arm.steps.size(); ++s)
      if (arm.steps[s].team == index && arm.steps[s].kind == StepKind::support)
        due += each_takes(s, world.supported[s]);
    return due;
  }
  const double alike = what_all_take(arm, index);
  for (std::uint32_t post = team.posts.first; post < team.posts.first + team.posts.count; ++post) {
    if (world.post[post].is_empty()) continue;
    if (alike >= 0.0) {
      for (std::int32_t i = 0; i < world.post[post].people.length; ++i) due += alike;
      continue;
    }
    for (std::uint32_t node = world.post[post].people.first; node != no_one;
         node = world.stay[node].behind)
      due += each_takes(world.stay[node].step, 1);
  }
  return due;
}

double sessions_due(const World& world, const ArmTables& arm, std::uint16_t index) {
  double due = 0.0;
  for (std::size_t s = 0; s < world.group.size(); ++s) {
    const Step& step = arm.steps[s];
    if (step.team == index && step.kind == StepKind::group && world.group[s].members.length > 0)
      due += step.contact.takes_ms / step.contact.every_ms;
  }
  return due;
}

}  // namespace

void Run::open_week(std::uint16_t index) {
  TeamState& state = world_->team[index];
  state.at_gates = Ticks{0};
  state.gates_since = world_->now;
  schedule_recurring(RecurringAffairs(model_->shape).first_week + index, world_->now + week,
                     Phase::date, arm_->teams[index].purpose);
}

double Run::speed_left_for_contacts(std::uint16_t index) const {
  const Team& team = arm_->teams[index];
  const TeamState& state = world_->team[index];
  const Ticks in_hand = state.free == 0 ? world_->now - state.gates_since : Ticks{0};
  const double share = in_milliseconds(state.at_gates + in_hand) / in_milliseconds(week);
  const double speed = team.contact_speed + team.gate_speed * (1.0 - share);
  return team.has_empty_posts() ? speed * share_of_posts_filled(*world_, team) : speed;
}

void Run::handle_week(std::uint16_t index) {
  const double due = contacts_due(*world_, *arm_, index) + sessions_due(*world_, *arm_, index);
  // Contacts have the hours that gates leave: those of the week that ends stand for the next one's.
  double speed = speed_left_for_contacts(index);
  if (model_->shape.roles > 0) speed += given_speed(index);
  TeamState& state = world_->team[index];
  state.minutes_ratio = due > speed ? speed / due : 1.0;
  tell(FactKind::team_load, nobody, index, 0, state.minutes_ratio);
  open_week(index);
}

void Run::schedule_post(std::uint32_t post, std::uint16_t team) {
  const Team& of = arm_->teams[team];
  Draw draw(key_, who(of.purpose, post - of.posts.first), of.purpose, world_->post[post].holder);
  const Ticks tenure = length_of_time(sample(of.tenure, arm_->numbers.data(), draw));
  const Ticks leaves = world_->now + tenure;
  world_->post[post].leaves = leaves;
  schedule_recurring(RecurringAffairs(model_->shape).first_post + post, leaves, Phase::date,
                     of.purpose + (post - of.posts.first));
}

std::uint16_t Run::team_of_post(std::uint32_t post) const {
  for (std::uint16_t team = 0; team < arm_->teams.size(); ++team) {
    const Range& posts = arm_->teams[team].posts;
    if (post >= posts.first && post < posts.first + posts.count) return team;
  }
  return none;
}

void Run::handle_post(std::uint32_t post) {
  const std::uint16_t team = team_of_post(post);
  if (team == none) return;  // the post was cut in this arm; nobody leaves it any more
  Post& state = world_->post[post];
  if (!state.is_open || state.leaves != world_->now) return;  // stale: the post was given up since
  if (gives_up_post(team, post)) return;
  const Team& of = arm_->teams[team];
  if (!of.has_tenure) {  // in this arm nobody leaves, and no post stays empty
    state.is_vacant = false;
    return;
  }
  if (state.is_vacant || !of.has_vacancies) {
    if (state.is_vacant)
      state.is_vacant = false;
    else
      replace_worker(*this, team, post);
    schedule_post(post, team);
    return;
  }
  vacate(*this, team, post);
  Draw draw(key_, who(of.purpose, post - of.posts.first), of.vacancy_purpose, state.holder);
  const Ticks empty = length_of_time(sample(of.vacancy, arm_->numbers.data(), draw));
  state.leaves = world_->now + empty;
  schedule_recurring(RecurringAffairs(model_->shape).first_post + post, state.leaves, Phase::date,
                     of.purpose + (post - of.posts.first));
}

/// The next change: a spell of absence begins, or the one that is ends.
void Run::schedule_absence(std::uint32_t post, std::uint16_t team) {
  const Team& of = arm_->teams[team];
  const Post& state = world_->post[post];
  Draw draw(key_, who(of.purpose, post - of.posts.first), of.absence_purpose,
            2 * state.absences + (state.is_absent ? 1 : 0));
  const double length = state.is_absent ? sample(of.absence, arm_->numbers.data(), draw)
                                        : -portable_log(draw.uniform()) / of.absence_per_ms;
  schedule_recurring(RecurringAffairs(model_->shape).first_absence + post,
                     world_->now + length_of_time(length), Phase::date,
                     of.absence_purpose + (post - of.posts.first));
}

void Run::handle_absence(std::uint32_t post) {
  const std::uint16_t team = team_of_post(post);
  Post& state = world_->post[post];
  if (state.is_absent) ++state.absences;
  const bool has_absences = team != none && arm_->teams[team].absence_per_ms > 0.0;
  state.is_absent = has_absences && !state.is_absent;
  if (has_absences) schedule_absence(post, team);
}

void Run::look_at_the_end() {
  ring_cycles_at_the_end();
  for (std::uint32_t person = 0; person < world_->slots; ++person)
    for (const std::uint16_t stock : model_->spent_stocks)
      if (world_->is_here(person)) spend_stock(person, stock);
  if (!model_->looks.empty() && model_->looks.back() == world_->now) handle_look();
}

void Run::handle_look() {
  for (std::uint32_t person = 0; person < world_->slots; ++person) {
    if (!world_->is_here(person)) continue;
    for (const std::uint16_t stock : model_->looked_stocks)
      tell(FactKind::stock_read, person, stock, 0,
           value_at(world_->stock.row(person)[stock], world_->now));
  }
  const auto next = std::upper_bound(model_->looks.begin(), model_->looks.end(), world_->now);
  if (next != model_->looks.end())
    schedule_recurring(RecurringAffairs(model_->shape).look, *next, Phase::report,
                       path_hash("look"));
}

}  // namespace waymark
