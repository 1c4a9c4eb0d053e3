#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "tests/unit/simulate/little_world.h"
#include "waymark/experiment/comparison.h"

// A small scenario with one of everything that may move, and its figures bit for bit.

namespace waymark {

/// Sections of a scenario's root by key, so that a test can change one.
using Sections = std::map<std::string, std::string>;
std::string text_of(const Sections& sections);

/// Hoops, support, two tracks, moving stocks, a need, clocks of several kinds, workers who leave.
Sections small_borough();

/// Adds `text` as a further member of a section that is an object.
void add_to(Sections& sections, const std::string& section, const std::string& text);
/// Replaces `old_text`, which must be there, in a section.
void replace_in(Sections& sections, const std::string& section, const std::string& old_text,
                const std::string& new_text);

/// Every figure of one arm over some replications, by "metric|group|time" or "series|time".
using ArmFigures = std::map<std::string, std::vector<double>>;

/// Figures of all arms, by arm id.
std::map<std::string, ArmFigures> figures_of(const Sections& sections,
                                             Couplings couplings = Couplings::all,
                                             int replications = 3, const Tables& tables = {});

/// Fails unless every figure of `a` is, in bits, that of `b`; figures that only `b` has are passed
/// over.
void expect_same_figures(const ArmFigures& a, const ArmFigures& b);
bool are_same_figures(const ArmFigures& a, const ArmFigures& b);

}  // namespace waymark
