#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/rules/predictor_form.h"
#include "waymark/scenario/fields.h"

namespace waymark {

/// What one feature does to a predictor: an odds ratio (logit), a rate ratio (log) or a sum
/// (identity) per stated step about a stated point.
struct TermFields {
  std::optional<Quantity> odds_ratio, rate_ratio, adds;
  Quantity per = 1.0;
  Quantity about = 0.0;
  Transform transform = Transform::identity;
};
void declare(FieldVisitor& visit, TermFields& term);

/// A generalised linear model: through two points of one feature, or a value with terms.
template <Unit unit>
struct ModelFields {
  Reference by;
  std::vector<Point> at;
  std::optional<Quantity> value;
  Keyed<TermFields> terms;
};

/// The time for which the numbers of a table are rates, if they are rates.
enum class RateTime : std::uint8_t { none, day, week, month, year };

/// One number for each combination of levels of discrete features.
struct TableFields {
  std::vector<Reference> by;
  std::vector<Quantity> levels;
  std::vector<Quantity> values;
  RateTime per = RateTime::none;
};
void declare(FieldVisitor& visit, TableFields& table);

/// A named predictor: exactly one form is written.
struct PredictorFields {
  std::optional<ModelFields<Unit::chance>> chance;  ///< link logit
  std::optional<ModelFields<Unit::rate>> rate;      ///< link log, per ms
  std::optional<ModelFields<Unit::number>> ratio;   ///< link log, without dimension
  std::optional<ModelFields<Unit::number>> number;  ///< link identity
  std::optional<TableFields> table;
  std::vector<Reference> product, sum;
};
void declare(FieldVisitor& visit, PredictorFields& predictor);

/// The forms that `compile_predictors` takes. `is_time` says which features are times, whose steps
/// and points are written in days. Throws RuleError for a line that cannot be drawn.
PredictorForm form_of(const PredictorFields& predictor);
SumForm log_linear_form(const Keyed<TermFields>& terms);
/// A share that is `value` while every term is at its point.
SumForm logit_form(const Quantity& value, const Keyed<TermFields>& terms);

}  // namespace waymark
