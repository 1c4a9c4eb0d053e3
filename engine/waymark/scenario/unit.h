#pragma once

#include <string_view>

namespace waymark {

/// What a number in a scenario measures. Inside the engine: durations in milliseconds, rates per
/// millisecond, money in pounds, money over time in pounds per millisecond, chances and shares
/// 0..1.
enum class Unit {
  duration,    ///< "12 weeks"
  rate,        ///< "0.42 per year", "1 per 28 days"
  growth,      ///< a rate of either sign: "-3 % per year", "0.08 per year"
  chance,      ///< "8 in 10", "95 %", 0.95; never outside 0..1
  share,       ///< the same writing and bounds as a chance, for parts of a whole
  number,      ///< a bare number without dimension; "5 %" is 0.05
  count,       ///< a bare whole number, never negative
  money,       ///< "£45,000"
  money_rate,  ///< "£38 per hour", "£45,000 per year"
  work_hours,  ///< "37 hours", "90 minutes" of work: no days or weeks, whose length in work is
               ///< unclear
  as_used,     ///< any of the above: the place that uses an assumption decides
};

/// The unit in plain words, such as "duration" or "money over time".
std::string_view name_of(Unit unit);

/// One correct way to write it, such as "12 weeks"; used in hints and in the reference page.
std::string_view example_of(Unit unit);

}  // namespace waymark
