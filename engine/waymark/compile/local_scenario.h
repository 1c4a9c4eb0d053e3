#pragma once

#include <string>
#include <vector>

#include "waymark/compile/local_tables.h"
#include "waymark/scenario/csv.h"
#include "waymark/scenario/description.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/files.h"

namespace waymark {

/// The shipped scenario from which everything is taken that the tables do not say.
struct BaseScenario {
  std::string name;
  Document document;
  Files files;
};

/// One count or share that a place gave, and what in the model it is to be held against.
struct GivenNumber {
  std::string measure;  ///< of the scenario
  std::string label;    ///< as in the table
  Period period;
  std::string period_words;  ///< as in the table
  Figure figure;             ///< a share of 1 for an indicator
  bool is_share = false;
  Place place;
};

/// A line of the budget in its last year.
struct BudgetedLine {
  std::string payer,
      team;  ///< ids of the scenario; a line that is no team's pay is a team of its own
  double pounds_a_year = 0;
};

/// A scenario made from local tables over a shipped one.
struct LocalScenario {
  Document document;  ///< positions lead to the tables or to the base scenario
  std::vector<LocalFile>
      tables;  ///< beside the scenario, such as tables/first-requests-by-month.csv
  std::vector<std::string> sentences;  ///< what was dropped, added or read in an unusual way
  std::vector<GivenNumber> given;
  std::vector<BudgetedLine> budget;
  Period months;  ///< the last 24 months counted, or fewer when there are fewer; empty when none
};

/// Lays the tables over the base scenario. Numbers of the tables become assumptions of standing
/// `local`, with file and line as source; those of the base keep their standing and say that they
/// were filled in. Reports every bad cell; the result is of use only when there is none.
LocalScenario local_scenario(const std::string& title, const BaseScenario& base,
                             const LocalTables& tables, const ObjectDescription& root,
                             Diagnostics& diagnostics);

/// Every number of a scenario, where it stands and where it comes from, as rows for a table.
struct NumberSource {
  std::string pointer, value, standing, source;
  bool is_local = false;
};
std::vector<NumberSource> sources_of_numbers(const LocalScenario& scenario,
                                             const std::string& base_name,
                                             const ObjectDescription& root);

}  // namespace waymark
