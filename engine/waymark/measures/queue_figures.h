#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/durations.h"
#include "waymark/measures/in_line.h"
#include "waymark/measures/number_marks.h"
#include "waymark/measures/person_rows.h"
#include "waymark/measures/planner.h"
#include "waymark/measures/running_number.h"

namespace waymark {

/// Waits at some steps, or per person over all steps.
struct WaitPlan {
  bool per_person = false;
  std::vector<std::uint8_t> steps;  ///< 1 where it counts
  bool served = true, abandoned = false;
  bool by_joining = false, so_far = false;
  DurationPlan durations;
};

struct TimeInSystemPlan {
  std::vector<std::uint8_t> exits;  ///< empty: all
  bool by_leaving = false;          ///< whenever people came
  DurationPlan durations;
};

/// Number present, or at some steps: the mean, and the share of time at given numbers.
struct NumberPlan {
  int situation = no_role;  ///< no_role: everyone present
  std::vector<std::size_t> levels;
  SlotBlock mean;
  std::vector<SlotBlock> at_level, delay;
  std::vector<double> percentiles;
  std::vector<SlotBlock> at_percentile;
  MarksPlan marks;
  std::vector<SlotBlock> census;
  double critical = 0;  ///< of Student's t for the batches
  SlotBlock low, high;
};

struct UtilisationPlan {
  TimeAtWork counts = TimeAtWork::done;
  std::vector<double> units;  ///< of the team, that work at each step takes
  double capacity = 0;
  SlotBlock slots;
};

struct QueuePlan {
  std::vector<WaitPlan> waits;
  std::vector<TimeInSystemPlan> times;
  std::vector<NumberPlan> numbers;
  std::vector<UtilisationPlan> utilisations;
  std::vector<std::uint16_t> track_of_step;
  std::size_t tracks = 1;
  bool lines = false;  ///< who waits is followed, for waits that end without work or not at all
  Ticks horizon{0};
  bool rows = false;  ///< something is remembered of each person

  bool wanted() const {
    return !waits.empty() || !times.empty() || !numbers.empty() || !utilisations.empty();
  }
};

QueuePlan plan_queue_figures(Planner& planner);

/// The classical figures of queueing, since the branch date. People who came before it are left out
/// of figures per person but of the time of those who leave; people found when the simulation began
/// are left out of all.
class QueueFigures {
 public:
  void reset(const QueuePlan& plan);

  void arrived(const QueuePlan& plan, Ticks now) {
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      if (plan.numbers[i].situation == no_role) change(i, 1, now);
  }
  void began(const QueuePlan& plan, const Fact& fact) {
    if (plan.lines) lines_.began(fact, plan.track_of_step[fact.place]);
    if (fact.time.count < 0) return;
    Durations* durations = waits_.data();
    for (const WaitPlan& wait : plan.waits) {
      if (!wait.per_person && wait.served && wait.steps[fact.place])
        add_wait(wait, *durations, fact.value, fact.time);
      ++durations;
    }
  }
  void joined(const QueuePlan& plan, const Fact& fact) {
    if (plan.lines) lines_.joined(fact, plan.track_of_step[fact.place]);
  }
  void moved(const QueuePlan& plan, const Fact& fact) {
    if (plan.lines)
      leave_line(plan, fact.person, plan.track_of_step[fact.place],
                 static_cast<Way>(fact.detail) == Way::removed, fact.time);
  }
  void worked(const QueuePlan& plan, const Fact& fact) {
    add_since_branch(plan, TimeAtWork::done, fact);
  }
  void kept(const QueuePlan& plan, const Fact& fact) {
    add_since_branch(plan, TimeAtWork::kept, fact);
  }
  void took_on(const QueuePlan& plan, const Fact& fact) {
    if (fact.time.count >= 0) add_work(plan, TimeAtWork::taken_on, fact.place, fact.value);
  }
  void left(const QueuePlan& plan, const PersonRow& person, const Fact& fact) {
    const Ticks now = fact.time;
    left_unknown(plan, now);
    if (plan.lines) leave_lines(plan, fact.person, now);
    if (person.found || now.count < 0) return;
    const bool came_since_branch = person.arrived.count >= 0;
    Durations* durations = waits_.data();
    for (const WaitPlan& wait : plan.waits) {
      if (wait.per_person && came_since_branch) durations->add(wait.durations, person.waited, now);
      ++durations;
    }
    durations = times_.data();
    for (const TimeInSystemPlan& time : plan.times) {
      if ((came_since_branch || time.by_leaving) && (time.exits.empty() || time.exits[fact.place]))
        durations->add(time.durations, in_milliseconds(now - person.arrived), now);
      ++durations;
    }
  }
  void left_unknown(const QueuePlan& plan, Ticks now) {
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      if (plan.numbers[i].situation == no_role) change(i, -1, now);
  }
  void changed(const QueuePlan& plan, std::uint64_t before, std::uint64_t after, Ticks now);

  void write(const QueuePlan& plan, MetricValues& values) const;

 private:
  void add_since_branch(const QueuePlan& plan, TimeAtWork kind, const Fact& fact);
  /// A wait that ends now, or is cut by the end of the run, after so many ms.
  static void add_wait(const WaitPlan& wait, Durations& durations, double ms, Ticks now) {
    if (wait.by_joining && in_milliseconds(now) < ms) return;
    durations.add(wait.durations, ms, now);
  }
  void leave_line(const QueuePlan& plan, std::uint32_t person, std::uint16_t track, bool by_removal,
                  Ticks now);
  void leave_lines(const QueuePlan& plan, std::uint32_t person, Ticks now) {
    for (std::size_t track = 0; track < plan.tracks; ++track)
      leave_line(plan, person, static_cast<std::uint16_t>(track), false, now);
  }
  void write_waits(const QueuePlan& plan, MetricValues& values) const;
  void write_number(const NumberPlan& number, std::size_t i, Ticks horizon,
                    MetricValues& values) const;
  void add_work(const QueuePlan& plan, TimeAtWork kind, std::uint16_t step, double ms);
  void change(std::size_t i, int by, Ticks now) {
    if (marks_[i].is_due(now)) [[unlikely]]
      marks_[i].catch_up(numbers_[i], now);
    numbers_[i].add(by, now);
    levels_[i].add(by, now);
  }

  std::vector<Durations> waits_, times_;
  InLine lines_;
  std::vector<RunningNumber> numbers_;
  std::vector<RunningLevels> levels_;
  std::vector<NumberMarks> marks_;
  std::vector<double> busy_;  ///< per utilisation, ms of team time
};

}  // namespace waymark
