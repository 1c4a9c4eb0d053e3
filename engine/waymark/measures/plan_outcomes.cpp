#include <algorithm>
#include <utility>

#include "waymark/measures/outcomes.h"
#include "waymark/measures/periods.h"

namespace waymark {
namespace {

constexpr std::uint32_t place_facts =
    bit(FactKind::arrived) | bit(FactKind::moved) | bit(FactKind::left);

std::uint32_t facts_for(Cohort cohort) {
  return cohort == Cohort::requested ? place_facts | bit(FactKind::contact) : place_facts;
}

std::string cohort_words(Cohort cohort, bool living_only) {
  const std::string words = cohort == Cohort::present
                                ? "everyone present at the branch date or arrived since"
                                : "everyone who made a request for help since the branch date";
  if (living_only) return words + ", as far as alive and present at the date";
  return words + ", the dead and those who left included";
}

/// What all long-term measures say alike.
struct Subject {
  std::string id;
  MeasureWords words;
  Cohort cohort = Cohort::present;
  bool living_only = false;
};

MetricInfo outcome_metric(const Planner& planner, const Subject& subject, const std::string& part) {
  MetricInfo info;
  info.id = part.empty() ? subject.id : subject.id + "/" + part;
  info.label = planner.label(subject.words, subject.id);
  if (subject.living_only) info.label += " (of those alive)";
  info.better = Better::higher;
  info.horizon = Horizon::long_term;
  info.headline = subject.words.headline;
  info.worth_knowing = planner.worth_knowing(subject.id);
  info.measure = subject.id;
  info.part = part;
  return info;
}

OutcomePlan begin(Planner& planner, const Subject& subject, const std::vector<Quantity>& at) {
  OutcomePlan plan;
  plan.cohort = subject.cohort;
  plan.groups = subject.words.headline ? planner.presence.groups : 1;
  plan.times = planner.reading_times(at);
  planner.kinds |= facts_for(subject.cohort);
  return plan;
}

std::vector<int> present_steps(const Planner& planner) {
  std::vector<int> steps;
  for (std::size_t i = 0; i < planner.input.steps.size(); ++i)
    if (planner.input.steps[i].kind != StepKind::exit) steps.push_back(static_cast<int>(i));
  return steps;
}

OutcomePlan plan_share(Planner& planner, const Subject& subject, const std::vector<Quantity>& at,
                       int situation, const std::string& what, const Place& place) {
  OutcomePlan plan = begin(planner, subject, at);
  plan.kind = OutcomeKind::share;
  const bool by_group = subject.words.headline;
  plan.entry = planner.presence.entry({situation, subject.cohort, false, false, by_group});
  if (subject.living_only)
    plan.living = planner.presence.entry({planner.situation(present_steps(planner), {}, place),
                                          subject.cohort, false, false, by_group});
  MetricInfo info = outcome_metric(planner, subject, "");
  info.unit = "share";
  info.definition = "Share " + what + " at the date. Who is counted: " +
                    cohort_words(subject.cohort, subject.living_only) + ".";
  plan.at = planner.table.add(std::move(info), times_in_words("at", plan.times), by_group);
  return plan;
}

/// Years a head in three variants of discounting.
void add_years(Planner& planner, const Subject& subject, OutcomePlan& plan,
               const std::string& what) {
  for (int v = 0; v < discount_variants; ++v) {
    MetricInfo info = outcome_metric(planner, subject, std::string("years/") + variant_name(v));
    info.unit = "years";
    info.headline = false;
    info.part_label = std::string("years a head, ") + variant_words(v);
    info.definition = "Years " + what + " since the branch date, " + variant_words(v) +
                      ", divided by the number of people. Who is counted: " +
                      cohort_words(subject.cohort, false) + ".";
    plan.over[v] = planner.table.add(std::move(info), times_in_words("over", plan.times),
                                     subject.words.headline);
  }
}

OutcomePlan plan_years(Planner& planner, const Subject& subject, const TimeAtStepsMeasure& fields,
                       const Place& place) {
  OutcomePlan plan = begin(planner, subject, fields.outcome.at);
  plan.kind = OutcomeKind::years;
  const std::vector<int> steps = planner.steps_of(subject.id, &TimeAtStepsMeasure::steps);
  plan.entry = planner.presence.entry(
      {planner.situation(steps, {}, place), subject.cohort, true, true, subject.words.headline});
  add_years(planner, subject, plan, "at " + names_of(planner.input.steps, steps));
  if (subject.words.headline)
    planner.table.metrics[static_cast<std::size_t>(planner.table.slots[plan.over[0].at(0)].metric)]
        .headline = true;
  return plan;
}

OutcomePlan plan_sustained(Planner& planner, const Subject& subject, const SustainedMeasure& fields,
                           const Place& place) {
  OutcomePlan plan = begin(planner, subject, fields.outcome.at);
  plan.kind = OutcomeKind::sustained;
  const std::vector<int> steps = planner.steps_of(subject.id, &SustainedMeasure::steps);
  for (const int step : steps)
    if (planner.input.steps[static_cast<std::size_t>(step)].kind == StepKind::exit)
      planner.report(place, "an exit cannot be sustained: nobody is there any more",
                     "name steps at which people stay");
  const Ticks unbroken = to_ticks(fields.unbroken.value);
  const int situation = planner.situation(steps, {}, place);
  plan.entry = static_cast<int>(planner.sustained.entries.size());
  planner.sustained.entries.push_back({situation, subject.cohort, unbroken,
                                       planner.sustained.spell(situation), subject.words.headline});
  const std::string what = "at " + names_of(planner.input.steps, steps) + " without a break for " +
                           length_in_words(unbroken) + " or longer";
  MetricInfo info = outcome_metric(planner, subject, "");
  info.unit = "share";
  info.definition = "Share " + what +
                    " at the date. Who is counted: " + cohort_words(subject.cohort, false) + ".";
  plan.at =
      planner.table.add(std::move(info), times_in_words("at", plan.times), subject.words.headline);
  add_years(planner, subject, plan, what);
  return plan;
}

OutcomePlan plan_heads(Planner& planner, const Subject& subject, const PeopleMeasure& fields) {
  OutcomePlan plan = begin(planner, subject, fields.outcome.at);
  plan.kind = OutcomeKind::heads;
  MetricInfo info = outcome_metric(planner, subject, "");
  info.unit = "people";
  info.better = Better::neither;
  info.definition =
      "How many people there have been. Who is counted: " + cohort_words(subject.cohort, false) +
      ".";
  plan.at =
      planner.table.add(std::move(info), times_in_words("at", plan.times), subject.words.headline);
  return plan;
}

OutcomePlan plan_caseload(Planner& planner, const Subject& subject, const CaseloadMeasure& fields,
                          const Place& place) {
  OutcomePlan plan = begin(planner, subject, {});
  plan.kind = OutcomeKind::number;
  const std::vector<int> steps = fields.steps.empty()
                                     ? planner.steps_of(StepKind::support)
                                     : planner.steps_of(subject.id, &CaseloadMeasure::steps);
  plan.entry = planner.presence.entry(
      {planner.situation(steps, {}, place), Cohort::present, true, false, subject.words.headline});
  MetricInfo info = outcome_metric(planner, subject, "");
  info.unit = "people";
  info.better = Better::neither;
  info.horizon = Horizon::short_term;
  info.definition = "People at " + names_of(planner.input.steps, steps) +
                    " at a time. Without a date: the average since the branch date.";
  std::vector<std::string> times = times_in_words("at", plan.times);
  times.insert(times.begin(), "");
  const SlotBlock slots = planner.table.add(std::move(info), times, subject.words.headline);
  plan.mean = plan.at = slots;
  plan.at.first += slots.groups;
  SeriesInfo series{
      subject.id + "/monthly", planner.label(subject.words, subject.id), "people", {}};
  for (std::int64_t month = 0; month <= planner.input.horizon.count / ms_per_month; ++month)
    series.times.push_back(day_of(planner.input.start, Ticks{month * ms_per_month}));
  plan.series = planner.table.add_series(std::move(series));
  return plan;
}

Subject subject_of(const std::string& id, const OutcomeWords& outcome, bool living_only = false) {
  return {id, outcome.words, outcome.cohort, living_only};
}

void plan_shares(Planner& planner, const std::string& id, const Chosen& measure, const Place& place,
                 std::vector<OutcomePlan>& plans) {
  if (measure.holds<AtStepMeasure>()) {
    const auto& fields = measure.as<AtStepMeasure>();
    const std::vector<int> steps = planner.steps_of(id, &AtStepMeasure::steps);
    plans.push_back(plan_share(planner, subject_of(id, fields.outcome, fields.living_only),
                               fields.outcome.at, planner.situation(steps, {}, place),
                               "at " + names_of(planner.input.steps, steps), place));
  } else if (measure.holds<AtStepOrTraitMeasure>()) {
    const auto& fields = measure.as<AtStepOrTraitMeasure>();
    const std::vector<int> steps = planner.steps_of(id, &AtStepOrTraitMeasure::steps);
    const std::vector<int> traits = planner.traits(fields.traits);
    std::string what;
    if (!steps.empty()) what = "at " + names_of(planner.input.steps, steps);
    for (const int trait : traits) {
      const TraitRole& role = planner.input.traits[static_cast<std::size_t>(trait)];
      what += (what.empty() ? "with " : " or with ") + (role.label.empty() ? role.id : role.label);
    }
    plans.push_back(plan_share(planner, subject_of(id, fields.outcome, fields.living_only),
                               fields.outcome.at, planner.situation(steps, traits, place), what,
                               place));
  } else if (measure.holds<AliveMeasure>()) {
    const auto& fields = measure.as<AliveMeasure>();
    plans.push_back(plan_share(planner, subject_of(id, fields.outcome), fields.outcome.at,
                               planner.situation(planner.deaths_or_not(false), {}, place),
                               "alive (not left by an exit that is a death)", place));
  }
}

}  // namespace

std::vector<OutcomePlan> plan_outcomes(Planner& planner) {
  std::vector<OutcomePlan> plans;
  for (const auto& [id, measure, place] : planner.input.measures) {
    plan_shares(planner, id, measure, place, plans);
    if (measure.holds<TimeAtStepsMeasure>()) {
      const auto& fields = measure.as<TimeAtStepsMeasure>();
      plans.push_back(plan_years(planner, subject_of(id, fields.outcome), fields, place));
    } else if (measure.holds<SustainedMeasure>()) {
      const auto& fields = measure.as<SustainedMeasure>();
      plans.push_back(plan_sustained(planner, subject_of(id, fields.outcome), fields, place));
    } else if (measure.holds<PeopleMeasure>()) {
      const auto& fields = measure.as<PeopleMeasure>();
      plans.push_back(plan_heads(planner, subject_of(id, fields.outcome), fields));
    } else if (measure.holds<CaseloadMeasure>()) {
      const auto& fields = measure.as<CaseloadMeasure>();
      plans.push_back(
          plan_caseload(planner, {id, fields.words, Cohort::present, false}, fields, place));
    }
  }
  return plans;
}

void plan_where_at(Planner& planner, std::vector<OutcomePlan>& plans) {
  const MeasuresInput& input = planner.input;
  int track = no_role;  // the first one whose steps count as something
  for (const StepRole& role : input.steps)
    if (role.state != no_role && (track == no_role || role.track < track)) track = role.track;
  for (std::size_t state = 0; track != no_role && state < input.states.size(); ++state) {
    std::vector<int> steps;
    for (std::size_t i = 0; i < input.steps.size(); ++i)
      if (input.steps[i].state == static_cast<int>(state) && input.steps[i].track == track)
        steps.push_back(static_cast<int>(i));
    OutcomePlan plan = begin(planner, {"where-at", {}, Cohort::requested, false}, {});
    plan.kind = OutcomeKind::share;
    plan.entry = planner.presence.entry(
        {planner.situation(steps, {}, Place{}), Cohort::requested, false, false, false});
    const PlaceRole& role = input.states[state];
    MetricInfo info = outcome_metric(planner, {"where-at", {}, Cohort::requested, false}, role.id);
    info.label = "Where people are";
    info.unit = "share";
    info.better = Better::neither;
    info.part_label = role.label.empty() ? role.id : role.label;
    info.definition =
        "Of everyone who made a request for help since the branch date, the share at " +
        names_of(input.steps, steps) + " at the date.";
    plan.at = planner.table.add(std::move(info), times_in_words("at", plan.times), false);
    plans.push_back(std::move(plan));
  }
}

}  // namespace waymark
