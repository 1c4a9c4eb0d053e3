#include <utility>

#include "waymark/measures/happenings.h"
#include "waymark/measures/periods.h"

namespace waymark {
namespace {

constexpr std::uint32_t request_facts =
    bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::contact) | bit(FactKind::left);

struct Wanted {
  HappeningKind kind;
  CountForm form;
  std::string part, part_label, unit;
  Better better;
  Horizon horizon;
  std::string definition;
  std::uint32_t facts;
};

class HappeningsPlanner {
 public:
  explicit HappeningsPlanner(Planner& planner) : planner_(planner) {}

  HappeningPlan& add(const std::string& id, const MeasureWords& words, const Wanted& wanted) {
    HappeningPlan happening;
    happening.kind = wanted.kind;
    happening.form = wanted.form;
    happening.groups = words.headline ? planner_.presence.groups : 1;
    std::vector<std::string> times{""};
    if (wanted.form == CountForm::per_year)
      for (std::string& year : years_in_words(planner_.input.horizon))
        times.push_back(std::move(year));
    happening.slots = planner_.table.add(metric(id, words, wanted), times, words.headline);
    planner_.kinds |= wanted.facts;
    if (happening.groups > 1) planner_.kinds |= bit(FactKind::arrived) | bit(FactKind::left);
    plan_.kinds |= 1u << static_cast<unsigned>(wanted.kind);
    plan_.each.push_back(std::move(happening));
    return plan_.each.back();
  }

  void add_series(HappeningPlan& happening, const std::string& id, const MeasureWords& words) {
    SeriesInfo series{id + "/monthly", planner_.label(words, id), "people", {}};
    const auto whole_months = planner_.input.horizon.count / ms_per_month;
    for (std::int64_t month = 0; month < whole_months; ++month)
      series.times.push_back(day_of(planner_.input.start, Ticks{month * ms_per_month}));
    happening.series = planner_.table.add_series(std::move(series));
  }

  /// 1 for each place named; all where none is named.
  std::vector<std::uint8_t> places(const std::vector<int>& named, std::size_t all) {
    std::vector<std::uint8_t> marks(all, 0);
    for (const int place : named) marks[static_cast<std::size_t>(place)] = 1;
    return marks;
  }

  HappeningsPlan take() { return std::move(plan_); }

 private:
  MetricInfo metric(const std::string& id, const MeasureWords& words, const Wanted& wanted) {
    MetricInfo info;
    info.id = wanted.part.empty() ? id : id + "/" + wanted.part;
    info.label = planner_.label(words, id);
    info.unit = wanted.unit;
    info.better = wanted.better;
    info.horizon = wanted.horizon;
    info.headline = words.headline;
    info.definition = wanted.definition;
    info.worth_knowing = planner_.worth_knowing(id);
    info.measure = id;
    info.part = wanted.part;
    info.part_label = wanted.part_label;
    return info;
  }

