#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/indicators.h"
#include "waymark/measures/planner.h"
#include "waymark/measures/sustained.h"

namespace waymark {

/// The 2 x 2 (model.md 5): everyone who made a request since the branch date; columns by whether
/// one indicator was met for the first request, rows by whether life is better: alive, and a
/// declared absolute standard holds, at 12 and at 36 months from that request. Requests followed
/// for less than 36 months are left out and counted.
struct LifeBetterPlan {
  std::string id;
  int situation = no_role;  ///< of the standard; no_role when it names no steps
  int since = no_role;      ///< column of Spells where the situation must have lasted
  Ticks unbroken{0};
  std::uint64_t must_hold_mask = 0, must_hold = 0;
  struct MustNot {
    std::uint64_t mask, value;
  };
  std::vector<MustNot> must_not;
  int indicator = 0;  ///< index into the indicators
  int groups = 1;
  SlotBlock cells[2][3];  ///< [better 1 or not 0][column]
  SlotBlock better, counted, left_out;
};

/// The two dates, counted from the first request.
inline constexpr Ticks first_check{12 * ms_per_month};
inline constexpr Ticks second_check{36 * ms_per_month};

std::vector<LifeBetterPlan> plan_life_better(Planner& planner,
                                             const std::vector<IndicatorPlan>& indicators);

class LifeBetter {
 public:
  void reset(const std::vector<LifeBetterPlan>& plans);
  void grow_to(std::size_t rows);
  void arrived(std::size_t slot);

  /// To be called before anything about the person changes: settles checks that fell before `now`.
  /// A check on the very moment of a change sees the change.
  void look(const std::vector<LifeBetterPlan>& plans, const Spells& spells, std::size_t slot,
            const PersonRow& person, Ticks now);
  void set_column(std::size_t slot, int plan, TargetColumn column);
  TargetColumn column(std::size_t slot, int plan) const { return of(slot, plan).column; }

  /// The person has left; `died` or not.
  void left(const std::vector<LifeBetterPlan>& plans, std::size_t slot, const PersonRow& person,
            bool died, Ticks horizon);
  /// The run is over for someone present.
  void finish(const std::vector<LifeBetterPlan>& plans, const Spells& spells, std::size_t slot,
              const PersonRow& person, Ticks horizon);

  void write(const std::vector<LifeBetterPlan>& plans, MetricValues& values) const;

 private:
  struct Row {
    std::uint8_t checks = 0;  ///< how many of the two are settled
    bool holds[2] = {false, false};
    TargetColumn column = TargetColumn::not_counted;
  };
  struct Cells {
    double people[2][3] = {};
    double left_out = 0;
  };
  const Row& of(std::size_t slot, int plan) const {
    return rows_[slot * width_ + static_cast<std::size_t>(plan)];
  }
  void count(const std::vector<LifeBetterPlan>& plans, std::size_t slot, const PersonRow& person,
             Ticks horizon);

  std::vector<Row> rows_;
  std::vector<Cells> cells_;  ///< plan by plan, everyone and groups
  std::size_t width_ = 0, groups_ = 1;
};

}  // namespace waymark
