#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/discounting.h"
#include "waymark/measures/measure_fields.h"
#include "waymark/measures/person_rows.h"

namespace waymark {

/// One count of people in one situation.
struct PresenceEntry {
  int situation = 0;
  Cohort cohort = Cohort::present;
  bool timed = false;       ///< person-time is wanted too
  bool discounted = false;  ///< ... in all variants
  bool by_group = false;
};

struct PresencePlan {
  std::vector<PresenceEntry> entries;
  std::vector<std::vector<int>> by_situation;  ///< entries of each situation
  int groups = 1;                              ///< everyone and each group

  /// The index of this entry, shared by all that ask; what they want of it adds up.
  int entry(const PresenceEntry& wanted);
  void arrange(int situations);
};

/// How many people are in a situation now, and how much time people spent in it since the branch,
/// for everyone and each group. Counts whole people, so that nothing drifts.
class Presence {
 public:
  void reset(const PresencePlan& plan);

  void arrived(const PersonRow& person);
  /// Someone left before the branch date: not of the cohort.
  void forget(const PersonRow& person);
  /// The person's first request since the branch.
  void asked(const PresencePlan& plan, const DiscountVariants& discount, const PersonRow& person,
             Ticks now);
  /// The person's situations change from what the row says to `situations`.
  void changed(const PresencePlan& plan, const DiscountVariants& discount, const PersonRow& person,
               std::uint64_t situations, Ticks now);

  double inside(int entry, int group) const { return of(entry, group).inside; }
  /// Ms from the branch date to `until`, which is now or later.
  double time(int entry, int group, int variant, const DiscountVariants& discount,
              Ticks until) const;
  /// People who ever belonged to the cohort.
  double cohort(Cohort cohort, int group) const {
    return cohorts_[static_cast<std::size_t>(cohort)][static_cast<std::size_t>(group)];
  }

 private:
  struct Count {
    double inside = 0;
    double time[discount_variants] = {};  ///< integral at leaving minus integral at entering
  };
  const Count& of(int entry, int group) const {
    return counts_[static_cast<std::size_t>(entry) * static_cast<std::size_t>(groups_) +
                   static_cast<std::size_t>(group)];
  }
  void step(const PresenceEntry& entry, int index, const DiscountVariants& discount,
            std::uint64_t member, double sign, Ticks now);

  std::vector<Count> counts_;
  std::vector<double> cohorts_[2];
  int groups_ = 1;
};

}  // namespace waymark
