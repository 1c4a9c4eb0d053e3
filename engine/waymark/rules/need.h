#pragma once

#include "waymark/rules/relaxation.h"

namespace waymark {

/// A need is a severity with two thresholds, off < on: it comes on at `on` or above and goes off
/// at `off` or below. In between it stays as it was.
struct NeedThresholds {
  double on = 1.0;
  double off = 0.0;
};

/// Whether the need is on, given that it `was_on` up to now.
bool need_is_on(double severity, bool was_on, NeedThresholds thresholds);

/// First tick from `from` on at which the need switches; `never` if it will not.
Ticks next_switch(const StockAnchor& severity, bool is_on, NeedThresholds thresholds, Ticks from);

}  // namespace waymark
