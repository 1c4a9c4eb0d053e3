#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/expression.h"
#include "waymark/scenario/place.h"
#include "waymark/scenario/terms.h"
#include "waymark/scenario/unit.h"

namespace waymark {

/// How far a number can be trusted; see model.md on honesty.
enum class Standing {
  found,    ///< read in a source
  local,    ///< own data
  lived,    ///< said by people who were there
  known,    ///< from the literature by memory
  assumed,  ///< nobody measured it
};
std::string_view name_of(Standing standing);
inline bool is_measured(Standing standing) {
  return standing == Standing::found || standing == Standing::local;
}

/// How a source came to the size of an effect.
enum class Design { unstated, experimental, observational };

/// How an assumption is drawn in samples of what we do not know.
enum class Drawn {
  unstated,      ///< from its distribution; of a range, peaked; with a standard error, normal
  peaked,        ///< within its range, most often near its value (triangular)
  even,          ///< anywhere within its range alike
  normal,        ///< its range is a 95 % interval, or its standard error is given
  log_normal,    ///< the same of its logarithm
  logit_normal,  ///< the same of its log odds
  fixed,         ///< not at all
};

/// One place that uses an assumption, and how.
struct AssumptionUse {
  Place place;
  Unit unit = Unit::number;
  bool coupling = false;
  Terms terms = {};
};

/// One row of the register of assumptions. Values are in the engine's unit of the first use; an
/// unused assumption has no unit and no values.
struct AssumptionRow {
  std::string name;
  std::string label;
  std::string source;
  Standing standing = Standing::assumed;
  std::string written_value;
  std::string written_low;  ///< empty when a distribution was given
  std::string written_high;
  std::string written_error;  ///< the standard error, empty when none was given
  std::optional<Unit> unit;
  double value = 0;
  std::optional<double> low;
  std::optional<double> high;
  std::optional<DistributionSpec> distribution;
  std::vector<AssumptionUse> uses;  ///< ordered by pointer
  bool neutralised = false;         ///< its own `coupling` value stood in for it everywhere
  /// Of an observed effect: the share of it that is used, as written ("=causal-share", "0.7").
  std::string causal_share;
  double share_used = 1;
  bool scales_an_effect = false;  ///< some use of it is an effect, so that the share matters
  Place place;
};

/// A coupling that a measured-only reading set to its neutral value.
struct NeutralisedCoupling {
  Place place;
  std::string written;
  double neutral = 0;
};

struct AssumptionRegister {
  std::vector<AssumptionRow> rows;               ///< ordered by name
  std::vector<NeutralisedCoupling> neutralised;  ///< ordered by pointer

  const AssumptionRow* find(std::string_view name) const;
};

/// One register for readings of several arms: each use and each neutralised coupling once.
AssumptionRegister merged(const std::vector<AssumptionRegister>& arms);

/// A warning for each assumption that nothing uses, and for each observed one whose causal share
/// scales nothing.
std::vector<Diagnostic> unused_assumptions(const AssumptionRegister& assumptions);

}  // namespace waymark
