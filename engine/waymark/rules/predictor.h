#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "waymark/base/elementary.h"
#include "waymark/rules/link.h"
#include "waymark/rules/predictor_form.h"
#include "waymark/rules/rule_error.h"

namespace waymark {

/// One term of a sum: slope x (transform(feature) - about), about on the transformed scale.
struct Term {
  Feature feature;
  Transform transform = Transform::identity;
  double slope = 0.0;
  double about = 0.0;
};

/// One discrete feature of a table: whole numbers 0 .. levels - 1.
struct TableDimension {
  Feature feature;
  std::uint32_t levels = 0;
};

enum class Composition : std::uint8_t { sum, product, total, table };

/// One compiled predictor: a range of the shared arrays in `Predictors`.
struct Predictor {
  Composition composition = Composition::sum;
  LinkFunction link = LinkFunction::identity;
  std::uint32_t first = 0;  // terms, factors or dimensions
  std::uint32_t count = 0;
  std::uint32_t first_cell = 0;  // tables
  std::uint32_t first_feature = 0;
  std::uint32_t feature_count = 0;
  double intercept = 0.0;  // sums
};

/// All predictors of a model, flat and immutable. Made by `compile_predictors`.
struct Predictors {
  std::vector<Predictor> predictors;
  std::vector<Term> terms;
  std::vector<std::uint32_t> factors;
  std::vector<TableDimension> dimensions;
  std::vector<double> cells;
  /// Everything each predictor reads, itself or through its factors, sorted, each feature once.
  std::vector<Feature> features;
};

/// Terms whose coefficient is zero are dropped, so that a coupling of zero is as good as absent.
/// Names resolve through `resolve`, which throws if it knows no such feature. Predictor i of the
/// result is form i. Throws RuleError naming the predictor: a name unknown or used twice, a ring of
/// products, a `per` of zero, a number that is not finite, a table whose cells do not fit.
Predictors compile_predictors(const std::vector<NamedPredictor>& forms,
                              const FeatureResolver& resolve);

/// What predictor `id` reads, sorted, each feature once.
std::span<const Feature> features_read(const Predictors& all, int id);

/// The stocks (feature indices) that predictor `id` reads, in rising order.
std::vector<std::uint16_t> stocks_read(const Predictors& all, int id);

bool depends_on(const Predictors& all, int id, Feature feature);

/// True if the value can change with nothing happening: it reads age, the calendar or a time since.
bool moves_with_time(const Predictors& all, int id);

/// True if log_value is a sum of terms in which stocks stand untransformed: a sum with a log link,
/// or a product of such, tables being welcome anywhere. A clock's multiplier must be one.
bool is_log_linear(const Predictors& all, int id);

/// The slopes of the log value in each stock, in the order of stocks_read. For a log-linear one.
struct StockTerm {
  std::uint16_t stock = 0;
  double slope = 0.0;
};
std::vector<StockTerm> log_slopes(const Predictors& all, int id);

/// Throws RuleError where the transform has no value (the logarithm of zero or less).
double transformed(Transform transform, double x);

/// Throws RuleError if `level` is not a whole number in 0 .. levels - 1.
std::uint32_t table_level(double level, std::uint32_t levels);

/// The same for a dimension. Counts that go on for ever take the last level beyond it.
inline std::uint32_t table_level(const TableDimension& dimension, double level) {
  if (is_a_count(dimension.feature.kind) && level >= static_cast<double>(dimension.levels))
    return dimension.levels - 1;
  return table_level(level, dimension.levels);
}

/// The value on the scale of the link. For a product or a total, whose scale is its value, the
/// value. `look(Feature) -> double` supplies the features.
template <class Look>
double linear(const Predictors& all, int id, Look&& look);

/// The value: the link's inverse of `linear`.
template <class Look>
double value(const Predictors& all, int id, Look&& look) {
  const Predictor& predictor = all.predictors[static_cast<std::size_t>(id)];
  return mean_of(predictor.link, linear(all, id, look));
}

/// Natural logarithm of the value, taken without exponentials where the links allow.
template <class Look>
double log_value(const Predictors& all, int id, Look&& look) {
  const Predictor& predictor = all.predictors[static_cast<std::size_t>(id)];
  if (predictor.composition == Composition::product) {
    double sum = 0.0;
    for (std::uint32_t i = 0; i < predictor.count; ++i) {
      sum += log_value(all, static_cast<int>(all.factors[predictor.first + i]), look);
    }
    return sum;
  }
  const double scaled = linear(all, id, look);
  return predictor.link == LinkFunction::log ? scaled
                                             : portable_log(mean_of(predictor.link, scaled));
}

template <class Look>
double linear(const Predictors& all, int id, Look&& look) {
  const Predictor& predictor = all.predictors[static_cast<std::size_t>(id)];
  if (predictor.composition == Composition::sum) {
    double sum = predictor.intercept;
    for (std::uint32_t i = 0; i < predictor.count; ++i) {
      const Term& term = all.terms[predictor.first + i];
      const double x = look(term.feature);
      const double on_scale =
          term.transform == Transform::identity ? x : transformed(term.transform, x);
      sum += term.slope * (on_scale - term.about);
    }
    return sum;
  }
  if (predictor.composition == Composition::total) {
    double total = 0.0;
    for (std::uint32_t i = 0; i < predictor.count; ++i)
      total += value(all, static_cast<int>(all.factors[predictor.first + i]), look);
    return total;
  }
  if (predictor.composition == Composition::product) {
    double product = 1.0;
    for (std::uint32_t i = 0; i < predictor.count; ++i) {
      product *= value(all, static_cast<int>(all.factors[predictor.first + i]), look);
    }
    return product;
  }
  std::uint32_t cell = 0;
  for (std::uint32_t i = 0; i < predictor.count; ++i) {
    const TableDimension& dimension = all.dimensions[predictor.first + i];
    cell = cell * dimension.levels + table_level(dimension, look(dimension.feature));
  }
  return all.cells[predictor.first_cell + cell];
}

}  // namespace waymark
