#include "waymark/scenario/unit.h"

#include "waymark/base/contract.h"

namespace waymark {

std::string_view name_of(Unit unit) {
  switch (unit) {
    case Unit::duration:
      return "duration";
    case Unit::rate:
      return "rate";
    case Unit::growth:
      return "rate of growth";
    case Unit::chance:
      return "chance";
    case Unit::share:
      return "share";
    case Unit::number:
      return "number";
    case Unit::count:
      return "whole number";
    case Unit::money:
      return "sum of money";
    case Unit::money_rate:
      return "price over time";
    case Unit::work_hours:
      return "time of work";
    case Unit::as_used:
      return "quantity";
  }
  WAYMARK_EXPECT(false, "a unit without a name");
  return "";
}

std::string_view example_of(Unit unit) {
  switch (unit) {
    case Unit::duration:
      return "\"12 weeks\"";
    case Unit::rate:
      return "\"0.42 per year\"";
    case Unit::growth:
      return "\"3 % per year\"";
    case Unit::chance:
      return "\"8 in 10\" or \"95 %\"";
    case Unit::share:
      return "\"35 %\"";
    case Unit::number:
      return "0.5";
    case Unit::count:
      return "40";
    case Unit::money:
      return "\"£45,000\"";
    case Unit::money_rate:
      return "\"£38 per hour\"";
    case Unit::work_hours:
      return "\"37 hours\"";
    case Unit::as_used:
      return "\"12 weeks\" or \"8 in 10\"";
  }
  WAYMARK_EXPECT(false, "a unit without an example");
  return "";
}

}  // namespace waymark
