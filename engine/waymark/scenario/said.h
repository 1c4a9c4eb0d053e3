#pragma once

#include <string>
#include <vector>

#include "waymark/scenario/fields.h"

namespace waymark {

/// Real words that somebody gave with consent, shown beside the steps they are about. They are only
/// ever shown: nothing reads them, and nothing writes them.
struct Voice {
  std::vector<Reference> at;  ///< steps; one that an arm removes drops out
  std::string words;
  std::string who;
  std::string when;
  std::string consent;  ///< how they agreed to be quoted here
  Place place;
};

/// Something that people said and the model leaves out. A sentence alone is the makers' own.
struct LeftOut {
  std::string what;
  std::string who;  ///< who said it; empty for the makers of the model
  std::string why;  ///< why it is left out
  Place place;
};

void declare(FieldVisitor& visit, Voice& voice);
void declare(FieldVisitor& visit, LeftOut& left_out);

}  // namespace waymark
