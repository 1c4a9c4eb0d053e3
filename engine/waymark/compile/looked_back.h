#pragma once

#include <optional>
#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/expression.h"
#include "waymark/scenario/files.h"

namespace waymark {

/// Columns of the table of what was counted, beside what the model says of the same time: read and
/// written in this order, then the place where the number was given.
inline constexpr const char* looked_back_columns[] = {
    "what", "measure", "unit", "period", "from", "to", "yours", "model", "lo95", "hi95", "verdict"};

/// One row of it, for the report.
struct LookedBack {
  std::string what, unit;  ///< the unit is "share" (of 1) or "people"
  std::string period;      ///< as it was given: "2025-04", "2025/26 Q1"
  std::string from;        ///< its first day
  std::string verdict;     ///< "inside", "OUTSIDE", or why neither can be said
  std::optional<double> yours, model, low, high;  ///< nothing where hidden, or too few to show
};

/// Every row; reports missing columns and cells that are not what they should be. No row when no
/// table is named.
std::vector<LookedBack> read_looked_back(const TableSource& table, const Files& files,
                                         Diagnostics& diagnostics);

}  // namespace waymark
