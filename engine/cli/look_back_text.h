#pragma once

#include <string>

#include "waymark/compile/local_scenario.h"
#include "waymark/compile/scenario.h"
#include "waymark/experiment/retrospect.h"

namespace waymark {

/// What a place gave, as it would be written: "85 %", "<5".
std::string in_words(const GivenNumber& given);
const char* in_words(RetrospectRow::Verdict verdict);

/// A line for each thing counted and each of its years; every number is in the folder's CSV file.
void print_look_back(const LocalScenario& made, const Retrospect& looked,
                     const std::string& folder);

/// The budget sheet beside what the base arm plans, by payer, and what the sheet does not name.
/// Nothing without the sheet.
void print_budget(const LocalScenario& made, const Scenario& scenario);

}  // namespace waymark
