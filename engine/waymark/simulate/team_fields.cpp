#include "waymark/simulate/team_fields.h"

#include "waymark/base/ticks.h"

namespace waymark {

void declare(FieldVisitor& visit, UnitsTeamFields& team) {
  visit.text("label", team.label, optional(), "plain words");
  visit.quantity("count", team.count, Unit::count, above(0),
                 "how many there are; without it, as many as needed");
  visit.quantity("cost", team.cost, Unit::money_rate, at_least(0), "cost of one unit, used or not");
  visit.reference("payer", team.payer, Collection::payers, optional(), "who pays");
}

double pounds_per_ms(const UnitsTeamFields& team) {
  return team.cost.value * (team.count ? team.count->value : 0.0);
}

double pounds_per_ms(const HoursTeamFields& team) {
  const double paid = team.fte.value * team.hours_per_week.value / static_cast<double>(ms_per_week);
  return team.cost.value * paid;
}

void declare(FieldVisitor& visit, AbsenceFields& absence) {
  visit.quantity("rate", absence.rate, Unit::rate, required().at_least(0),
                 "how often a worker who is there begins to be away");
  visit.distribution("lasts", absence.lasts, Unit::duration, required(), "how long that is");
}

void declare(FieldVisitor& visit, HoursTeamFields& team) {
  visit.text("label", team.label, optional(), "plain words");
  visit.number("fte", team.fte, required().above(0), "posts, in full-time equivalents");
  visit.quantity("hours-per-week", team.hours_per_week, Unit::work_hours, above(0),
                 "paid hours of a full-time post");
  visit.number("weeks-per-year", team.weeks_per_year, above(0).at_most(52.1775),
               "weeks at work; the rest is leave, sickness and training");
  visit.quantity("gate-share", team.gate_share, Unit::share, optional(),
                 "share of the hours at work that the team's gates may take; what they leave goes "
                 "to contacts");
  visit.quantity(
      "elsewhere", team.elsewhere, Unit::share, optional(),
      "share of the hours at work that reaches nobody: records, reports, travel, meetings");
  visit.number("caseload", team.caseload, at_least(0),
               "people that a full-time worker may have at a time");
  visit.distribution("stays", team.stays, Unit::duration, optional(),
                     "how long a worker stays in post; without it nobody leaves");
  visit.distribution("fills-in", team.fills_in, Unit::duration, optional(),
                     "how long a post stays empty after its worker has left; without it the next "
                     "one comes at once");
  visit.object("absence", team.absence, optional(),
               "spells away of workers, beyond what \"weeks-per-year\" leaves out: their contacts "
               "are cancelled and their hours are missing");
  visit.quantity("cost", team.cost, Unit::money_rate, at_least(0), "cost of a paid hour");
  visit.reference("payer", team.payer, Collection::payers, optional(), "who pays");
}

const Kinds& team_kinds() {
  static const Kinds kinds = [] {
    Kinds all;
    all.add<UnitsTeamFields>("units", "units that people take and give back: beds, rooms, nurses");
    all.add<HoursTeamFields>("hours", "workers whose hours are shared between gates and contacts");
    return all;
  }();
  return kinds;
}

}  // namespace waymark
