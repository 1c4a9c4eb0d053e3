#include "waymark/scenario/drawn_assumptions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/base/number.h"
#include "waymark/random/cholesky.h"
#include "waymark/random/draw.h"
#include "waymark/scenario/assumption_book.h"
#include "waymark/scenario/distribution_build.h"

namespace waymark {

namespace {

/// Standard errors between the middle and the end of a 95 % interval.
constexpr double to_the_end = 1.959963984540054;
constexpr double no_end = std::numeric_limits<double>::infinity();

bool is_normal(Drawn drawn) {
  return drawn == Drawn::normal || drawn == Drawn::log_normal || drawn == Drawn::logit_normal;
}

/// The scale on which it is normal; NaN for what has no place there.
double scaled(Drawn drawn, double value) {
  if (drawn == Drawn::log_normal) return portable_log(value);
  if (drawn == Drawn::logit_normal) return portable_log(value) - portable_log1p(-value);
  return value;
}

double unscaled(Drawn drawn, double x) {
  if (drawn == Drawn::log_normal) return portable_exp(x);
  if (drawn == Drawn::logit_normal) return 1 / (1 + portable_exp(-x));
  return x;
}

QuantityReading read_written(const Written& written, Unit unit) {
  return written.bare ? read_quantity(*written.bare, unit) : read_quantity(written.text, unit);
}

/// The unit of a standard error: that of the value, or on another scale a bare number.
Unit unit_of_error(Drawn drawn, Unit unit) { return drawn == Drawn::normal ? unit : Unit::number; }

std::string named(const std::string& name) { return "'" + name + "'"; }

/// Where the values of a draw may lie.
std::pair<double, double> reach(Drawn drawn, const Distribution& distribution,
                                const std::vector<double>& table) {
  if (drawn == Drawn::normal) return {-no_end, no_end};
  if (drawn == Drawn::log_normal) return {0, no_end};
  if (drawn == Drawn::logit_normal) return {0, 1};
  return {support_low(distribution, table.data()), support_high(distribution, table.data())};
}

bool is_never_negative(Unit unit) {
  return unit != Unit::number && unit != Unit::growth && unit != Unit::money &&
         unit != Unit::money_rate;
}

bool is_part_of_a_whole(Unit unit) { return unit == Unit::chance || unit == Unit::share; }

/// Why a place cannot take all of a reach, or nothing. Ends themselves are never drawn.
std::optional<std::string> does_not_fit(std::pair<double, double> reach, const AssumptionUse& use) {
  double low = is_never_negative(use.unit) ? 0 : -no_end;
  double high = is_part_of_a_whole(use.unit) ? 1 : no_end;
  if (use.terms.low) low = std::max(low, *use.terms.low);
  if (use.terms.high) high = std::min(high, *use.terms.high);
  if (reach.first < low)
    return "below " + (low == 0 ? std::string("0") : print_quantity(low, use.unit));
  if (reach.second > high) return "above " + print_quantity(high, use.unit);
  return std::nullopt;
}

}  // namespace

AssumptionDraws::AssumptionDraws(const AssumptionRegister& assumptions, const Preamble& preamble,
                                 Diagnostics& problems) {
  for (const AssumptionRow& row : assumptions.rows) {
    if (!row.unit) continue;  // nothing uses it
    const AssumptionFields* fields = preamble.assumptions.find(row.name);
    add(row, fields ? *fields : AssumptionFields(), problems);
  }
  for (const auto& [id, group, place] : preamble.drawn_together) join(group, place, problems);
  for (const One& one : each_) check_reach(one, *assumptions.find(one.name), problems);
}

void AssumptionDraws::add(const AssumptionRow& row, const AssumptionFields& fields,
                          Diagnostics& problems) {
  One one;
  one.name = row.name;
  one.unit = *row.unit;
  one.purpose = path_hash("assumptions/" + row.name);
  one.drawn = fields.drawn_as();
  if (one.drawn == Drawn::fixed) return;
  const auto refuse = [&](const std::string& message, const std::string& hint) {
    problems.add(diagnostic_at(row.place, message, hint));
  };
  const bool is_said = fields.drawn != Drawn::unstated;
  if (is_said && fields.distribution)
    return refuse(named(row.name) + " has a distribution, which says already how it is drawn",
                  "Leave \"drawn\" out, or write \"not\"");
  if (fields.standard_error && !is_normal(one.drawn))
    return refuse(named(row.name) + " has a standard error, so it is drawn normal in some way",
                  "Write \"normal\", \"log-normal\" or \"logit-normal\", or give it a range");
  if (is_normal(one.drawn) && row.low && row.high &&
      !(*row.low < row.value && row.value < *row.high))
    return refuse("the value of " + named(row.name) + " lies outside its 95 % interval",
                  "Write the lower end first, and an interval that holds the value");
  if (is_normal(one.drawn)) {
    one.centre = scaled(one.drawn, row.value);
    if (fields.standard_error) {
      const auto error =
          read_written(*fields.standard_error, unit_of_error(one.drawn, one.unit)).value;
      one.error = error.value_or(0);
    } else if (row.low && row.high) {
      one.error = (scaled(one.drawn, *row.high) - scaled(one.drawn, *row.low)) / (2 * to_the_end);
    }
    if (!std::isfinite(one.centre) || !(one.error > 0) || !std::isfinite(one.error))
      return refuse("the spread of " + named(row.name) +
                        " does not make sense on the scale on "
                        "which it is drawn",
                    "Write a standard error above 0 in its own unit (of logarithms or log odds a "
                    "bare number), and for those a value and range strictly inside");
  } else {
    try {
      if (row.distribution) {
        one.distribution = distribution_of(*row.distribution, table_);
      } else if (!row.low || !row.high) {
        return;  // already reported where it was read
      } else if (*row.low == *row.high) {
        one.distribution = constant(*row.low);
      } else {
        one.distribution = one.drawn == Drawn::even ? uniform(*row.low, *row.high)
                                                    : triangular(*row.low, row.value, *row.high);
      }
    } catch (const std::invalid_argument& error) {
      return refuse(named(row.name) + " cannot be drawn: " + error.what(), "Mend its spread");
    }
  }
  each_.push_back(std::move(one));
}

void AssumptionDraws::join(const DrawnTogether& group, const Place& place, Diagnostics& problems) {
  std::vector<std::string> names;
  for (const Reference& name : group.assumptions) names.push_back(name.id);
  std::sort(names.begin(), names.end());
  const std::size_t size = names.size();
  std::vector<double> matrix(size * size, 0.0);
  const auto at = [&](const std::string& name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
  };
  const auto refuse = [&](const Place& where, const std::string& message, const std::string& hint) {
    problems.add(diagnostic_at(where, message, hint));
  };
  std::vector<One*> members;
  for (const Reference& name : group.assumptions) {
    One* member = find(name.id);
    if (!member || !is_normal(member->drawn) || !member->with.empty())
      return refuse(
          name.place,
          named(name.id) + (member && !member->with.empty()
                                ? " is already drawn with others"
                                : " is not drawn from a normal distribution"),
          "Give it a \"standard-error\" (or \"drawn\": \"normal\" with its range), a use, "
          "and one group");
  }
  for (const std::string& name : names) members.push_back(find(name));
  for (std::size_t i = 0; i < size; ++i)
    matrix[i * size + i] = members[i]->error * members[i]->error;
  for (const auto& [one, others, where] : group.covariance) {
    for (const auto& [other, covariance, here] : others) {
      const std::size_t a = at(one), b = at(other);
      if (a == size || b == size)
        return refuse(here, named(a == size ? one : other) + " is not one of this group",
                      "Name it under \"assumptions\" of the group");
      if (a == b) {
        const double variance = matrix[a * size + a];
        if (std::fabs(covariance.value - variance) > 0.02 * variance)
          refuse(here,
                 "the variance of " + named(one) + " here is " + print(covariance.value) +
                     ", but its spread gives " + print(variance),
                 "Rows may be in another order than names; a variance is a standard error squared");
        continue;
      }
      matrix[a * size + b] = matrix[b * size + a] = covariance.value;
    }
  }
  const Cholesky lower = cholesky(matrix, size);
  if (!lower.is_definite) {
    const NotPositiveDefinite& obstacle = lower.obstacle;
    return refuse(place,
                  named(names[obstacle.row]) + " and " + named(names[obstacle.column]) +
                      " cannot vary together in this way: their covariance would have to lie "
                      "between " +
                      print(obstacle.low) + " and " + print(obstacle.high),
                  "Check the covariances against the standard errors");
  }
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column <= row; ++column) {
      members[row]->with.push_back(static_cast<std::size_t>(members[column] - each_.data()));
      members[row]->factor.push_back(lower.factor[row * size + column]);
    }
  }
}

