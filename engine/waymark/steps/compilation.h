#pragma once

#include <string>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/fields.h"
#include "waymark/simulate/run.h"
#include "waymark/steps/common_fields.h"

namespace waymark {

/// Turns what was written for one arm into numbers of the tables that all arms share. Errors are
/// collected, each with its place; the element then reads as absent. References to unknown ids have
/// been reported before; here they read as absent too.
class Compilation {
 public:
  Compilation(const Model& model, ArmTables& tables, Diagnostics& problems)
      : model_(model), tables_(tables), problems_(problems) {}

  const Model& model() const { return model_; }
  ArmTables& tables() { return tables_; }

  /// The index of an id in the union of all arms, or `none`.
  std::uint16_t step(const Reference& reference) const {
    return index_of(model_.step_ids, reference.id);
  }
  std::uint16_t clock(const Reference& reference) const {
    return index_of(model_.clock_ids, reference.id);
  }
  std::uint16_t stock(const Reference& reference) const {
    return index_of(model_.stock_ids, reference.id);
  }
  std::uint16_t need(const Reference& reference) const {
    return index_of(model_.need_ids, reference.id);
  }
  std::uint16_t role(const Reference& reference) const {
    return index_of(model_.role_ids, reference.id);
  }
  std::uint16_t team(const Reference& reference) const {
    return index_of(model_.team_ids, reference.id);
  }
  /// A team that must be of this kind.
  std::uint16_t team(const Reference& reference, TeamKind kind);

  Amount amount(const Expression& expression);
  Distribution distribution(const DistributionSpec& spec);
  /// A distribution of lengths of time: nothing below 0.
  Distribution time(const DistributionSpec& spec);
  void waiting(const WaitingFields& waiting, Step& step);
  Range ways(const ThenFields& then, const std::string& step_id);
  /// How clearly the ways on are signed, and where those go first who are misled.
  void signs(const ThenFields& then, Step& step);

  void problem(const Place& place, std::string message, std::string hint);

  static std::uint16_t index_of(const std::vector<std::string>& ids, const std::string& id);

 private:
  const Model& model_;
  ArmTables& tables_;
  Diagnostics& problems_;
};

}  // namespace waymark
