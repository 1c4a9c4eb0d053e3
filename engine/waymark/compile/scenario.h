#pragma once

#include <string>
#include <vector>

#include "waymark/compile/looked_back.h"
#include "waymark/compile/planned_money.h"
#include "waymark/compile/scenario_fields.h"
#include "waymark/compile/union_model.h"
#include "waymark/measures/roles.h"
#include "waymark/pathway/graph.h"
#include "waymark/pathway/work.h"
#include "waymark/scenario/arms.h"
#include "waymark/scenario/files.h"
#include "waymark/scenario/register.h"

namespace waymark {

/// Arms made on the fly: for each step an arm "without-STEP" that takes it away from `arm`, by the
/// same machinery as a scenario's own `remove`. They take the place of the scenario's other arms.
struct StepRemovals {
  std::string arm;
  std::vector<std::string> steps;
};

/// What the user gave: the text of a scenario, its name in messages, the tables beside it, values
/// set from outside ("path=value") and the arms that are wanted (none named: all).
struct ScenarioText {
  std::string text;
  std::string file;
  Files files;
  std::vector<std::string> sets;
  std::vector<std::string> arms;
  StepRemovals without;
  /// Whether `sets` are a draw of what is not known: money was held equal at the values as written.
  bool is_sample = false;
};

/// A scenario under one treatment of couplings.
struct Compiled {
  std::vector<ArmFieldsRead> arms;  ///< base arm first, then by id
  Model model;
  std::vector<MeasuresInput> measures;       ///< per arm
  std::vector<Commissioning> commissioning;  ///< per arm
  AssumptionRegister assumptions;            ///< of all arms together
};

/// A scenario read, checked and compiled.
struct Scenario {
  std::string id;                          ///< the folder's or file's name, for tables
  std::vector<ArmDocument> arm_documents;  ///< as `Compiled::arms`
  Compiled all;                            ///< with all couplings
  Compiled measured_only;                  ///< counting only what somebody has measured
  PlannedMoney planned_money;
  std::vector<LookedBack> looked_back;
  std::vector<Diagnostic> warnings;

  const ScenarioFields& base() const { return all.arms.front().fields; }
};

/// Brings the mechanisms of every arm to work on the model, and says what they need of the world.
void compile_commissioning(Compiled& compiled, Diagnostics& problems);

/// Throws ScenarioError with every problem there is.
Scenario compile_scenario(const ScenarioText& source);

/// The same for a document that was read or made before; `source` gives the rest, but for its text
/// and what is set from outside.
Scenario compile_document(const Document& document, const ScenarioText& source);

/// The route of one arm as the audit needs it: chances, stays and hours as people meet them who
/// come along it for the first time, who does the work, and requests in the year after the branch
/// date.
struct Route {
  Pathway pathway;
  RouteWork work;
};
Route route_of(const Compiled& compiled, std::size_t arm);

/// Its steps and links alone, for the drawing and the checks.
Pathway pathway_of(const Compiled& compiled, std::size_t arm);

/// What the measures of one arm are made from.
MeasuresInput measures_input(const ScenarioFields& fields, const Model& model, std::size_t arm);

}  // namespace waymark
