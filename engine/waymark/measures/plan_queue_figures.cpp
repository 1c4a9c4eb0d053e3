#include <algorithm>
#include <utility>

#include "waymark/base/number.h"
#include "waymark/base/student.h"
#include "waymark/measures/durations.h"
#include "waymark/measures/queue_figures.h"

namespace waymark {
namespace {

std::vector<std::uint8_t> marks(const std::vector<int>& steps, std::size_t all) {
  std::vector<std::uint8_t> marked(all, 0);
  for (const int step : steps) marked[static_cast<std::size_t>(step)] = 1;
  return marked;
}

/// How waits that count ended, and which they are.
DurationWords words_of_wait(const WaitMeasure& fields, const std::string& at) {
  DurationWords said;
  said.what = "wait from joining the queue to ";
  std::string ended;
  switch (fields.of) {
    case WaitEnd::served:
      said.what += "the beginning of work";
      ended = "work begun";
      break;
    case WaitEnd::abandoned:
      said.what += "leaving it before work began";
      ended = "waits that ended so";
      break;
    case WaitEnd::either:
      said.what += "the beginning of work or leaving it before";
      ended = "waits that ended";
      break;
  }
  said.what += " at " + at;
  said.which = fields.counted_by == WaitMoment::ending
                   ? ended + " since the branch date"
                   : ended + " of those who joined since the branch date";
  if (fields.still_waiting == Unended::so_far)
    said.which += "; those still waiting at the end count with their wait so far";
  return said;
}

/// Whether what is asked of waits fits together; reports where it does not.
bool is_sound(Planner& planner, const WaitMeasure& fields, const Place& place) {
  const bool is_plain = fields.of == WaitEnd::served && fields.counted_by == WaitMoment::ending &&
                        fields.still_waiting == Unended::left_out;
  if (fields.steps.empty() && !is_plain) {
    planner.report(place,
                   "all waits of a person together are those of people who were served and left",
                   "Name \"steps\", or leave out \"of\", \"counted-by\" and \"still-waiting\"");
    return false;
  }
  if (fields.of == WaitEnd::abandoned && fields.still_waiting == Unended::so_far) {
    planner.report(place, "those still waiting at the end have not given up",
                   "Let \"of\" be \"either\", or leave out \"still-waiting\"");
    return false;
  }
  return true;
}

void plan_wait(Planner& planner, QueuePlan& plan, const std::string& id, const WaitMeasure& fields,
               const Place& place) {
  if (!is_sound(planner, fields, place)) return;
  WaitPlan wait;
  wait.per_person = fields.steps.empty();
  wait.served = fields.of != WaitEnd::abandoned;
  wait.abandoned = fields.of != WaitEnd::served;
  wait.by_joining = fields.counted_by == WaitMoment::joining;
  wait.so_far = fields.still_waiting == Unended::so_far;
  const std::vector<int> steps = planner.steps_of(id, &WaitMeasure::steps);
  wait.steps = marks(steps, planner.input.steps.size());
  planner.kinds |= bit(FactKind::began);
  if (wait.per_person) {
    planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left);
    plan.rows = true;
  }
  if (wait.abandoned || wait.so_far) {
    planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left) | bit(FactKind::moved) |
                     bit(FactKind::joined_queue);
    plan.lines = true;
  }
  const DurationWords said = wait.per_person
                                 ? DurationWords{"sum of all a person's waits",
                                                 "people who came and left since the branch date"}
                                 : words_of_wait(fields, names_of(planner.input.steps, steps));
  wait.durations = plan_durations(planner, id, fields.words, fields.shown_in, fields.spread, said);
  plan.waits.push_back(std::move(wait));
}

