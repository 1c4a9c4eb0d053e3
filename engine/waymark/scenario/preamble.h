#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/base/ticks.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/fair_money.h"
#include "waymark/scenario/fields.h"
#include "waymark/scenario/register.h"
#include "waymark/scenario/said.h"

namespace waymark {

/// Whether all arms start from one warmed-up world or each warms up its own.
enum class WarmUpMode { shared, own };

struct Dates {
  Date start;           ///< the branch date
  Quantity hour = 0.0;  ///< time since midnight at which it begins, of whole minutes
  Quantity horizon;
  Quantity warm_up = 0.0;
  WarmUpMode warm_up_mode = WarmUpMode::shared;

  /// From the branch date to the midnight at which `date` begins.
  Ticks until(Date date) const {
    return Ticks{(std::int64_t{date.day_number} - start.day_number) * ms_per_day} -
           to_ticks(hour.value);
  }
};

struct AssumptionFields {
  Written value;
  std::vector<Written> range;  ///< two
  std::optional<DistributionSpec> distribution;
  std::optional<Written> standard_error;
  Drawn drawn = Drawn::unstated;
  std::string source;
  Standing standing = Standing::assumed;
  std::string label;
  std::optional<Written> coupling;  ///< the value at which it changes nothing
  Design design = Design::unstated;
  std::optional<Quantity> causal_share;  ///< of an effect that was only observed
  Place place;

  /// As stated, or as its spread is written.
  Drawn drawn_as() const {
    if (drawn != Drawn::unstated) return drawn;
    return standard_error ? Drawn::normal : Drawn::peaked;
  }
};

/// Assumptions whose errors go together, such as coefficients of one regression.
struct DrawnTogether {
  std::vector<Reference> assumptions;
  Keyed<Keyed<Quantity>> covariance;  ///< each pair once, on the scale on which they are drawn
};

struct ChangeFields {
  std::string label;
  FreeObject patch;
  FreeObject add;
  std::vector<Reference> remove;
  std::vector<Reference> needs;
  std::string clause;
};

struct ArmFields {
  std::string label;
  Reference from;
  Keyed<ChangeFields> changes;
  std::vector<Reference> order;
  std::optional<ExtraMoney> extra_money;
};

/// A number that a workshop may move.
struct Lever {
  std::string at;  ///< JSON pointer
  std::string label;
  Written from;
  Written to;
  Written step;
};

/// What members said should count, before anything is shown.
struct WhatMatters {
  std::string asked;
  std::vector<Reference> order;
};

/// The fields at the root that belong to no room above: what the scenario asks, when it plays, on
/// what it rests and which arms it compares. Declared beside the other rooms' root fields.
struct Preamble {
  std::int64_t waymark = 1;  ///< version of the scenario language
  std::string title;
  std::string question;
  Dates dates;
  Keyed<std::string> vocabulary;
  Keyed<AssumptionFields> assumptions;
  Keyed<DrawnTogether> drawn_together;
  Keyed<ArmFields> arms;
  Keyed<Lever> levers;
  std::optional<WhatMatters> what_matters;
  Keyed<Voice> voices;
  std::vector<LeftOut> leaves_out;
  TableSource looked_back;  ///< what was counted beside what the model says of the same time
};

void declare(FieldVisitor& visit, Dates& dates);
void declare(FieldVisitor& visit, AssumptionFields& assumption);
void declare(FieldVisitor& visit, DrawnTogether& group);
void declare(FieldVisitor& visit, ChangeFields& change);
void declare(FieldVisitor& visit, ArmFields& arm);
void declare(FieldVisitor& visit, Lever& lever);
void declare(FieldVisitor& visit, WhatMatters& matters);
void declare(FieldVisitor& visit, Preamble& preamble);

/// The words that `vocabulary` may replace.
std::vector<std::string> vocabulary_words();
/// The domains of a good life that `what-matters` may rank.
std::vector<std::string> life_domains();

/// What no single field can say: known words, at most eight levers that point at something.
void check_preamble(const Preamble& preamble, const Document& document, Diagnostics& diagnostics);

}  // namespace waymark
