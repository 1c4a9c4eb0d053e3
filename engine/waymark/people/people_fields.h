#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/scenario/fields.h"

namespace waymark {

inline constexpr Collection surveys{"surveys"};

/// One row of a conditional table: for people of these levels, this chance, number or these shares.
struct TraitRowFields {
  Keyed<std::string> when;  ///< "level" or "level or level" by trait; a row without: everybody
  std::optional<Quantity> chance;
  std::optional<DistributionSpec> number;
  std::vector<Quantity> shares;
  Place place;
};
void declare(FieldVisitor& visit, TraitRowFields& row);

enum class Cells { number, yes_no };

/// A fact about a person that does not change: a chance that it holds, a number, or one of some
/// named levels. It may depend on other facts, or come from the rows of a survey.
struct TraitFields {
  std::optional<Quantity> chance;
  std::optional<DistributionSpec> number;
  std::vector<std::string> levels;  ///< in their order, least first
  std::vector<Quantity> shares;     ///< of each level
  std::vector<TraitRowFields> by;   ///< the first row that fits a person holds
  Reference from;                   ///< a survey
  std::string column;               ///< of the survey; empty: as the trait is called
  Cells cells = Cells::number;
  Place place;

  /// True or not, rather than a number or one of some levels.
  bool is_yes_no() const {
    return chance || (from && levels.empty() && cells == Cells::yes_no) ||
           (!by.empty() && by.front().chance);
  }
};
void declare(FieldVisitor& visit, TraitFields& trait);

/// A table with one row for each person asked. Only its distribution is used.
struct SurveyFields {
  TableSource table;
  std::string weight;  ///< the column of weights; empty: all rows alike
};
void declare(FieldVisitor& visit, SurveyFields& survey);

/// A quantity in 0 to 1 that experiences and exposures move.
struct StockFields {
  std::string label;
  DistributionSpec start = 0.5;
};
void declare(FieldVisitor& visit, StockFields& stock);

/// Who is there at the beginning, and what newcomers are like.
struct PopulationFields {
  Quantity count;
  Keyed<Quantity> at;                  ///< shares of those present, by step; each track sums to 1
  Keyed<DistributionSpec> been_there;  ///< how long they have been there, by step
  bool just_come = false;
  Keyed<TraitFields> traits;
  Keyed<Keyed<Quantity>> correlations;  ///< latent normal ones, each pair once
  Keyed<SurveyFields> surveys;
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

/// Between two dates, people come more or less often.
struct ArrivalShockFields {
  std::string label;
  Date from, to;
  Quantity factor;
  Place place;
};
void declare(FieldVisitor& visit, ArrivalShockFields& shock);

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
  std::optional<Quantity> growth;
  std::vector<Quantity> season, weekday, hour;  ///< 12, 7 and 24 weights, or none
  Keyed<ArrivalShockFields> shocks;
  Place place;

  bool has_profile() const {
    return growth || !season.empty() || !weekday.empty() || !hour.empty() || !shocks.empty();
  }
};
void declare(FieldVisitor& visit, ArrivalFields& arrival);

}  // namespace waymark
