#pragma once

#include <map>
#include <string>
#include <vector>

#include "waymark/rules/predictor_form.h"

namespace waymark {

/// The plain reading of the forms, by names: what every compiled predictor must agree with to the
/// last bit. Slow; for tests.
class Interpreter {
 public:
  using Values = std::map<std::string, double>;

  explicit Interpreter(const std::vector<NamedPredictor>& forms);

  double linear(const std::string& predictor, const Values& features) const;
  double value(const std::string& predictor, const Values& features) const;

 private:
  std::map<std::string, PredictorForm> forms_;
};

}  // namespace waymark
