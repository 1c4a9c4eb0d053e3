#include "waymark/steps/support.h"

#include <algorithm>

#include "waymark/simulate/caseload.h"

namespace waymark {

void declare(FieldVisitor& visit, ContactFields& contact) {
  visit.quantity("every", contact.every, Unit::duration, required().above(0),
                 "time from one to the next");
  visit.distribution(
      "first", contact.first, Unit::duration, optional(),
      "time from having a place to the first offer, and from one missed to the next, until one is "
      "attended; without it they are spread over the cadence");
  visit.quantity("takes", contact.takes, Unit::work_hours, required().above(0),
                 "the worker's time it is meant to have");
  visit.expression("missed", contact.missed, Unit::chance, optional(),
                   "chance that the person does not come");
  visit.expression("cancelled", contact.cancelled, Unit::chance, optional(),
                   "chance that the service cancels");
  visit.whole("misses-allowed", contact.misses_allowed, between(0, 255),
              "missed in a row before the place is taken away; 0 is no such rule");
}

void declare(FieldVisitor& visit, SupportFields& support) {
  declare_common(visit, support.common);
  declare_waiting(visit, support.waiting);
  visit.reference("team", support.team, Collection::teams, required(), "whose caseload it is");
  visit.object("contact", support.contact, required(), "contacts with the own worker");
  visit.distribution("lasts", support.lasts, Unit::duration, required(),
                     "from the first attended contact to the planned end");
  declare_lasts_times(visit, support.lasts_times);
  visit.object("then", support.then, required(), "what follows the planned end");
  visit.link("lost", support.lost, optional(), "where those go who missed too many contacts");
}

void compile_step(const SupportFields& support, Compilation& compilation, Step& step) {
  step.kind = StepKind::support;
  step.team = compilation.team(support.team, TeamKind::hours);
  step.lasts = compilation.time(support.lasts);
  step.lasts_times = compilation.amount(support.lasts_times);
  step.lost = compilation.step(support.lost);
  step.contact.every_ms = support.contact.every.value;
  step.contact.has_first = support.contact.first.has_value();
  if (support.contact.first) step.contact.first = compilation.time(*support.contact.first);
  step.contact.takes_ms = support.contact.takes.value;
  step.contact.missed = compilation.amount(support.contact.missed);
  step.contact.cancelled = compilation.amount(support.contact.cancelled);
  step.contact.misses_allowed = static_cast<std::uint8_t>(support.contact.misses_allowed);
  if (support.contact.misses_allowed > 0 && !support.lost)
    compilation.problem(support.common.place, "\"misses-allowed\" needs \"lost\"",
                        "Name the step to which those go who missed too many contacts");
  compilation.waiting(support.waiting, step);
}

namespace {

constexpr std::uint32_t contacts_per_visit = 1u << 14;
constexpr std::uint32_t visits_with_contacts = 1u << 10;

/// The next thing that happens here: a contact, or the end of patience or of the support.
void schedule(Run& run, std::uint32_t person, std::uint16_t track) {
  const Stay& stay = run.stay(person, track);
  run.set_due(person, track, std::min(stay.next_contact, stay.until));
}

/// Which of this person's draws at this step the contact is: the visit, then the contact.
std::uint32_t contact_ordinal(const Run& run, std::uint32_t person, const Stay& stay) {
  if (stay.visit >= visits_with_contacts || stay.contacts >= contacts_per_visit)
    run.fail(person, stay.step,
             "more than 1,024 visits or 16,384 contacts of one person at one step");
  return (std::uint32_t{stay.visit} << 14) | stay.contacts;
}

/// When the next contact is due that would be the first one attended.
Ticks next_offer(const Run& run, std::uint32_t person, const Step& step, const Stay& stay) {
  return run.now() + run.sample_time(step.contact.first, person, step.booking_purpose,
                                     contact_ordinal(run, person, stay));
}

/// A place has come. Without a rule for the first contact they are spread evenly over the cadence.
void begin(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  Stay& stay = run.stay(person, track);
  if (step.contact.has_first) {
    stay.next_contact = next_offer(run, person, step, stay);
  } else {
    const double share = unit_uniform(run.visit_block(person, stay, step.purpose).word[3], 0);
    stay.next_contact = run.now() + to_ticks(share * step.contact.every_ms);
  }
  schedule(run, person, track);
}

Onward enter(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  Stay& stay = run.stay(person, track);
  stay.amount = run.stay_time(person, track);
  stay.until = never;
  if (step.has_patience) stay.until = run.now() + run.patience(person, stay);
  const Onward elsewhere = take_place_or_queue(run, person, track);
  if (stay.stage == Stage::awaiting_contact) begin(run, person, track);
  if (stay.stage == Stage::queueing) run.set_due(person, track, stay.until);
  return elsewhere;
}

void start(Run& run, std::uint32_t person, Stay& stay) {
  stay.stage = Stage::in_contact;
  stay.until = run.now() + stay.amount;
  if (RequestDates* dates = run.dates(person)) dates->started = run.now();
  run.feel(person, Happening::started, stay.step);
}

Onward contact(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  Stay& stay = run.stay(person, track);
  const Block block = draw_block(run.key(), run.world().who[person], step.contact_purpose,
                                 contact_ordinal(run, person, stay) << 8);
  ++stay.contacts;
  stay.next_contact = run.now() + to_ticks(step.contact.every_ms);
  const auto outcome = [&](ContactOutcome how, double given_ms) {
    run.tell(FactKind::contact, person, stay.step, static_cast<std::uint8_t>(how), given_ms);
  };
  const double takes = step.contact.takes_ms;
  if (run.world().post[stay.post].is_empty() ||
      unit_uniform(block.word[0], 0) < run.amount(step.contact.cancelled, person)) {
    outcome(ContactOutcome::cancelled, 0.0);
    run.feel(person, Happening::cancelled, stay.step);
  } else if (unit_uniform(block.word[1], 0) < run.amount(step.contact.missed, person)) {
    outcome(ContactOutcome::missed, 0.0);
    run.feel(person, Happening::missed, stay.step);
    ++stay.missed;
    if (step.contact.misses_allowed != 0 && stay.missed >= step.contact.misses_allowed)
      return {step.lost, Way::lost};
  } else {
    const bool is_first = stay.stage == Stage::awaiting_contact;
    stay.missed = 0;
    outcome(is_first ? ContactOutcome::first_attended : ContactOutcome::attended,
            takes * run.world().team[step.team].minutes_ratio);
    run.feel(person, Happening::contact, stay.step);
    if (is_first) start(run, person, stay);
  }
  if (stay.stage == Stage::awaiting_contact && step.contact.has_first)
    stay.next_contact = next_offer(run, person, step, stay);
  schedule(run, person, track);
  return stays;
}

Onward due(Run& run, std::uint32_t person, std::uint16_t track) {
  const Stay& stay = run.stay(person, track);
  if (stay.stage != Stage::queueing && run.now() < stay.until) return contact(run, person, track);
  if (stay.stage == Stage::in_contact) {
    run.feel(person, Happening::completed, stay.step);
    return run.way_on(person, track, Way::completed);
  }
  run.feel(person, Happening::gave_up, stay.step);
  return {run.step_of(person, track).gave_up, Way::gave_up};
}

/// On the caseload and well under way, if there was a place: the start lies behind, and so do all
/// contacts up to the last one of the cadence. Whoever found no place waits for one from now on.
Ticks found(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  if (stay.stage != Stage::awaiting_contact) return Ticks{0};
  const Step& step = run.step_of(person, track);
  const Middle middle = run.middle_of(person, stay.step, step.lasts);
  const std::int64_t every = std::max<std::int64_t>(1, to_ticks(step.contact.every_ms).count);
  stay.stage = Stage::in_contact;
  stay.amount = middle.elapsed + middle.remaining;
  stay.until = run.now() + middle.remaining;
  stay.next_contact = run.now() + Ticks{every - middle.elapsed.count % every};
  schedule(run, person, track);
  return middle.elapsed;
}

}  // namespace

StepHandlers support_handlers() {
  StepHandlers handlers;
  handlers.enter = enter;
  handlers.due = due;
  handlers.leave = give_up_place;
  handlers.begin = begin;
  handlers.found = found;
  return handlers;
}

}  // namespace waymark
