#pragma once

#include <cstdint>
#include <vector>

#include "waymark/measures/discounting.h"
#include "waymark/measures/measure_fields.h"
#include "waymark/measures/person_rows.h"

namespace waymark {

/// Time in a situation without a break, from the moment it has lasted for `unbroken`.
struct SustainedEntry {
  int situation = 0;
  Cohort cohort = Cohort::present;
  Ticks unbroken{0};
  int since = 0;  ///< column of Spells
  bool by_group = false;
};

struct SustainedPlan {
  std::vector<SustainedEntry> entries;
  std::vector<int> spell_situations;  ///< the situation of each column of Spells
  int groups = 1;

  int spell(int situation);
};

/// Since when each person has been in some situations: a row per slot, a column per situation.
class Spells {
 public:
  void reset(const SustainedPlan& plan);
  void grow_to(std::size_t rows);

  Ticks since(std::size_t slot, int column) const {
    return since_[slot * width_ + static_cast<std::size_t>(column)];
  }
  /// Notes the spells that begin now; `before` and `after` are the person's situations.
  void changed(const SustainedPlan& plan, std::size_t slot, std::uint64_t before,
               std::uint64_t after, Ticks now);

 private:
  std::vector<Ticks> since_;
  std::size_t width_ = 0;
};

/// Person-time and people in sustained situations.
class Sustained {
 public:
  void reset(const SustainedPlan& plan);

  /// To be called before `spells` hear of it.
  void changed(const SustainedPlan& plan, const DiscountVariants& discount, const Spells& spells,
               std::size_t slot, const PersonRow& person, std::uint64_t situations, Ticks now);

  struct Reading {
    double people = 0;
    double time[discount_variants] = {};  ///< ms since the branch date
  };
  /// Everyone and each group at `now`.
  std::vector<Reading> read(const SustainedPlan& plan, int entry, const DiscountVariants& discount,
                            const Spells& spells, const std::vector<PersonRow>& people,
                            Ticks now) const;

 private:
  std::vector<Reading> ended_;  ///< entry by entry, everyone and groups: time of ended spells
  std::size_t groups_ = 1;
};

}  // namespace waymark
