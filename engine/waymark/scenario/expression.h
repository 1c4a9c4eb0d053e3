#pragma once

#include <string>
#include <utility>
#include <vector>

#include "waymark/scenario/place.h"
#include "waymark/scenario/quantity.h"

namespace waymark {

/// A number that may differ from person to person: a quantity, "=assumption" or "=predictor".
struct Expression {
  double value = 0;        ///< in the engine's unit; meaningless when predicted
  std::string assumption;  ///< its name when "=assumption" was written
  std::string predictor;   ///< its id when "=predictor" was written
  Place place;

  Expression() = default;
  Expression(double in_engine_units) : value(in_engine_units) {}
  bool predicted() const { return !predictor.empty(); }
};

/// The id of something declared in a collection; compile checks it against the known ids.
struct Reference {
  std::string id;  ///< empty when nothing was written
  Place place;

  Reference() = default;
  explicit Reference(std::string name) : id(std::move(name)) {}
  explicit operator bool() const { return !id.empty(); }
};

/// The path of a table (CSV) beside the scenario, always relative, never leaving its folder.
struct TableSource {
  std::string path;  ///< empty when nothing was written
  Place place;

  explicit operator bool() const { return !path.empty(); }
};

/// An object that this room does not look into (a patch, a note).
struct FreeObject {
  Place place;
};

enum class Family {
  constant,
  uniform,
  exponential,
  erlang,
  gamma,
  normal,
  lognormal,
  weibull,
  gompertz,
  log_logistic,
  beta,
  triangular,
  poisson,
  discrete,
  empirical,
};

/// A distribution as written. Parameters keep their written names ("mean", "sd", "shape" ...), in
/// the engine's unit of the field (a "rate" is per that unit); discrete and empirical carry lists.
struct DistributionSpec {
  struct Parameter {
    std::string name;
    Quantity quantity;
  };
  Family family = Family::constant;
  std::vector<Parameter> parameters;  ///< constant has one, "value"
  std::vector<Quantity> values;
  std::vector<Quantity> weights;  ///< discrete only, one for each value
  Place place;

  DistributionSpec() : DistributionSpec(0) {}
  DistributionSpec(double constant_value) : parameters{{"value", Quantity(constant_value)}} {}

  bool has(std::string_view parameter) const;
  double parameter(std::string_view name) const;  ///< contract error when absent
};

}  // namespace waymark
