#include "waymark/random/within.h"

#include <cmath>
#include <stdexcept>
#include <string>

#include "waymark/base/number.h"
#include "waymark/base/special_values.h"

namespace waymark {
namespace {

constexpr double rarest_inside = 1e-6;

void check(const char* what, const Distribution& inner, const Bounds& bounds) {
  const bool is_nested =
      inner.kind == DistributionKind::held_within || inner.kind == DistributionKind::given_within;
  if (is_nested) throw std::invalid_argument("bounds can be put on a distribution only once");
  if (std::isnan(bounds.low) || std::isnan(bounds.high) || !(bounds.low < bounds.high))
    throw std::invalid_argument(std::string(what) + " needs an upper bound above the lower one, " +
                                print(bounds.low) + ", but got " + print(bounds.high));
}

std::uint32_t add_within(const Within& within, std::vector<double>& table) {
  const auto offset = static_cast<std::uint32_t>(table.size());
  const Distribution& d = within.inner;
  for (const double number :
       {static_cast<double>(d.kind), static_cast<double>(d.offset), static_cast<double>(d.length),
        d.a, d.b, d.c, d.d, within.bounds.low, within.bounds.high, within.above, within.inside})
    table.push_back(number);
  return offset;
}

Distribution made(DistributionKind kind, const Distribution& inner, const Bounds& bounds,
                  std::vector<double>& table) {
  Within within{inner, bounds, 0, 0};
  if (!std::isinf(bounds.high)) within.above = survival(inner, table.data(), bounds.high);
  // The survival just below the lower bound, so that a value exactly on it lies inside.
  const double from_low =
      std::isinf(bounds.low) ? 1
                             : survival(inner, table.data(), std::nextafter(bounds.low, -infinity));
  within.inside = from_low - within.above;
  Distribution result;
  result.kind = kind;
  result.offset = add_within(within, table);
  return result;
}

}  // namespace

Within within_at(const Distribution& d, const double* table) {
  const double* at = table + d.offset;
  Within within;
  within.inner.kind = static_cast<DistributionKind>(static_cast<int>(at[0]));
  within.inner.offset = static_cast<std::uint32_t>(at[1]);
  within.inner.length = static_cast<std::uint32_t>(at[2]);
  within.inner.a = at[3];
  within.inner.b = at[4];
  within.inner.c = at[5];
  within.inner.d = at[6];
  within.bounds = {at[7], at[8]};
  within.above = at[9];
  within.inside = at[10];
  return within;
}

Distribution held_within(const Distribution& inner, Bounds bounds, std::vector<double>& table) {
  check("a distribution held within bounds", inner, bounds);
  return made(DistributionKind::held_within, inner, bounds, table);
}

Distribution given_within(const Distribution& inner, Bounds bounds, std::vector<double>& table) {
  check("a distribution drawn again outside bounds", inner, bounds);
  const Distribution result = made(DistributionKind::given_within, inner, bounds, table);
  const double inside = within_at(result, table.data()).inside;
  if (!(inside >= rarest_inside))
    throw std::invalid_argument(
        "a distribution drawn again outside bounds needs at least one draw in a million between "
        "them, but got a share of " +
        print(inside));
  return result;
}

}  // namespace waymark
