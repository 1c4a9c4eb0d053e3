// The beginning of a replication, the branch into arms, and what recurs on dates.

#include <algorithm>

#include "waymark/simulate/caseload.h"
#include "waymark/simulate/recurring.h"
#include "waymark/simulate/run.h"
#include "waymark/simulate/units.h"

namespace waymark {

namespace {

constexpr std::uint32_t population_source = path_hash("population");
constexpr Ticks week{ms_per_week};

bool is_here(const Column<Stay>& stays_of, std::uint32_t person) {
  const Stay* row = stays_of.row(person);
  for (std::size_t track = 0; track < stays_of.width(); ++track)
    if (row[track].step != none) return true;
  return false;
}

}  // namespace

void Run::begin(std::uint64_t seed, std::uint64_t replication, std::uint16_t arm) {
  arm_ = &model_->arms[arm];
  key_ = stream_key(seed, replication);
  world_->shape(model_->shape);
  world_->now = -model_->warm_up;
  for (std::size_t t = 0; t < arm_->teams.size(); ++t) world_->team[t].free = arm_->teams[t].units;

  const RecurringAffairs affairs(model_->shape);
  for (std::uint16_t t = 0; t < arm_->teams.size(); ++t) {
    const Team& team = arm_->teams[t];
    if (team.contact_speed > 0.0)
      schedule_recurring(affairs.first_week + t, world_->now + week, Phase::date, team.purpose);
    if (!team.has_tenure) continue;
    for (std::uint32_t post = team.posts.first; post < team.posts.first + team.posts.count; ++post)
      schedule_post(post, t);
  }
  if (!model_->looks.empty())
    schedule_recurring(affairs.look, model_->looks.front(), Phase::report, path_hash("look"));

  open_steps();

  for (std::uint32_t i = 0; i < arm_->population; ++i) {
    const std::uint32_t person = newcomer(who(population_source, i));
    place_newcomer(person, arm_->present, none, Way::start);
  }
  for (std::uint16_t s = 0; s < arm_->sources.size(); ++s) {
    if (arm_->sources[s].kind == SourceKind::counts) open_month(s);
    schedule_source(s);
  }
}

void Run::branch(std::uint64_t seed, std::uint64_t replication, std::uint16_t arm) {
  const ArmTables& before = model_->arms[model_->own_warm_up ? arm : model_->base_arm];
  key_ = stream_key(seed, replication);

  // Clocks whose rule differs spend what is due under the old rule before the new one holds.
  arm_ = &before;
  const ArmTables& after = model_->arms[arm];
  for (std::uint32_t person = 0; person < world_->slots; ++person) {
    if (!is_here(world_->stay, person)) continue;
    for (std::uint16_t c = 0; c < after.clocks.size(); ++c)
      if (after.clocks[c].changed) spend_clock(person, c);
  }
  arm_ = &after;
  for (std::size_t t = 0; t < after.teams.size(); ++t)
    world_->team[t].free += after.teams[t].units - before.teams[t].units;

  for (std::uint32_t person = 0; person < world_->slots; ++person) {
    if (!is_here(world_->stay, person)) continue;
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
         post < posts.first + posts.count; ++post)
      if (after.teams[t].has_tenure) schedule_post(post, t);
    if (after.teams[t].contact_speed > 0.0 && !(before.teams[t].contact_speed > 0.0))
      schedule_recurring(RecurringAffairs(model_->shape).first_week + t, world_->now + week,
                         Phase::date, after.teams[t].purpose);
    serve(*this, t);
    offer_places(*this, t);
  }
  open_steps();
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
  for (std::uint16_t track = 0; track < tracks(); ++track) {
    const std::uint16_t step = stay(person, track).step;
    if (step == none || arm_->steps[step].open) continue;
    if (!go(person, track, {arm_->steps[step].removed_to, Way::removed})) return;
  }
}

void Run::handle_recurring(std::uint32_t affair) {
  const RecurringAffairs affairs(model_->shape);
  if (affair < affairs.first_week) {
    handle_source(static_cast<std::uint16_t>(affair));
  } else if (affair < affairs.first_post) {
    handle_week(static_cast<std::uint16_t>(affair - affairs.first_week));
  } else if (affair < affairs.look) {
    handle_post(affair - affairs.first_post);
  } else if (affair == affairs.look) {
    handle_look();
  } else {
    const auto step = static_cast<std::uint16_t>(affair - affairs.first_step);
    if (const auto date = handlers(arm_->steps[step].kind).date) date(*this, step);
  }
}

void Run::handle_week(std::uint16_t index) {
  const Team& team = arm_->teams[index];
  double due_ms_per_ms = 0.0;
  for (std::size_t s = 0; s < arm_->steps.size(); ++s) {
    const Step& step = arm_->steps[s];
    if (step.team != index) continue;
    if (step.kind == StepKind::support)
      due_ms_per_ms += world_->supported[s] * step.contact.takes_ms / step.contact.every_ms;
    if (step.kind == StepKind::group && world_->group[s].members.length > 0)
      due_ms_per_ms += step.contact.takes_ms / step.contact.every_ms;
  }
  TeamState& state = world_->team[index];
  double speed = team.contact_speed;
  if (model_->shape.roles > 0) speed += given_speed(index);
  state.minutes_ratio = due_ms_per_ms > speed ? speed / due_ms_per_ms : 1.0;
  tell(FactKind::team_load, nobody, index, 0, state.minutes_ratio);
  schedule_recurring(RecurringAffairs(model_->shape).first_week + index, world_->now + week,
                     Phase::date, team.purpose);
}

void Run::schedule_post(std::uint32_t post, std::uint16_t team) {
  const Team& of = arm_->teams[team];
  Draw draw(key_, who(of.purpose, post - of.posts.first), of.purpose, world_->post[post].holder);
  const Ticks tenure = length_of_time(sample(of.tenure, arm_->numbers.data(), draw));
  schedule_recurring(RecurringAffairs(model_->shape).first_post + post, world_->now + tenure,
                     Phase::date, of.purpose + (post - of.posts.first));
}

void Run::handle_post(std::uint32_t post) {
  for (std::uint16_t team = 0; team < arm_->teams.size(); ++team) {
    const Range& posts = arm_->teams[team].posts;
    if (post < posts.first || post >= posts.first + posts.count) continue;
    replace_worker(*this, team, post);
    schedule_post(post, team);
    return;
  }
  // The post was cut in this arm; nobody leaves it any more.
}

void Run::look_at_the_end() {
  if (!model_->looks.empty() && model_->looks.back() == world_->now) handle_look();
}

void Run::handle_look() {
  for (std::uint32_t person = 0; person < world_->slots; ++person) {
    if (!is_here(world_->stay, person)) continue;
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
