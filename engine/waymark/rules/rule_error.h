#pragma once

#include <stdexcept>

namespace waymark {

/// A rule that cannot be built from its numbers, or that met a value outside its domain (the
/// logarithm of nothing, a negative rate). The place that runs events adds time, person and step.
class RuleError : public std::domain_error {
 public:
  using std::domain_error::domain_error;
};

}  // namespace waymark
