#include "waymark/steps/gate.h"

#include "waymark/simulate/units.h"

namespace waymark {

void declare(FieldVisitor& visit, ProtectsFields& protects) {
  visit.reference("clock", protects.clock, Collection::clocks, required(), "what it protects from");
  visit.quantity("lower-by", protects.lower_by, Unit::share, required().below(1).coupling(0),
                 "by how much its rate is lower for those who passed");
}

void declare(FieldVisitor& visit, GateFields& gate) {
  declare_common(visit, gate.common);
  declare_waiting(visit, gate.waiting);
  visit.reference("team", gate.team, Collection::teams, optional(),
                  "who does the work; without it nobody waits for anybody");
  visit.distribution("takes", gate.takes, Unit::work_hours, optional(), "work for one person");
  visit.distribution("booked", gate.booked, Unit::duration, optional(),
                     "time before it can take place: letters, appointments, panel dates");
  visit.quantity("person-time", gate.person_time, Unit::work_hours, at_least(0),
                 "the person's own time that it takes; without it as much as the work");
  visit.expression("pass", gate.pass, Unit::chance, optional(), "chance to pass");
  visit.expression("refuse", gate.refuse, Unit::chance, optional(),
                   "chance to be refused; whoever neither passes nor is refused is lost");
  visit.object("then", gate.then, required(), "what follows for those who pass");
  visit.link("refused", gate.refused, required(), "where the refused go");
  visit.link("lost", gate.lost, required(), "where the lost go");
  visit.flag("retelling", gate.retelling, optional(), "the person's story is asked for again");
  visit.flag("accepts-referral", gate.accepts_referral, optional(),
             "passing it starts the clock by which waits are reported");
  visit.object("protects", gate.protects, optional(), "what this hoop may protect");
}

void compile_step(const GateFields& gate, Compilation& compilation, Step& step) {
  step.kind = StepKind::gate;
  step.team = compilation.team(gate.team);
  step.lasts = compilation.time(gate.takes);
  step.has_booking = gate.booked.has_value();
  if (gate.booked) step.booking = compilation.time(*gate.booked);
  step.pass = compilation.amount(gate.pass);
  step.refuse = compilation.amount(gate.refuse);
  step.refused = compilation.step(gate.refused);
  step.lost = compilation.step(gate.lost);
  step.retelling = gate.retelling;
  step.accepts_referral = gate.accepts_referral;
  compilation.waiting(gate.waiting, step);
}

namespace {

/// Asks for the team's time, once the appointment has come.
Onward attend(Run& run, std::uint32_t person, std::uint16_t track) {
  Stay& stay = run.stay(person, track);
  stay.amount = run.stay_time(person, track);
  return seize_or_queue(run, person, track, stay);
}

/// One uniform decides: passed, refused, or lost. Word 2 of the visit's block, so that a higher
/// chance to pass moves only those whom it lets through.
Onward decide(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  const Stay& stay = run.stay(person, track);
  const double u = unit_uniform(run.visit_block(person, stay, step.purpose).word[2], 0);
  const double pass = run.amount(step.pass, person);
  const double refuse = run.amount(step.refuse, person);
  if (!(pass >= 0.0 && refuse >= 0.0 && pass + refuse <= 1.0))
    run.fail(person, stay.step, "the chances to pass and to be refused leave the range 0 to 1");
  if (step.retelling) run.feel(person, Happening::retold, stay.step);
  if (u < pass) {
    if (step.protects != 0) run.protect(person, stay.step);
    run.feel(person, Happening::passed, stay.step);
    return run.way_on(person, track, Way::then);
  }
  const bool is_refused = u < pass + refuse;
  run.feel(person, is_refused ? Happening::refused : Happening::lost, stay.step);
  return is_refused ? Onward{step.refused, Way::refused} : Onward{step.lost, Way::lost};
}

Onward enter(Run& run, std::uint32_t person, std::uint16_t track) {
  const Step& step = run.step_of(person, track);
  if (!step.has_booking) return attend(run, person, track);
  Stay& stay = run.stay(person, track);
  stay.stage = Stage::booked;
  run.set_due(person, track,
              run.now() + run.sample_time(step.booking, person, step.booking_purpose, stay.visit));
  return stays;
}

Onward due(Run& run, std::uint32_t person, std::uint16_t track) {
  const Stay& stay = run.stay(person, track);
  switch (stay.stage) {
    case Stage::booked:
      run.stay(person, track).joined = run.now();  // the wait for the team begins now
      return attend(run, person, track);
    case Stage::queueing:
      run.feel(person, Happening::gave_up, stay.step);
      return {run.step_of(person, track).gave_up, Way::gave_up};
    default:
      run.tell(FactKind::worked, person, stay.step, 0, in_milliseconds(stay.amount));
      return decide(run, person, track);
  }
}

/// Before the appointment, where there is one: hoops are waited for longer than they take.
Ticks found(Run& run, std::uint32_t person, std::uint16_t track) {
  const Stay& stay = run.stay(person, track);
  if (stay.stage != Stage::booked) return found_in_work(run, person, track);
  const Middle middle = run.middle_of(person, stay.step, run.step_of(person, track).booking);
  run.set_due(person, track, run.now() + middle.remaining);
  return middle.elapsed;
}

}  // namespace

StepHandlers gate_handlers() {
  StepHandlers handlers;
  handlers.enter = enter;
  handlers.due = due;
  handlers.leave = give_up_units;
  handlers.found = found;
  return handlers;
}

}  // namespace waymark