void plan_time(Planner& planner, QueuePlan& plan, const std::string& id,
               const TimeInSystemMeasure& fields) {
  TimeInSystemPlan time;
  const std::vector<int> exits = planner.steps_of(id, &TimeInSystemMeasure::exits);
  if (!exits.empty()) time.exits = marks(exits, planner.input.steps.size());
  planner.kinds |= bit(FactKind::arrived) | bit(FactKind::left);
  plan.rows = true;
  time.by_leaving = fields.counted_by == StayMoment::leaving;
  const std::string by = exits.empty() ? "" : " by " + names_of(planner.input.steps, exits);
  const char* const whose =
      time.by_leaving ? "people who left since the branch date, whenever they came; those "
                        "there when the simulation began are left out"
                      : "people who came and left since the branch date";
  time.durations = plan_durations(planner, id, fields.words, fields.shown_in, fields.spread,
                                  {"time from arrival to leaving" + by, whose});
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
      return planner.table.add(
          queue_part(planner, id, fields.words, part + shown, label + shown, "share", definition),
          {""}, false);
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

/// "07:00" of ms since midnight.
std::string clock_time(double ms) {
  const std::int64_t minutes = to_ticks(ms).count / ms_per_minute;
  const auto two = [](std::int64_t number) { return (number < 10 ? "0" : "") + print(number); };
  return two(minutes / 60) + ":" + two(minutes % 60);
}

void add_census(Planner& planner, NumberPlan& number, const std::string& id,
                const InSystemMeasure& fields) {
  for (const Quantity& time : fields.census_at) {
    const std::int64_t since_midnight = planner.input.since_midnight.count;
    const std::int64_t wait = to_ticks(time.value).count - since_midnight % ms_per_day;
    number.marks.census.push_back(Ticks{(wait % ms_per_day + ms_per_day) % ms_per_day});
    std::string part = "census-at-" + print_quantity(time.value, Unit::duration);
    std::replace(part.begin(), part.end(), ' ', '-');
    const std::string clock = clock_time(time.value);
    number.census.push_back(planner.table.add(
        queue_part(planner, id, fields.words, part, "at " + clock, "people",
                   "People counted at " + clock +
                       " of every day since the branch date, averaged over the days; who comes or "
                       "goes at that moment has not yet."),
        {""}, false));
  }
}

void add_percentiles(Planner& planner, NumberPlan& number, const std::string& id,
                     const InSystemMeasure& fields) {
  for (const Quantity& share : fields.percentiles) number.percentiles.push_back(share.value);
  std::sort(number.percentiles.begin(), number.percentiles.end());
  for (const double share : number.percentiles) {
    const std::string name = percentile_name(share);
    number.at_percentile.push_back(planner.table.add(
        queue_part(planner, id, fields.words, name,
                   "not exceeded for " + name.substr(1) + " % of time", "people",
                   "The smallest number that was not exceeded for at least " + name.substr(1) +
                       " of 100 parts of the time since the branch date."),
        {""}, false));
  }
}

void add_batches(Planner& planner, NumberPlan& number, const std::string& id,
                 const InSystemMeasure& fields) {
  if (fields.batches == 0) return;
  const auto batches = static_cast<double>(fields.batches);
  number.marks.batches = static_cast<std::size_t>(fields.batches);
  number.marks.batch_ms = in_milliseconds(planner.input.horizon) / batches;
  number.critical = student_critical(0.05, batches - 1);
  const std::string cut =
      " end of a 95 % interval for the mean of one run: the time since the branch date is cut "
      "into " +
      print(fields.batches) +
      " equal batches; mean of their means, and their spread, by Student's t.";
  const auto add = [&](const char* part, const char* label, const char* end) {
    return planner.table.add(
        queue_part(planner, id, fields.words, part, label, "people", end + cut), {""}, false);
  };
  number.low = add("batches-lo95", "lower end by batches", "Lower");
  number.high = add("batches-hi95", "upper end by batches", "Upper");
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
  add_percentiles(planner, number, id, fields);
  add_census(planner, number, id, fields);
  add_batches(planner, number, id, fields);
  plan.numbers.push_back(std::move(number));
}

struct CountedTime {
  FactKind fact;
  std::string what;
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

/// What it is a share of, and why it may be more than all of it.
std::string share_of(const TeamRole& team, TimeAtWork counts) {
  if (!team.finishes_after_shifts) return " divided by the team's capacity over that time.";
  const std::string on_duty = " divided by the time that units were on duty over that time";
  if (counts != TimeAtWork::done) return on_duty + ".";
  return on_duty + "; work that is finished after a shift counts too, so that it can exceed 1.";
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
  const TeamRole& of_team = planner.input.teams[static_cast<std::size_t>(team)];
  utilisation.capacity = of_team.capacity;
  if (!(utilisation.capacity > 0)) {
    planner.report(fields.team.place,
                   "a team without bounds cannot be busy for a share of its time",
                   "name a team with units or hours");
    return;
  }
  utilisation.counts = fields.counts;
  const CountedTime counted = counted_time(fields.counts);
  planner.kinds |= bit(counted.fact);
  MetricInfo info = queue_metric(planner, id, fields.words, "share",
                                 counted.what + share_of(of_team, fields.counts));
  info.better = Better::neither;
  utilisation.slots = planner.table.add(std::move(info), {""}, false);
  plan.utilisations.push_back(std::move(utilisation));
}

}  // namespace

QueuePlan plan_queue_figures(Planner& planner) {
  QueuePlan plan;
  plan.horizon = planner.input.horizon;
  for (const StepRole& role : planner.input.steps) {
    plan.track_of_step.push_back(static_cast<std::uint16_t>(role.track));
    plan.tracks = std::max(plan.tracks, static_cast<std::size_t>(role.track) + 1);
  }
  for (const auto& [id, measure, place] : planner.input.measures) {
    if (measure.holds<WaitMeasure>())
      plan_wait(planner, plan, id, measure.as<WaitMeasure>(), place);
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
