#include "waymark/rules/publication.h"

#include <cmath>

namespace waymark {
namespace {

// How far the stock still has to go, with its sign.
double left_to_go(const StockAnchor& stock, double value) {
  return stock.rate == 0.0 ? 0.0 : stock.goal - value;
}

std::int64_t direction(double left) { return left > 0.0 ? 1 : left < 0.0 ? -1 : 0; }

}  // namespace

Publication publish(const StockAnchor& stock, Ticks now, double tolerance) {
  const double value = value_at(stock, now);
  const double left = left_to_go(stock, value);
  const std::int64_t heading = direction(left);
  if (std::fabs(left) <= tolerance) return {value + left / 2, heading};
  return {heading > 0 ? value + tolerance / 2 : value - tolerance / 2, heading};
}

bool still_holds(const Publication& publication, const StockAnchor& stock, Ticks now,
                 double tolerance) {
  // A stock published at the edge of its band may stand beyond it by a rounding.
  const double half_band = tolerance / 2 * (1 + 1e-9);
  return std::fabs(value_at(stock, now) - publication.seen) <= half_band;
}

Ticks next_publication(const Publication& publication, const StockAnchor& stock, Ticks now,
                       double tolerance) {
  const double left = left_to_go(stock, value_at(stock, now));
  if (left > 0.0) return first_at_or_above(stock, now, publication.seen + tolerance / 2);
  if (left < 0.0) return first_at_or_below(stock, now, publication.seen - tolerance / 2);
  return never;
}

Publication following(const Publication& publication, const StockAnchor& stock, Ticks now,
                      double tolerance) {
  const double value = value_at(stock, now);
  const bool turned_back = publication.heading * direction(left_to_go(stock, value)) < 0;
  return turned_back ? Publication{value, 0} : publish(stock, now, tolerance);
}

}  // namespace waymark
