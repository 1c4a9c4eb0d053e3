#pragma once

#include "waymark/compile/scenario_fields.h"
#include "waymark/scenario/arms.h"
#include "waymark/scenario/csv.h"
#include "waymark/scenario/files.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// What one arm's tables are made from.
struct ArmSource {
  const ScenarioFields& fields;
  const std::vector<Removal>& removals;
  const Files& files;
};

/// Fills one arm's tables over the ids that `model` has collected from all arms. Problems go to the
/// compilation.
void compile_arm(const ArmSource& source, Compilation& compilation);

// Its parts, one file each.
void compile_predictors_of(const ScenarioFields& fields, Compilation& compilation);
void compile_people(const ScenarioFields& fields, const Files& files, Compilation& compilation);
void compile_traits(const ScenarioFields& fields, Compilation& compilation);
void compile_surveys(const ScenarioFields& fields, const Files& files, Compilation& compilation);
void compile_teams(const ScenarioFields& fields, Compilation& compilation);
void compile_steps(const ScenarioFields& fields, const std::vector<Removal>& removals,
                   Compilation& compilation);
/// Where units of a team may be needed together with others, they are offered to those who stand
/// first in all lines in question. After closed steps are remembered: people may be there still.
void join_lines(ArmTables& tables);
void compile_rules(const ScenarioFields& fields, Compilation& compilation);
/// Cycle clocks; needs steps, rules and predictors.
void compile_cycles_of(const ScenarioFields& fields, Compilation& compilation);
/// The baselines that stand in tables; needs rules and traits.
void compile_life_tables(const ScenarioFields& fields, const Files& files,
                         Compilation& compilation);
void compile_experiences(const ScenarioFields& fields, Compilation& compilation);
/// Roles and ties; needs teams.
void compile_roles(const ScenarioFields& fields, Compilation& compilation);
void compile_arrivals(const ScenarioFields& fields, const Files& files, Compilation& compilation);
/// How long those present at the start have been where they are; needs steps and clocks.
void compile_been_there(const ScenarioFields& fields, Compilation& compilation);
/// Who is concerned by what; needs everything else.
void compile_lists(Compilation& compilation);

/// Whether a trait can be at this level: 0 or 1 of what is true or not, the places of named ones.
bool has_level(const TraitFields& trait, double level);

/// Reports if a clock or an exposure of this arm reads a trait that changes: they take traits for
/// facts that never do. Needs rules.
void expect_no_follower(std::uint16_t trait, const Place& place, Compilation& compilation);

/// Marks the steps named, in a row of one byte a step.
void mark_steps(const std::vector<Reference>& steps, std::uint8_t* row,
                const Compilation& compilation);

/// The word of each happening that an experience may follow.
const char* word_of(Happening happening);

/// The name under which clock `id` keeps its own terms among the predictors.
std::string clock_predictor(const std::string& id);

/// The name of the predictor of the level at which need `id` settles.
std::string need_predictor(const std::string& id);

}  // namespace waymark
