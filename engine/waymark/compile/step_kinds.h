#pragma once

#include <vector>

#include "waymark/scenario/kinds.h"
#include "waymark/steps/common_fields.h"
#include "waymark/steps/compilation.h"

namespace waymark {

/// What `compile` knows of a kind of step: how its fields become numbers, and how it works.
struct StepKindEntry {
  std::string word;
  StepKind kind;
  StepHandlers (*handlers)();
  void (*compile)(const Chosen& fields, Compilation& compilation, Step& step);
  const CommonFields& (*common)(const Chosen& fields);
  const ThenFields* (*then)(const Chosen& fields);  ///< null where nothing follows by itself
};

/// The register of kinds of step: one line each, in step_kinds.cpp.
const std::vector<StepKindEntry>& step_kind_entries();
const Kinds& step_kinds();
const StepKindEntry& entry_of(const Chosen& step);

/// Indexed by StepKind.
const HandlerTable& handler_table();

}  // namespace waymark
