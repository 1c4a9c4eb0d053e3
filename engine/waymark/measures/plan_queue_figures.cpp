#include <algorithm>
#include <utility>

#include "waymark/base/number.h"
#include "waymark/measures/queue_figures.h"

namespace waymark {
namespace {

MetricInfo queue_metric(const Planner& planner, const std::string& id, const MeasureWords& words,
                        const std::string& unit, const std::string& definition) {
  MetricInfo info;
  info.id = info.measure = id;
  info.label = planner.label(words, id);
  info.unit = unit;
  info.better = Better::lower;
  info.headline = words.headline;
  info.definition = definition;
  info.worth_knowing = planner.worth_knowing(id);
  return info;
}

std::vector<std::uint8_t> marks(const std::vector<int>& steps, std::size_t all) {
  std::vector<std::uint8_t> marked(all, 0);
  for (const int step : steps) marked[static_cast<std::size_t>(step)] = 1;
  return marked;
}

struct ShownUnit {
  const char* name;
  double ms;
};

ShownUnit shown(ShownTime unit) {
  switch (unit) {
    case ShownTime::minutes:
      return {"minutes", static_cast<double>(ms_per_minute)};
    case ShownTime::hours:
      return {"hours", static_cast<double>(ms_per_hour)};
    case ShownTime::days:
      return {"days", static_cast<double>(ms_per_day)};
    case ShownTime::weeks:
      return {"weeks", static_cast<double>(ms_per_week)};
  }
  return {"", 1};
}

void plan_wait(Planner& planner, QueuePlan& plan, const std::string& id,
               const WaitMeasure& fields) {
  WaitPlan wait;
  wait.per_person = fields.steps.empty();
  wait.unit_ms = shown(fields.shown_in).ms;
  const std::vector<int> steps = planner.steps_of(id, &WaitMeasure::steps);
  wait.steps = marks(steps, planner.input.steps.size());
  planner.kinds |= bit(FactKind::began);
  if (wait.per_person) {
    planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left);
    plan.rows = true;
  }
  wait.slots = planner.table.add(
      queue_metric(
          planner, id, fields.words, shown(fields.shown_in).name,
          wait.per_person
              ? "Mean of all a person's waits together, over people who came and left since the "
                "branch date."
              : "Mean wait from joining the queue to the beginning of work at " +
                    names_of(planner.input.steps, steps) +
                    ", over work begun since the branch date."),
      {""}, false);
  plan.waits.push_back(std::move(wait));
}

void plan_time(Planner& planner, QueuePlan& plan, const std::string& id,
               const TimeInSystemMeasure& fields) {
  TimeInSystemPlan time;
  time.unit_ms = shown(fields.shown_in).ms;
  const std::vector<int> exits = planner.steps_of(id, &TimeInSystemMeasure::exits);
  if (!exits.empty()) time.exits = marks(exits, planner.input.steps.size());
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left);
  plan.rows = true;
  time.slots = planner.table.add(
      queue_metric(
          planner, id, fields.words, shown(fields.shown_in).name,
          "Mean time from arrival to leaving" +
              (exits.empty() ? std::string() : " by " + names_of(planner.input.steps, exits)) +
              ", over people who came and left since the branch date."),
      {""}, false);
  plan.times.push_back(std::move(time));
}

void add_levels(Planner& planner, NumberPlan& number, const std::string& id,
                const InSystemMeasure& fields) {
  for (const Quantity& level : fields.levels)
    number.levels.push_back(static_cast<std::size_t>(level.value));
  std::sort(number.levels.begin(), number.levels.end());
  for (const std::size_t level : number.levels) {
    const std::string shown = print(static_cast<std::int64_t>(level));
    const auto add = [&](const char* part, const char* label, const char* definition) {
      MetricInfo info = queue_metric(planner, id, fields.words, "share", definition);
      info.part = part + shown;
      info.part_label = label + shown;
      info.id = id + "/" + info.part;
      info.headline = false;
      return planner.table.add(std::move(info), {""}, false);
    };
    number.at_level.push_back(
        add("share-at-", "share of time at ",
            "Share of the time since the branch date at exactly this number."));
    number.delay.push_back(
        add("delay-", "chance of delay with ",
            "Time at exactly this number divided by time at it or below: the "
            "chance that a newcomer would find no place if there were so many."));
  }
}

void plan_number(Planner& planner, QueuePlan& plan, const std::string& id,
                 const InSystemMeasure& fields, const Place& place) {
  NumberPlan number;
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left);
  std::string what = "People present";
  if (!fields.steps.empty()) {
    const std::vector<int> steps = planner.steps_of(id, &InSystemMeasure::steps);
    number.situation = planner.situation(steps, {}, place);
    planner.kinds |= bit(FactKind::moved);
    what = "People at " + names_of(planner.input.steps, steps);
  }
  number.mean =
      planner.table.add(queue_metric(planner, id, fields.words, "people",
                                     what + ", averaged over the time since the branch date."),
                        {""}, false);
  add_levels(planner, number, id, fields);
  plan.numbers.push_back(std::move(number));
}

struct CountedTime {
  FactKind fact;
  const char* what;
};

CountedTime counted_time(TimeAtWork counts) {
  switch (counts) {
    case TimeAtWork::done:
      return {FactKind::worked, "Team time worked since the branch date"};
    case TimeAtWork::taken_on:
      return {FactKind::taken_on,
              "The whole length of all work begun since the branch date, whether or not it ended,"};
    case TimeAtWork::kept:
      return {FactKind::kept,
              "Time since the branch date for which units were kept after their work, the next "
              "step not having begun,"};
  }
  return {};
}

void plan_utilisation(Planner& planner, QueuePlan& plan, const std::string& id,
                      const UtilisationMeasure& fields) {
  const int team = planner.team(fields.team);
  if (team == no_role) return;
  UtilisationPlan utilisation;
  for (const StepRole& role : planner.input.steps) {
    double& units = utilisation.units.emplace_back(0.0);
    for (const TeamUnits& taken : role.takes)
      if (taken.team == team) units += taken.units;
  }
  utilisation.capacity = planner.input.teams[static_cast<std::size_t>(team)].capacity;
  if (!(utilisation.capacity > 0)) {
    planner.report(fields.team.place,
                   "a team without bounds cannot be busy for a share of its time",
                   "name a team with units or hours");
    return;
  }
  utilisation.counts = fields.counts;
  const CountedTime counted = counted_time(fields.counts);
  planner.kinds |= bit(counted.fact);
  MetricInfo info =
      queue_metric(planner, id, fields.words, "share",
                   std::string(counted.what) + " divided by the team's capacity over that time.");
  info.better = Better::neither;
  utilisation.slots = planner.table.add(std::move(info), {""}, false);
  plan.utilisations.push_back(std::move(utilisation));
}

}  // namespace

QueuePlan plan_queue_figures(Planner& planner) {
  QueuePlan plan;
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (measure.holds<WaitMeasure>()) plan_wait(planner, plan, id, measure.as<WaitMeasure>());
    if (measure.holds<TimeInSystemMeasure>())
      plan_time(planner, plan, id, measure.as<TimeInSystemMeasure>());
    if (measure.holds<InSystemMeasure>())
      plan_number(planner, plan, id, measure.as<InSystemMeasure>(), place);
    if (measure.holds<UtilisationMeasure>())
      plan_utilisation(planner, plan, id, measure.as<UtilisationMeasure>());
  }
  return plan;
}

}  // namespace waymark
