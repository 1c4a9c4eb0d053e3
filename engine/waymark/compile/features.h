#pragma once

#include <string>
#include <vector>

#include "waymark/rules/feature.h"
#include "waymark/simulate/model.h"

namespace waymark {

/// The feature of this name in a scenario. Throws RuleError where there is none.
Feature resolve_feature(const Model& model, const std::string& name);

/// Names of all features that a scenario has besides its traits, stocks and needs.
std::vector<std::string> further_features(const Model& model);

/// What predictors may look at, for the reference page: a name as it is written, with ID for the id
/// of a step, clock, team and so on, and what it is.
struct FeatureWords {
  std::string name, help;
};
std::vector<FeatureWords> feature_words();

}  // namespace waymark
