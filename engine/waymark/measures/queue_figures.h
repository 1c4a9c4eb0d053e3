#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/person_rows.h"
#include "waymark/measures/planner.h"
#include "waymark/measures/running_number.h"

namespace waymark {

/// Mean wait at some steps (each wait that ended in a start of work), or per person over all steps.
struct WaitPlan {
  bool per_person = false;
  std::vector<std::uint8_t> steps;  ///< 1 where it counts
  double unit_ms = 1;
  SlotBlock slots;
};

struct TimeInSystemPlan {
  std::vector<std::uint8_t> exits;  ///< empty: all
  double unit_ms = 1;
  SlotBlock slots;
};

/// Number present, or at some steps: the mean, and the share of time at given numbers.
struct NumberPlan {
  int situation = no_role;  ///< no_role: everyone present
  std::vector<std::size_t> levels;
  SlotBlock mean;
  std::vector<SlotBlock> at_level, delay;
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
  bool rows = false;  ///< something is remembered of each person

  bool wanted() const {
    return !waits.empty() || !times.empty() || !numbers.empty() || !utilisations.empty();
  }
};

QueuePlan plan_queue_figures(Planner& planner);

/// The classical figures of queueing, since the branch date. People who came before it are left out
/// of figures per person.
class QueueFigures {
 public:
  void reset(const QueuePlan& plan);

  void arrived(const QueuePlan& plan, Ticks now) {
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      if (plan.numbers[i].situation == no_role) change(i, 1, now);
  }
  void began(const QueuePlan& plan, const Fact& fact) {
    if (fact.time.count < 0) return;
    Sum* sum = waits_.data();
    for (const WaitPlan& wait : plan.waits) {
      if (!wait.per_person && wait.steps[fact.place]) sum->add(fact.value);
      ++sum;
    }
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
  void left(const QueuePlan& plan, const PersonRow& person, std::size_t exit, Ticks now) {
    left_unknown(plan, now);
    if (person.arrived.count < 0) return;
    Sum* sum = waits_.data();
    for (const WaitPlan& wait : plan.waits) {
      if (wait.per_person) sum->add(person.waited);
      ++sum;
    }
    sum = times_.data();
    for (const TimeInSystemPlan& time : plan.times) {
      if (time.exits.empty() || time.exits[exit]) sum->add(in_milliseconds(now - person.arrived));
      ++sum;
    }
  }
  void left_unknown(const QueuePlan& plan, Ticks now) {
    for (std::size_t i = 0; i < numbers_.size(); ++i)
      if (plan.numbers[i].situation == no_role) change(i, -1, now);
  }
  void changed(const QueuePlan& plan, std::uint64_t before, std::uint64_t after, Ticks now);

  void write(const QueuePlan& plan, Ticks horizon, MetricValues& values) const;

 private:
  struct Sum {
    double ms = 0, number = 0;
    void add(double more) {
      ms += more;
      number += 1;
    }
  };
  void add_since_branch(const QueuePlan& plan, TimeAtWork kind, const Fact& fact);
  void add_work(const QueuePlan& plan, TimeAtWork kind, std::uint16_t step, double ms);
  void change(std::size_t i, int by, Ticks now) {
    numbers_[i].add(by, now);
    levels_[i].add(by, now);
  }

  std::vector<Sum> waits_, times_;
  std::vector<RunningNumber> numbers_;
  std::vector<RunningLevels> levels_;
  std::vector<double> busy_;  ///< per utilisation, ms of team time
};

}  // namespace waymark
