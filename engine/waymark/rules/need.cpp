#include "waymark/rules/need.h"

namespace waymark {

bool need_is_on(double severity, bool was_on, NeedThresholds thresholds) {
  return was_on ? severity > thresholds.off : severity >= thresholds.on;
}

Ticks next_switch(const StockAnchor& severity, bool is_on, NeedThresholds thresholds, Ticks from) {
  return is_on ? first_at_or_below(severity, from, thresholds.off)
               : first_at_or_above(severity, from, thresholds.on);
}

}  // namespace waymark
