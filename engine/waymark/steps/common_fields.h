#pragma once

#include <optional>
#include <string>

#include "waymark/scenario/fields.h"

namespace waymark {

/// The way on from a step: one step, or a choice among several.
struct ThenFields {
  Reference to;
  Keyed<Expression> one_of;
  bool person_decides = false;
  Expression clarity = 1.0;  ///< chance that nobody is misled on the way
  Reference wrong_door;      ///< where the misled go first
};
void declare(FieldVisitor& visit, ThenFields& then);

/// What every kind of step may say of itself.
struct CommonFields {
  Place place;
  std::string label;
  std::string track = "main";
  std::string counts_as;     ///< words under which reports count people here
  Quantity cost_per_visit;   ///< pounds
  Quantity cost_of_staying;  ///< pounds per ms
  Reference payer;
};
void declare_common(FieldVisitor& visit, CommonFields& common);

/// What multiplies a length that is drawn for everybody alike.
void declare_lasts_times(FieldVisitor& visit, Expression& times);

/// Waiting for a team: whether and how long people will, and where they go when they do not.
struct WaitingFields {
  std::optional<DistributionSpec> patience;
  Expression patience_times = 1.0;
  Reference gives_up;
  Expression priority;
  std::optional<Quantity> room;  ///< absent: for everybody
  Reference turned_away;
  std::optional<Expression> joins;
};
void declare_waiting(FieldVisitor& visit, WaitingFields& waiting);

}  // namespace waymark