void AssumptionDraws::check_reach(const One& one, const AssumptionRow& row,
                                  Diagnostics& problems) const {
  const auto values = reach(one.drawn, one.distribution, table_);
  for (const AssumptionUse& use : row.uses) {
    if (use.unit != one.unit) continue;
    const auto beyond = does_not_fit(values, use);
    if (!beyond) continue;
    problems.add(diagnostic_at(
        row.place,
        named(one.name) + " may be drawn " + *beyond + ", which " + use.place.pointer +
            " cannot take",
        "Draw it \"log-normal\" or \"logit-normal\", from a range, or from a distribution that is "
        "\"redrawn-below\" or \"redrawn-above\" its bounds"));
    return;
  }
}

AssumptionDraws::One* AssumptionDraws::find(const std::string& name) {
  for (One& one : each_)
    if (one.name == name) return &one;
  return nullptr;
}

double AssumptionDraws::standard_normal(const One& one, StreamKey key) const {
  Draw draw(key, who(path_hash("assumptions"), 0), one.purpose, 0);
  return normal_quantile(draw.uniform());
}

double AssumptionDraws::draw(const One& one, StreamKey key) const {
  if (!is_normal(one.drawn)) {
    Draw draw(key, who(path_hash("assumptions"), 0), one.purpose, 0);
    return waymark::sample(one.distribution, table_.data(), draw);
  }
  if (one.with.empty())
    return unscaled(one.drawn, one.centre + one.error * standard_normal(one, key));
  double sum = 0;
  for (std::size_t i = 0; i < one.with.size(); ++i)
    sum += one.factor[i] * standard_normal(each_[one.with[i]], key);
  return unscaled(one.drawn, one.centre + sum);
}

std::vector<DrawnValue> AssumptionDraws::sample(std::uint64_t seed, std::uint64_t sample) const {
  const StreamKey key = stream_key(seed, sample);
  std::vector<DrawnValue> values;
  for (const One& one : each_) {
    const double drawn = draw(one, key);
    // What is counted in whole numbers is drawn between them, and the nearest one taken.
    const double value = one.unit == Unit::count ? std::floor(drawn + 0.5) : drawn;
    values.push_back({one.name, value, print_quantity(value, one.unit)});
  }
  return values;
}

}  // namespace waymark
