#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "waymark/scenario/fields.h"

namespace waymark {

/// Over which part of the run an indicator is read.
enum class IndicatorWindow { whole, per_year, rolling_12_months };

/// Who a long-term measure is about. The dead stay in the count unless `living-only` says not.
enum class Cohort : std::uint8_t {
  present,   ///< everyone present at the branch date or arrived since
  requested  ///< everyone who made a request for help since the branch date
};

/// What every measure may say about itself.
struct MeasureWords {
  std::string label;
  bool headline = false;
};

/// A figure as a contract sees it.
struct IndicatorWords {
  MeasureWords words;
  std::optional<Quantity> target;
  IndicatorWindow window = IndicatorWindow::whole;
  std::int64_t report_day = 0;
  std::string required_by;
};

/// A figure of a life, read at dates after the branch.
struct OutcomeWords {
  MeasureWords words;
  std::vector<Quantity> at;  ///< empty: 1, 3, 5 and 10 years, as far as the horizon reaches
  Cohort cohort = Cohort::present;
};

struct StartsWithinMeasure {
  IndicatorWords indicator;
  Quantity within = days(21);
};
struct CompletedMeasure {
  IndicatorWords indicator;
};
struct ReturnedWithinMeasure {
  IndicatorWords indicator;
  Quantity within = months(6);
};
struct MissedContactsMeasure {
  IndicatorWords indicator;
};
struct RepeatRequestsMeasure {
  IndicatorWords indicator;
};

struct RequestsMeasure {
  MeasureWords words;
};
struct StartsMeasure {
  MeasureWords words;
};
struct CaseloadMeasure {
  MeasureWords words;
  std::vector<Reference> steps;  ///< empty: every support step
};
struct SessionsMeasure {
  MeasureWords words;
  std::vector<Reference> steps;  ///< empty: every group
};
struct GivingMeasure {
  MeasureWords words;
  Reference of;
};
struct WaitingMeasure {
  MeasureWords words;
};

struct AtStepMeasure {
  OutcomeWords outcome;
  std::vector<Reference> steps;
  bool living_only = false;
};
struct AtStepOrTraitMeasure {
  OutcomeWords outcome;
  std::vector<Reference> steps, traits;
  bool living_only = false;
};
struct TimeAtStepsMeasure {
  OutcomeWords outcome;
  std::vector<Reference> steps;
};
struct PeopleMeasure {
  OutcomeWords outcome;
};
struct SustainedMeasure {
  OutcomeWords outcome;
  std::vector<Reference> steps;
  Quantity unbroken = months(6);
};
struct AliveMeasure {
  OutcomeWords outcome;
};
struct DeathsMeasure {
  MeasureWords words;
  std::vector<Reference> exits;  ///< empty: every exit that is a death
};
struct StockAtMeasure {
  MeasureWords words;
  Reference of;
  std::vector<Quantity> at;
  bool mediator = false;
};
struct StockMeanMeasure {
  MeasureWords words;
  Reference of;
  bool mediator = false;
};
struct StockYearsMeasure {
  MeasureWords words;
  Reference of;
  bool mediator = false;
};
struct RingsMeasure {
  MeasureWords words;
  Reference of;
};
struct LifeBetterMeasure {
  MeasureWords words;
  Keyed<bool> when;  ///< "alive" and traits
  std::vector<Reference> steps;
  Quantity unbroken = 0;
  Reference columns;
};

enum class ShownTime { minutes, hours, days, weeks };

/// What is told of many durations besides their mean.
struct SpreadFields {
  std::vector<Quantity> percentiles;  ///< shares
  std::vector<Quantity> within;
  std::int64_t batches = 0;  ///< 0: none
};

/// Whose wait counts, by how it ended.
enum class WaitEnd : std::uint8_t { served, abandoned, either };
/// Which moment of a wait must lie after the branch date.
enum class WaitMoment : std::uint8_t { ending, joining };
/// What becomes of waits that have not ended when the run does.
enum class Unended : std::uint8_t { left_out, so_far };

struct WaitMeasure {
  MeasureWords words;
  std::vector<Reference> steps;  ///< empty: all waits of a person together
  WaitEnd of = WaitEnd::served;
  WaitMoment counted_by = WaitMoment::ending;
  Unended still_waiting = Unended::left_out;
  SpreadFields spread;
  ShownTime shown_in = ShownTime::minutes;
};
/// Which moment of a stay must lie after the branch date.
enum class StayMoment : std::uint8_t { arriving, leaving };

struct TimeInSystemMeasure {
  MeasureWords words;
  std::vector<Reference> exits;  ///< empty: every exit
  StayMoment counted_by = StayMoment::arriving;
  SpreadFields spread;
  ShownTime shown_in = ShownTime::minutes;
};
struct InSystemMeasure {
  MeasureWords words;
  std::vector<Reference> steps;  ///< empty: everyone present
  std::vector<Quantity> levels;
  std::vector<Quantity> percentiles;  ///< shares of time
  std::vector<Quantity> census_at;    ///< since midnight
  std::int64_t batches = 0;           ///< 0: none
};
/// What counts as a team's time at work: work done, or work drawn for everybody whose turn came,
/// whole even where the run ends first.
enum class TimeAtWork { done, taken_on, kept };
struct UtilisationMeasure {
  MeasureWords words;
  Reference team;
  TimeAtWork counts = TimeAtWork::done;
};
struct ThroughputMeasure {
  MeasureWords words;
  std::vector<Reference> exits;  ///< empty: every exit
};
struct ArrivalsMeasure {
  MeasureWords words;
};
struct VisitsMeasure {
  MeasureWords words;
  std::vector<Reference> steps;
};
struct TimeBetweenMeasure {
  MeasureWords words;
  std::vector<Reference> from, to;
  SpreadFields spread;
  ShownTime shown_in = ShownTime::minutes;
};

/// How the readings of a reward are weighed: before the first cycle, and after each.
enum class CycleWeights { every_reading, end, start, half, simpson };
enum class DiscountedBy { cycle, time };
struct RewardMeasure {
  MeasureWords words;
  Reference of;
  CycleWeights readings = CycleWeights::half;
  Quantity discount;
  DiscountedBy discounted_by = DiscountedBy::time;
  bool lower_is_better = false;
};

void declare(FieldVisitor& visit, StartsWithinMeasure& measure);
void declare(FieldVisitor& visit, CompletedMeasure& measure);
void declare(FieldVisitor& visit, ReturnedWithinMeasure& measure);
void declare(FieldVisitor& visit, MissedContactsMeasure& measure);
void declare(FieldVisitor& visit, RepeatRequestsMeasure& measure);
void declare(FieldVisitor& visit, RequestsMeasure& measure);
void declare(FieldVisitor& visit, StartsMeasure& measure);
void declare(FieldVisitor& visit, CaseloadMeasure& measure);
void declare(FieldVisitor& visit, SessionsMeasure& measure);
void declare(FieldVisitor& visit, GivingMeasure& measure);
void declare(FieldVisitor& visit, WaitingMeasure& measure);
void declare(FieldVisitor& visit, AtStepMeasure& measure);
void declare(FieldVisitor& visit, AtStepOrTraitMeasure& measure);
void declare(FieldVisitor& visit, TimeAtStepsMeasure& measure);
void declare(FieldVisitor& visit, PeopleMeasure& measure);
void declare(FieldVisitor& visit, SustainedMeasure& measure);
void declare(FieldVisitor& visit, AliveMeasure& measure);
void declare(FieldVisitor& visit, DeathsMeasure& measure);
void declare(FieldVisitor& visit, StockAtMeasure& measure);
void declare(FieldVisitor& visit, StockMeanMeasure& measure);
void declare(FieldVisitor& visit, StockYearsMeasure& measure);
void declare(FieldVisitor& visit, RingsMeasure& measure);
void declare(FieldVisitor& visit, LifeBetterMeasure& measure);
void declare(FieldVisitor& visit, WaitMeasure& measure);
void declare(FieldVisitor& visit, TimeInSystemMeasure& measure);
void declare(FieldVisitor& visit, InSystemMeasure& measure);
void declare(FieldVisitor& visit, UtilisationMeasure& measure);
void declare(FieldVisitor& visit, ThroughputMeasure& measure);
void declare(FieldVisitor& visit, ArrivalsMeasure& measure);
void declare(FieldVisitor& visit, VisitsMeasure& measure);
void declare(FieldVisitor& visit, TimeBetweenMeasure& measure);
void declare(FieldVisitor& visit, RewardMeasure& measure);

/// Every standard that a measure may follow, chosen by the word "standard":
/// `visit.collection("measures", measures, standards, Collection::measures, ...)`.
Kinds measure_standards();

}  // namespace waymark
