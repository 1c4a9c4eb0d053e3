#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/scenario/fields.h"

namespace waymark {

/// A fact about a person that does not change: a chance that it holds, or a number.
struct TraitFields {
  std::optional<Quantity> chance;
  std::optional<DistributionSpec> number;
};
void declare(FieldVisitor& visit, TraitFields& trait);

/// A quantity in 0 to 1 that experiences and exposures move.
struct StockFields {
  std::string label;
  DistributionSpec start = 0.5;
};
void declare(FieldVisitor& visit, StockFields& stock);

/// Who is there at the beginning, and what newcomers are like.
struct PopulationFields {
  Quantity count;
  Keyed<Quantity> at;  ///< shares of those present, by step; each track sums to 1
  Keyed<TraitFields> traits;
  std::vector<Reference> groups;
};
void declare(FieldVisitor& visit, PopulationFields& population);

/// A part of life that runs beside others.
struct TrackFields {
  std::string label;
  Keyed<Quantity> start;  ///< shares of newcomers, by step
  bool requests = true;   ///< coming to a service on it is a request for help
};
void declare(FieldVisitor& visit, TrackFields& track);

/// People who come from outside.
struct ArrivalFields {
  std::string label;
  Reference to;
  std::optional<Quantity> rate;
  std::optional<DistributionSpec> every;
  TableSource table;
  std::string month = "month";
  std::string column;
  std::optional<Quantity> hidden;  ///< what "*" stands for
};
void declare(FieldVisitor& visit, ArrivalFields& arrival);

}  // namespace waymark
