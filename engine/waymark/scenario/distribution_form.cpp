#include "waymark/scenario/distribution_form.h"

namespace waymark {

const std::vector<DistributionForm>& distribution_forms() {
  constexpr ParameterUnit same = ParameterUnit::same;
  constexpr ParameterUnit per = ParameterUnit::per;
  constexpr ParameterUnit number = ParameterUnit::number;
  const Terms free = required();
  const Terms positive = required().above(0);
  const Terms not_negative = required().at_least(0);
  static const std::vector<DistributionForm> forms{
      {Family::uniform, "uniform", {{"low", same, free}, {"high", same, free}}},
      {Family::triangular,
       "triangular",
       {{"low", same, free}, {"mode", same, free}, {"high", same, free}}},
      {Family::exponential, "exponential", {{"mean", same, positive}}},
      {Family::exponential, "exponential", {{"rate", per, positive}}},
      {Family::erlang,
       "erlang",
       {{"shape", number, required().between(1, 1000)}, {"mean", same, positive}}},
      {Family::gamma, "gamma", {{"mean", same, positive}, {"sd", same, positive}}},
      {Family::gamma, "gamma", {{"shape", number, positive}, {"scale", same, positive}}},
      {Family::normal, "normal", {{"mean", same, free}, {"sd", same, positive}}},
      {Family::lognormal, "lognormal", {{"mean", same, positive}, {"sd", same, positive}}},
      {Family::lognormal, "lognormal", {{"median", same, positive}, {"sigma", number, positive}}},
      {Family::weibull, "weibull", {{"shape", number, positive}, {"scale", same, positive}}},
      {Family::gompertz, "gompertz", {{"rate", per, positive}, {"shape", per, not_negative}}},
      {Family::log_logistic,
       "log-logistic",
       {{"scale", same, positive}, {"shape", number, positive}}},
      {Family::beta, "beta", {{"mean", same, positive}, {"sd", same, positive}}},
      {Family::beta, "beta", {{"a", number, positive}, {"b", number, positive}}},
      {Family::poisson, "poisson", {{"mean", same, not_negative}}},
  };
  return forms;
}

const std::vector<ParameterForm>& bound_forms() {
  static const std::vector<ParameterForm> forms{
      {"at-least", ParameterUnit::same, optional()},
      {"at-most", ParameterUnit::same, optional()},
      {"redrawn-below", ParameterUnit::same, optional()},
      {"redrawn-above", ParameterUnit::same, optional()},
  };
  return forms;
}

Unit unit_of(ParameterUnit parameter, Unit values) {
  if (parameter == ParameterUnit::number) return Unit::number;
  if (values == Unit::as_used) return Unit::as_used;
  const bool time = values == Unit::duration || values == Unit::work_hours;
  if (parameter == ParameterUnit::per) return time ? Unit::rate : Unit::number;
  // The spread of a whole number need not be whole.
  return values == Unit::count ? Unit::number : values;
}

}  // namespace waymark
