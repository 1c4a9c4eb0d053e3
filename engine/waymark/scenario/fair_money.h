#pragma once

#include <optional>
#include <string>

#include "waymark/scenario/fields.h"

namespace waymark {

/// What an arm says in plain sight when it plans other money than the rest.
struct ExtraMoney {
  std::optional<Quantity> amount;   ///< pounds per ms beyond the others
  std::optional<Quantity> less_by;  ///< or below them
  std::string why;
  Place place;

  double pounds_per_ms() const;  ///< below 0 when the arm plans less
};

/// Money planned beside the teams.
struct Budget {
  std::string label;
  Quantity cost;  ///< pounds per ms
  Reference payer;
};

/// What changing over costs: every labelled change of the route costs the same in every arm.
struct Transition {
  Quantity cost;  ///< pounds for each change of the route, once, at the branch date
  Reference payer;
  Quantity double_running;  ///< how long what the old route no longer needs is still paid
};

void declare(FieldVisitor& visit, ExtraMoney& extra);
void declare(FieldVisitor& visit, Budget& budget);
void declare(FieldVisitor& visit, Transition& transition);

}  // namespace waymark
