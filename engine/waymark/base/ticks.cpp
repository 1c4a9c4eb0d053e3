#include "waymark/base/ticks.h"

#include "waymark/base/number.h"

namespace waymark {

void report_time_out_of_range(double milliseconds) {
  throw TimeError("a time of " + print(milliseconds) + " ms does not fit the clock");
}

Ticks to_ticks_of_long_time(double milliseconds) {
  if (!(milliseconds > -longest_milliseconds && milliseconds < longest_milliseconds))
    report_time_out_of_range(milliseconds);
  // From 2^51 on a double is whole or a half; from 2^52 on it is whole.
  const auto whole = static_cast<std::int64_t>(milliseconds);
  const double rest = milliseconds - static_cast<double>(whole);
  const bool odd = (whole & 1) != 0;
  if (rest == 0.0 || !odd) return {whole};
  return {rest > 0 ? whole + 1 : whole - 1};
}

}  // namespace waymark
