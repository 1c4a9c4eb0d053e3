#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "waymark/compile/local_scenario.h"
#include "waymark/scenario/quantity.h"

namespace waymark {

using Row = std::vector<Cell>;  ///< of a local table

/// What the builders of a local scenario share: the document that grows, what was said, and how a
/// cell becomes a node that remembers its place. One builder a table, each a file of its own.
struct LocalBuilder {
  const BaseScenario& base;
  const LocalTables& tables;
  const ObjectDescription& root;
  LocalScenario& made;
  Diagnostics& diagnostics;
  std::map<std::string, std::string> step_ids;  ///< by id and by label in small letters
  std::map<std::string, std::string> team_ids;

  Node& section(const std::string& name);  ///< made when it is not there
  void say(std::string sentence) { made.sentences.push_back(std::move(sentence)); }
  void report(const LocalTable& table, const Cell& cell, std::string message, std::string hint);

  Position position_of(const LocalTable& table, const Cell& cell);
  Node text_node(const LocalTable& table, const Cell& cell, std::string text);

  /// A share, a sum of money or a number of the cell; nothing and a diagnostic for anything else.
  std::optional<double> value_of(const LocalTable& table, const Cell& cell,
                                 QuantityReading (*reader)(std::string_view));

  /// Makes an assumption of standing `local` and gives "=name" at the cell's place. A share's range
  /// is a tenth of the nearer side either way, any other number's a tenth of itself.
  Node local_number(const LocalTable& table, const Cell& cell, const std::string& id,
                    const std::string& label, double value, Unit unit);

  /// The id of something of a collection that a cell names by id or label; "" and a diagnostic.
  std::string find_named(const LocalTable& table, const Cell& cell,
                         const std::map<std::string, std::string>& ids, const std::string& what);
};

/// Ids of a collection by id and by label, in small letters.
std::map<std::string, std::string> ids_by_words(const Node* collection);
std::string small_letters(std::string_view text);

void erase_member(Node& object, std::string_view key);
/// True for what stood in the base and was not written here.
bool is_of_base(const BaseScenario& base, const Node& node);

void build_teams(LocalBuilder& build);
/// Takes out teams of the base that nobody names and nobody meets any more, with a sentence.
void drop_idle_teams(LocalBuilder& build);
void build_steps(LocalBuilder& build);
void build_budget(LocalBuilder& build);
void build_counts(LocalBuilder& build);
void build_indicators(LocalBuilder& build);
void build_questions(LocalBuilder& build);

/// Takes steps out of the document: links to them follow `goes_to`, lists lose them, and what
/// cannot do without them (a clock that nobody is at risk of any more) goes too, with a sentence.
void take_out_steps(LocalBuilder& build, const std::map<std::string, std::string>& goes_to);
/// Drops arms and changes that no longer apply, each with a sentence.
void prune_arms(LocalBuilder& build);
/// Drops assumptions and predictors that nothing names any more, and levers that point nowhere.
void drop_what_is_unused(LocalBuilder& build);

}  // namespace waymark
