#include "waymark/simulate/team_fields.h"

#include <algorithm>
#include <iterator>

#include "waymark/base/ticks.h"

namespace waymark {

namespace {

constexpr double longest_day = static_cast<double>(ms_per_day);
constexpr const char* weekday_words[] = {"monday", "tuesday",  "wednesday", "thursday",
                                         "friday", "saturday", "sunday"};

}  // namespace

std::optional<int> weekday_by_word(const std::string& word) {
  const auto found = std::find(std::begin(weekday_words), std::end(weekday_words), word);
  if (found == std::end(weekday_words)) return std::nullopt;
  return static_cast<int>(found - std::begin(weekday_words));
}

void declare(FieldVisitor& visit, ShiftFields& shift) {
  visit.place(shift.place);
  visit.quantity("units", shift.units, Unit::count, required().above(0), "how many are on duty");
  visit.quantity("from", shift.from, Unit::duration, between(0, longest_day),
                 "the time of day at which it begins");
  visit.quantity("to", shift.to, Unit::duration, between(0, longest_day),
                 "the time of day at which it ends; not after \"from\": on the next day");
  visit.texts("days", shift.days, optional(),
              "the days of the week on which it begins, from \"monday\" to \"sunday\"; without it, "
              "all");
  visit.date("since", shift.since, optional(), "the first day with it");
  visit.date("until", shift.until, optional(), "the first day without it");
  visit.texts("days-off", shift.days_off, optional(),
              "dates on which it does not begin, such as \"2027-12-25\"");
}

void declare(FieldVisitor& visit, UnitsTeamFields& team) {
  visit.place(team.place);
  visit.text("label", team.label, optional(), "plain words");
  visit.quantity("count", team.count, Unit::count, above(0),
                 "how many there are at all times; without it, as many as needed, or where there "
                 "are shifts none beside them");
  visit.collection("shifts", team.shifts, Collection{"shifts"}, optional(),
                   "units that are there at some times only, one shift beside the other");
  visit.choice(
      "at-closing", team.closing,
      {{"finish", Closing::finish, "work in hand is finished first"},
       {"interrupt", Closing::interrupt,
        "work stops, that of who goes last first, and goes on where it was when there is a "
        "unit again"},
       {"send-away", Closing::send_away,
        "work in hand is finished; while nobody is on duty, whoever waits or comes goes to "
        "\"turned-away\""}},
      optional(), "what becomes of people when units go off duty");
  visit.flag("interrupts", team.interrupts, optional(),
             "whoever finds no unit free takes that of somebody whose \"priority\" is a larger "
             "number, in the middle of the work");
  visit.choice(
      "interrupted", team.interrupted,
      {{"resume", Interrupted::resume, "where it was"},
       {"restart", Interrupted::restart, "from its beginning; it takes as long as before"}},
      optional(), "how work goes on that was interrupted, for whatever reason");
  visit.quantity("cost", team.cost, Unit::money_rate, at_least(0), "cost of one unit, used or not");
  visit.reference("payer", team.payer, Collection::payers, optional(), "who pays");
}

Rota rota_of(const UnitsTeamFields& team, const Dates& dates) {
  Rota rota;
  rota.start_day = dates.start.day_number;
  rota.since_midnight = to_ticks(dates.hour.value);
  rota.always = team.count ? static_cast<std::int32_t>(team.count->value) : 0;
  for (const auto& [id, written, place] : team.shifts) {
    Shift shift;
    shift.units = static_cast<std::int32_t>(written.units.value);
    shift.begins = to_ticks(written.from.value);
    shift.lasts = to_ticks(written.to.value) - shift.begins;
    if (shift.lasts <= Ticks{0}) shift.lasts += Ticks{ms_per_day};
    if (!written.days.empty()) shift.weekdays = 0;
    for (const std::string& word : written.days)
      if (const std::optional<int> day = weekday_by_word(word))
        shift.weekdays = static_cast<std::uint8_t>(shift.weekdays | (1 << *day));
    if (written.since.day_number != 0) shift.first_day = written.since.day_number;
    if (written.until.day_number != 0) shift.end_day = written.until.day_number;
    for (const std::string& text : written.days_off)
      if (const std::optional<Date> day = read_date(text))
        shift.days_off.push_back(day->day_number);
    std::sort(shift.days_off.begin(), shift.days_off.end());
    rota.shifts.push_back(std::move(shift));
  }
  return rota;
}

double mean_units(const UnitsTeamFields& team, const Dates& dates) {
  if (team.shifts.empty()) return team.count ? team.count->value : 0.0;
  return mean_on_duty(rota_of(team, dates), Ticks{0}, to_ticks(dates.horizon.value));
}

double pounds_per_ms(const UnitsTeamFields& team, const Dates& dates) {
  return team.cost.value == 0.0 ? 0.0 : team.cost.value * mean_units(team, dates);
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
