#pragma once

#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "waymark/rules/feature.h"
#include "waymark/rules/link.h"

namespace waymark {

enum class Transform : std::uint8_t { identity, log, log_of_one_more, square };

/// coefficient x (transform(feature) - transform(about)) / per.
struct TermForm {
  std::string feature;
  double coefficient = 0.0;
  double about = 0.0;
  double per = 1.0;
  Transform transform = Transform::identity;
};

/// A generalised linear model: intercept plus terms, on the scale of the link. `about` of a term
/// under identity is subtracted as it is; the other transforms apply to it too.
struct SumForm {
  LinkFunction link = LinkFunction::identity;
  double intercept = 0.0;
  std::vector<TermForm> terms;
};

/// The product of the values of named predictors.
struct ProductForm {
  std::vector<std::string> factors;
};

/// The sum of the values of named predictors.
struct TotalForm {
  std::vector<std::string> parts;
};

struct DimensionForm {
  std::string feature;
  std::uint32_t levels = 0;
};

/// One number (on the scale of the link) per combination of levels, the last dimension fastest.
struct TableForm {
  LinkFunction link = LinkFunction::identity;
  std::vector<DimensionForm> dimensions;
  std::vector<double> cells;
};

using PredictorForm = std::variant<SumForm, ProductForm, TotalForm, TableForm>;

struct NamedPredictor {
  std::string name;
  PredictorForm form;
};

/// Finds a feature by its name in the scenario.
using FeatureResolver = std::function<Feature(const std::string&)>;

}  // namespace waymark
