#include "waymark/steps/activity.h"

#include "waymark/simulate/units.h"

namespace waymark {

void declare(FieldVisitor& visit, ActivityFields& activity) {
  declare_common(visit, activity.common);
  declare_waiting(visit, activity.waiting);
  visit.reference("team", activity.team, Collection::teams, optional(),
                  "the team of units it takes one of; without it nobody waits");
  visit.keyed("teams", activity.teams, Collection::teams, optional(),
              "several teams of units, and how many it takes of each at once, instead of \"team\"",
              [](FieldVisitor& v, Quantity& units) {
                v.quantity(itself, units, Unit::count, above(0), "units");
              });
  visit.distribution("lasts", activity.lasts, Unit::duration, required(),
                     "how long the unit is held");
  declare_lasts_times(visit, activity.lasts_times);
  visit.flag("keeps-until-begun", activity.keeps, optional(),
             "the unit is given back only when the next step begins: whoever has to wait for that "
             "holds on to it");
  visit.object("then", activity.then, required(), "what follows");
}

namespace {

/// What is taken of several teams; people wait in the line of the first that is written.
void take_together(const ActivityFields& activity, Compilation& compilation, Step& step) {
  if (activity.teams.empty()) return;
  if (activity.team)
    compilation.problem(activity.team.place, "an activity has a \"team\" or \"teams\", not both",
                        "Name this team among \"teams\", with how many units it takes");
  std::vector<Taken>& taken = compilation.tables().taken;
  step.takes = {static_cast<std::uint32_t>(taken.size()), 0};
  for (const auto& [id, units, place] : activity.teams) {
    Reference reference(id);
    reference.place = place;
    const std::uint16_t team = compilation.team(reference, TeamKind::units);
    if (team == none) continue;
    const Team& rule = compilation.tables().teams[team];
    if (rule.may_interrupt() || rule.closing != Closing::finish)
      compilation.problem(place,
                          "work that takes several teams cannot be interrupted or sent away by one",
                          "Let team '" + id + "' finish what is in hand");
    if (step.takes.count == 0) step.team = team;
    taken.push_back({team, static_cast<std::int32_t>(units.value)});
    ++step.takes.count;
  }
}

}  // namespace

void compile_step(const ActivityFields& activity, Compilation& compilation, Step& step) {
  step.kind = StepKind::activity;
  step.team = compilation.team(activity.team, TeamKind::units);
  take_together(activity, compilation, step);
  step.lasts = compilation.time(activity.lasts);
  step.lasts_times = compilation.amount(activity.lasts_times);
  step.keeps = activity.keeps;
  if (activity.keeps && !activity.team && activity.teams.empty())
    compilation.problem(activity.common.place, "\"keeps-until-begun\" needs a \"team\"",
                        "Name the team whose unit is held on to");
  compilation.waiting(activity.waiting, step);
}

StepHandlers activity_handlers() {
  StepHandlers handlers;
  handlers.enter = [](Run& run, std::uint32_t person, std::uint16_t track) {
    Stay& stay = run.stay(person, track);
    stay.amount = run.stay_time(person, track);
    return seize_or_queue(run, person, track, stay);
  };
  handlers.due = [](Run& run, std::uint32_t person, std::uint16_t track) {
    const Stay& stay = run.stay(person, track);
    if (stay.stage == Stage::queueing) {
      run.feel(person, Happening::gave_up, stay.step);
      return Onward{run.step_of(person, track).gave_up, Way::gave_up};
    }
    run.tell(FactKind::worked, person, stay.step, 0, in_milliseconds(stay.amount));
    return run.way_on(person, track, Way::then);
  };
  handlers.leave = give_up_units;
  handlers.found = found_in_work;
  return handlers;
}

}  // namespace waymark