  Planner& planner_;
  HappeningsPlan plan_;
};

const char* const average =
    " Without a year: an average year, the count since the branch date divided by the years.";

void plan_requests(HappeningsPlanner& all, const std::string& id, const RequestsMeasure& fields) {
  const auto add = [&](HappeningKind kind, const char* part, const char* label,
                       const std::string& definition) -> HappeningPlan& {
    return all.add(id, fields.words,
                   {kind, CountForm::per_year, part, label, "requests a year", Better::neither,
                    Horizon::short_term, definition + average, request_facts});
  };
  HappeningPlan& every = add(
      HappeningKind::request, "all", "all requests",
      "Requests for help: a person without an open request on this track enters a step that is "
      "neither home nor exit. Those already on the way when the simulation began are not counted.");
  all.add_series(every, id, fields.words);
  add(HappeningKind::first_request, "new", "first requests",
      "Requests by people who never asked before.");
  add(HappeningKind::repeat_request, "repeat", "repeat requests",
      "Requests by people who had asked before.");
}

void plan_starts(HappeningsPlanner& all, const std::string& id, const StartsMeasure& fields) {
  HappeningPlan& starts =
      all.add(id, fields.words,
              {HappeningKind::start, CountForm::per_year, "", "", "people a year", Better::higher,
               Horizon::short_term,
               std::string("Requests that came to their first attended contact.") + average,
               request_facts});
  all.add_series(starts, id, fields.words);
}

void plan_sessions(HappeningsPlanner& all, Planner& planner, const std::string& id,
                   const SessionsMeasure& fields) {
  const std::vector<int> groups = fields.steps.empty()
                                      ? planner.steps_of(StepKind::group)
                                      : planner.steps_of(id, &SessionsMeasure::steps);
  const auto add = [&](HappeningKind kind, const char* part, const char* label, const char* unit,
                       Better better, const std::string& definition, FactKind fact) {
    HappeningPlan& each =
        all.add(id, fields.words,
                {kind, CountForm::per_year, part, label, unit, better, Horizon::short_term,
                 definition + average, bit(FactKind::arrived) | bit(fact)});
    each.places = all.places(groups, planner.input.steps.size());
  };
  add(HappeningKind::attendance, "attended", "sessions attended", "sessions a year", Better::higher,
      "Sessions that people came to, each person's counted.", FactKind::session);
  add(HappeningKind::absence, "missed", "sessions missed by a person", "sessions a year",
      Better::neither, "Sessions that took place without a person who has a place.",
      FactKind::session);
  add(HappeningKind::session_held, "held", "sessions held", "sessions a year", Better::higher,
      "Sessions that took place, each once.", FactKind::session_date);
  add(HappeningKind::session_cancelled, "cancelled", "sessions cancelled", "sessions a year",
      Better::lower, "Sessions that did not take place although the group has members.",
      FactKind::session_date);
}

void plan_deaths(HappeningsPlanner& all, Planner& planner, const std::string& id,
                 const DeathsMeasure& fields, const Place& place) {
  const std::vector<int> exits = fields.exits.empty() ? planner.deaths_or_not(true)
                                                      : planner.steps_of(id, &DeathsMeasure::exits);
  if (exits.empty() && fields.exits.empty())
    planner.report(place, "no exit of the pathway is a death", "name the exits that count");
  HappeningPlan& deaths =
      all.add(id, fields.words,
              {HappeningKind::death, CountForm::per_year, "", "", "people a year", Better::lower,
               Horizon::long_term,
               "People who left by " + names_of(planner.input.steps, exits) + "." + average,
               bit(FactKind::arrived) | bit(FactKind::left)});
  deaths.places = all.places(exits, planner.input.steps.size());
}

void plan_rings(HappeningsPlanner& all, Planner& planner, const std::string& id,
                const RingsMeasure& fields, const Place& place) {
  const int clock = planner.clock(fields.of);
  if (clock == no_role) return;
  HappeningPlan& rings = all.add(
      id, fields.words,
      {HappeningKind::ring, CountForm::per_1000_years, "", "", "per 1,000 person-years",
       Better::lower, Horizon::long_term,
       "How often it happened since the branch date, for each 1,000 years that people were "
       "present and alive.",
       bit(FactKind::rang) | bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::left)});
  rings.places = all.places({clock}, planner.input.clocks.size());
  std::vector<int> living;
  for (std::size_t i = 0; i < planner.input.steps.size(); ++i)
    if (planner.input.steps[i].kind != StepKind::exit) living.push_back(static_cast<int>(i));
  rings.presence = planner.presence.entry(
      {planner.situation(living, {}, place), Cohort::present, true, false, fields.words.headline});
}

void plan_totals(HappeningsPlanner& all, Planner& planner, const std::string& id,
                 const Chosen& measure) {
  if (measure.holds<ThroughputMeasure>()) {
    const auto& fields = measure.as<ThroughputMeasure>();
    const std::vector<int> exits = planner.steps_of(id, &ThroughputMeasure::exits);
    HappeningPlan& left = all.add(
        id, fields.words,
        {HappeningKind::departure, CountForm::total, "", "", "people", Better::higher,
         Horizon::short_term, "People who left since the branch date.", bit(FactKind::left)});
    if (!exits.empty()) left.places = all.places(exits, planner.input.steps.size());
  }
  if (measure.holds<ArrivalsMeasure>())
    all.add(
        id, measure.as<ArrivalsMeasure>().words,
        {HappeningKind::arrival, CountForm::total, "", "", "people", Better::neither,
         Horizon::short_term,
         "People who came since the branch date; those there when the simulation began did not.",
         bit(FactKind::arrived)});
  if (measure.holds<VisitsMeasure>()) {
    const std::vector<int> steps = planner.steps_of(id, &VisitsMeasure::steps);
    HappeningPlan& visits =
        all.add(id, measure.as<VisitsMeasure>().words,
                {HappeningKind::visit, CountForm::total, "", "", "visits", Better::neither,
                 Horizon::short_term,
                 "How often anybody entered " + names_of(planner.input.steps, steps) +
                     " since the branch date; who comes again counts again.",
                 bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::left)});
    visits.places = all.places(steps, planner.input.steps.size());
  }
}

}  // namespace

HappeningsPlan plan_happenings(Planner& planner) {
  HappeningsPlanner all(planner);
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (measure.holds<RequestsMeasure>()) plan_requests(all, id, measure.as<RequestsMeasure>());
    if (measure.holds<StartsMeasure>()) plan_starts(all, id, measure.as<StartsMeasure>());
    if (measure.holds<SessionsMeasure>())
      plan_sessions(all, planner, id, measure.as<SessionsMeasure>());
    if (measure.holds<DeathsMeasure>())
      plan_deaths(all, planner, id, measure.as<DeathsMeasure>(), place);
    if (measure.holds<RingsMeasure>())
      plan_rings(all, planner, id, measure.as<RingsMeasure>(), place);
    plan_totals(all, planner, id, measure);
  }
  return all.take();
}

}  // namespace waymark
