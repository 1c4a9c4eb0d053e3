#include "waymark/steps/group.h"

#include "waymark/simulate/caseload.h"
#include "waymark/simulate/queue.h"
#include "waymark/simulate/units.h"
#include "waymark/simulate/waiting_room.h"

namespace waymark {

void declare(FieldVisitor& visit, SessionFields& session) {
  visit.quantity("every", session.every, Unit::duration, required().above(0),
                 "time from one session to the next");
  visit.quantity(
      "first", session.first, Unit::duration, at_least(0),
      "the time of one session after the start date, from which all others are whole "
      "times \"every\" away; without it the first is one \"every\" after the group opens");
  visit.whole("takes-in-every", session.takes_in_every, between(0, 10000),
              "people come in together, with every so manieth session from \"first\" on, and wait "
              "until then; 0 is whenever there is room");
  visit.quantity("takes", session.takes, Unit::work_hours, required().above(0),
                 "how long one lasts, for those who come and for whoever facilitates");
  visit.expression("missed", session.missed, Unit::chance, optional(),
                   "chance that a person does not come");
  visit.quantity("cancelled", session.cancelled, Unit::chance, optional(),
                 "chance that a session does not take place although somebody could facilitate");
  visit.whole("misses-allowed", session.misses_allowed, between(0, 255),
              "missed in a row before the place is taken away; 0 is no such rule");
}

void declare(FieldVisitor& visit, GroupFields& group) {
  declare_common(visit, group.common);
  declare_waiting(visit, group.waiting);
  visit.object("session", group.session, required(), "what its members come to");
  visit.quantity("places", group.places, Unit::count, at_least(1),
                 "how many people it has room for; without it, for everybody");
  visit.reference("team", group.team, Collection::teams, optional(),
                  "the hours team whose workers facilitate");
  visit.reference("facilitators", group.facilitators, Collection::roles, optional(),
                  "the role whose holders facilitate; a session for which none of them has time is "
                  "cancelled. Without a team or a role people meet by themselves");
  visit.distribution("lasts", group.lasts, Unit::duration, required(),
                     "from the first attended session to the planned end");
  declare_lasts_times(visit, group.lasts_times);
  visit.object("then", group.then, required(), "what follows the planned end");
  visit.link("lost", group.lost, optional(), "where those go who missed too many sessions");
  visit.quantity("ties", group.ties, Unit::chance, coupling(0),
                 "chance, for any two who come to a session, that they become tied there");
}

void compile_step(const GroupFields& group, Compilation& compilation, Step& step) {
  step.kind = StepKind::group;
  step.team = compilation.team(group.team, TeamKind::hours);
  step.lasts = compilation.time(group.lasts);
  step.lasts_times = compilation.amount(group.lasts_times);
  step.lost = compilation.step(group.lost);
  step.contact.every_ms = group.session.every.value;
  step.contact.takes_ms = group.session.takes.value;
  step.contact.missed = compilation.amount(group.session.missed);
  step.contact.cancelled = {group.session.cancelled.value, -1};
  step.contact.misses_allowed = static_cast<std::uint8_t>(group.session.misses_allowed);
  if (group.session.first) step.group.first = to_ticks(group.session.first->value);
  step.group.takes_in_every = group.session.takes_in_every;
  if (group.session.takes_in_every > 0 && !group.session.first)
    compilation.problem(group.common.place, "\"takes-in-every\" needs \"first\"",
                        "Say when one of the sessions is with which people come in");
  step.group.is_bounded = group.places.has_value();
  if (group.places) step.group.places = static_cast<std::int32_t>(group.places->value);
  step.group.facilitators = compilation.role(group.facilitators);
  step.group.tie_chance = group.ties.value;
  if (group.session.misses_allowed > 0 && !group.lost)
    compilation.problem(group.common.place, "\"misses-allowed\" needs \"lost\"",
                        "Name the step to which those go who missed too many sessions");
  if (group.team && group.facilitators)
    compilation.problem(group.common.place,
                        "a group is facilitated by a team or by a role, not both",
                        "Leave out \"team\" or \"facilitators\"");
  compilation.waiting(group.waiting, step);
}

namespace {

constexpr std::uint32_t sessions_per_visit = 1u << 14;
constexpr std::uint32_t visits_with_sessions = 1u << 10;

GroupState& group_of(Run& run, std::uint16_t step) { return run.world().group[step]; }

Ticks every(const Step& step) { return to_ticks(step.contact.every_ms); }

/// The first session after `now`.
Ticks next_session(const Step& step, Ticks now) {
  if (step.group.first == never) return now + every(step);
  const std::int64_t since = (now - step.group.first).count, length = every(step).count;
  const std::int64_t behind = since / length - (since % length < 0 ? 1 : 0);
  return step.group.first + Ticks{(behind + 1) * length};
}

/// Whether people come in with the session that is now, and with others only.
bool is_intake(const Step& step, Ticks now) {
  return step.group.takes_in_every > 0 &&
         (now - step.group.first).count / every(step).count % step.group.takes_in_every == 0;
}

bool has_room(Run& run, std::uint16_t step) {
  const GroupRule& rule = run.arm().steps[step].group;
  if (!run.arm().steps[step].open) return false;
  return !rule.is_bounded || group_of(run, step).members.length < rule.places;
}

void take_place(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  stay.stage = Stage::awaiting_contact;
  stay.until = never;
  append(run, group_of(run, stay.step).members, node_of(run, person, track));
  run.set_due(person, track, never);
  run.tell(FactKind::began, person, stay.step, 0, in_milliseconds(run.now() - stay.joined));
}

void take_in(Run& run, std::uint16_t step) {
  Queue& waiting = group_of(run, step).for_places;
  while (waiting.first != no_one && has_room(run, step)) {
    const std::uint32_t node = waiting.first;
    remove(run, waiting, node);
    const std::uint32_t person = person_of(run, node);
    take_place(run, person, track_of(run, node));
    run.settle(person);
    if (run.world().stay[node].kept != none) let_go(run, person, run.world().stay[node]);
  }
}

/// A place that is free waits for the next date on which people come in, if there are such dates.
void fill_places(Run& run, std::uint16_t step) {
  if (run.arm().steps[step].group.takes_in_every == 0) take_in(run, step);
}

Onward enter(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  Stay& stay = run.stay(person, track);
  GroupState& group = group_of(run, stay.step);
  stay.amount = run.stay_time(person, track);
  if (step.group.takes_in_every == 0 && group.for_places.length == 0 && has_room(run, stay.step)) {
    take_place(run, person, track);
    return stays;
  }
  if (step.may_not_wait()) {
    const Onward elsewhere = instead_of_waiting(run, person, stay, group.for_places);
    if (elsewhere.to != none) return elsewhere;
  }
  stay.stage = Stage::queueing;
  stay.priority = run.amount(step.priority, person);
  join(run, group.for_places, node_of(run, person, track), step.purpose);
  run.tell(FactKind::joined_queue, person, stay.step, 0, 0.0);
  stay.until = step.has_patience ? run.now() + run.patience(person, stay) : never;
  run.set_due(person, track, stay.until);
  return stays;
}

/// Patience has ended, or the time in the group.
Onward due(Run& run, std::uint32_t person, std::uint16_t track) {
  const Stay& stay = run.stay(person, track);
  if (stay.stage == Stage::queueing) {
    run.feel(person, Happening::gave_up, stay.step);
    return {run.step_of(person, track).gave_up, Way::gave_up};
  }
  run.feel(person, Happening::completed, stay.step);
  return run.way_on(person, track, Way::completed);
}

void leave(Run& run, std::uint32_t person, std::uint16_t track) {
  const Stay& stay = run.stay(person, track);
  GroupState& group = group_of(run, stay.step);
  const std::uint32_t node = node_of(run, person, track);
  if (stay.stage == Stage::settled) return;  // never had a place, nor waited for one
  if (stay.stage == Stage::queueing) {
    remove(run, group.for_places, node);
    return;
  }
  remove(run, group.members, node);
  fill_places(run, stay.step);
}

/// Whether a session takes place: the service may cancel it, or nobody has time to facilitate.
bool takes_place(Run& run, std::uint16_t index, std::uint32_t which) {
  const Step& step = run.arm().steps[index];
  Draw draw(run.key(), who(step.purpose, which), step.contact_purpose, 0);
  if (draw.uniform() < step.contact.cancelled.constant) return false;
  if (step.team != none) {
    const Team& team = run.arm().teams[step.team];
    return !team.has_empty_posts() || share_of_posts_filled(run.world(), team) > 0.0;
  }
  if (step.group.facilitators == none) return true;
  std::uint32_t& facilitator = group_of(run, index).facilitator;
  const std::uint32_t asked =
      run.ask_holder(step.group.facilitators, facilitator, to_ticks(step.contact.takes_ms));
  if (asked != no_one) facilitator = asked;
  return asked != no_one;
}

/// Comes, or misses the session. The draws of a person are counted over the visit.
bool comes(Run& run, std::uint32_t person, Stay& stay) {
  const Step& step = run.arm().steps[stay.step];
  if (stay.visit >= visits_with_sessions || stay.contacts >= sessions_per_visit)
    run.fail(person, stay.step,
             "more than 1,024 visits or 16,384 sessions of one person at one step");
  const std::uint32_t which = (std::uint32_t{stay.visit} << 14) | stay.contacts;
  const Block block =
      draw_block(run.key(), run.world().who[person], step.contact_purpose, which << 8);
  return !(unit_uniform(block.word[0], 0) < run.amount(step.contact.missed, person));
}

void attend(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  Stay& stay = run.stay(person, track);
  const bool is_first = stay.stage == Stage::awaiting_contact;
  const double share = step.team == none ? 1.0 : run.world().team[step.team].minutes_ratio;
  stay.missed = 0;
  stay.next_contact = run.now();
  const auto outcome = is_first ? ContactOutcome::first_attended : ContactOutcome::attended;
  run.tell(FactKind::session, person, stay.step, static_cast<std::uint8_t>(outcome),
           step.contact.takes_ms * share);
  run.feel(person, Happening::session, stay.step);
  if (!is_first) return;
  stay.stage = Stage::in_contact;
  stay.until = run.now() + stay.amount;
  run.set_due(person, track, stay.until);
  if (RequestDates* dates = run.dates(person)) dates->started = run.now();
  run.feel(person, Happening::started, stay.step);
}

void tell_of_no_session(Run& run, std::uint32_t person, std::uint16_t step, Happening happening,
                        ContactOutcome outcome) {
  run.tell(FactKind::session, person, step, static_cast<std::uint8_t>(outcome), 0.0);
  run.feel(person, happening, step);
}

/// Any two who came may become tied.
void form_ties(Run& run, std::uint16_t index, std::uint32_t which) {
  const Step& step = run.arm().steps[index];
  if (step.group.tie_chance == 0.0) return;
  const auto came = [&run](std::uint32_t node) {
    const Stay& stay = run.world().stay[node];
    return stay.stage == Stage::in_contact && stay.next_contact == run.now();
  };
  const auto behind = [&run](std::uint32_t node) { return run.world().stay[node].behind; };
  for (std::uint32_t a = group_of(run, index).members.first; a != no_one; a = behind(a)) {
    if (!came(a)) continue;
    for (std::uint32_t b = behind(a); b != no_one; b = behind(b))
      if (came(b)) run.may_tie(person_of(run, a), person_of(run, b), step, which);
  }
}

/// Each member in turn. Whoever takes a place that becomes free meanwhile comes from the next
/// session on: they stand behind those counted at the beginning.
std::int32_t meet(Run& run, std::uint16_t index) {
  const Step& step = run.arm().steps[index];
  GroupState& group = group_of(run, index);
  std::int32_t came = 0;
  std::uint32_t node = group.members.first;
  for (std::int32_t left = group.members.length; left > 0; --left) {
    const std::uint32_t behind = run.world().stay[node].behind;
    const std::uint32_t person = person_of(run, node);
    const std::uint16_t track = track_of(run, node);
    Stay& stay = run.world().stay[node];
    const bool attends = comes(run, person, stay);
    ++stay.contacts;
    if (attends) {
      ++came;
      attend(run, person, track);
    } else {
      tell_of_no_session(run, person, index, Happening::session_missed, ContactOutcome::missed);
      ++stay.missed;
    }
    if (step.contact.misses_allowed != 0 && stay.missed >= step.contact.misses_allowed)
      run.go(person, track, {step.lost, Way::lost});
    else
      run.settle(person);
    node = behind;
  }
  return came;
}

void cancel(Run& run, std::uint16_t index) {
  for (std::uint32_t node = group_of(run, index).members.first; node != no_one;
       node = run.world().stay[node].behind) {
    const std::uint32_t person = person_of(run, node);
    ++run.world().stay[node].contacts;
    tell_of_no_session(run, person, index, Happening::session_cancelled, ContactOutcome::cancelled);
    run.settle(person);
  }
}

void schedule_session(Run& run, std::uint16_t index) {
  GroupState& group = group_of(run, index);
  group.next = next_session(run.arm().steps[index], run.now());
  run.schedule_date(index, group.next);
}

void date(Run& run, std::uint16_t index) {
  const Step& step = run.arm().steps[index];
  GroupState& group = group_of(run, index);
  if (group.next != run.now()) return;  // of other dates, which this arm has left
  if (!step.open) {
    group.next = never;
    return;
  }
  const std::uint32_t which = group.sessions++;
  schedule_session(run, index);
  if (is_intake(step, run.now())) take_in(run, index);
  if (group.members.length == 0) return;
  std::int32_t came = 0;
  const bool is_held = takes_place(run, index, which);
  if (is_held) {
    came = meet(run, index);
    form_ties(run, index, which);
  } else {
    cancel(run, index);
  }
  run.tell(FactKind::session_date, nobody, index, is_held ? 0 : 1, came);
}

void open(Run& run, std::uint16_t index) {
  const Step& step = run.arm().steps[index];
  const Ticks next = group_of(run, index).next;
  const bool is_on_other_dates =
      step.group.first != never && next != next_session(step, run.now()) && next != run.now();
  if (next == never || is_on_other_dates) schedule_session(run, index);
  fill_places(run, index);
}

/// In the middle of the time with the group, after the first session, if there was a place. Who is
/// found here came in on an earlier date, if there are such dates.
Ticks found(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  if (stay.stage == Stage::queueing && run.step_of(person, track).group.takes_in_every > 0 &&
      has_room(run, stay.step)) {
    remove(run, group_of(run, stay.step).for_places, node_of(run, person, track));
    take_place(run, person, track);
  }
  if (stay.stage != Stage::awaiting_contact) return Ticks{0};
  const Middle middle = run.middle_of(person, stay.step, run.step_of(person, track).lasts);
  stay.stage = Stage::in_contact;
  stay.amount = middle.elapsed + middle.remaining;
  stay.until = run.now() + middle.remaining;
  run.set_due(person, track, stay.until);
  return middle.elapsed;
}

}  // namespace

StepHandlers group_handlers() {
  StepHandlers handlers;
  handlers.enter = enter;
  handlers.found = found;
  handlers.due = due;
  handlers.leave = leave;
  handlers.open = open;
  handlers.date = date;
  return handlers;
}

}  // namespace waymark
