#pragma once

#include <string>
#include <vector>

namespace waymark {

/// One file that the scenario reads, such as a table of monthly counts.
struct InputFile {
  std::string path;  // as the scenario names it, below the scenario's folder: "tables/requests.csv"
  std::string bytes;  // exact
};

/// One row of the register of assumptions, as written.
struct AssumptionText {
  std::string name, label, value, range, standing, source;
  bool is_coupling = false;
  std::string causal_share = {};  // of an observed effect, as written; empty for any other
};

/// What a run folder holds beside the numbers. Two runs with the same scenario text, tables,
/// settings, seed and engine version are one run, and either may finish what the other began.
struct RunInputs {
  std::string scenario_text;      // scenario.json, exact
  std::vector<InputFile> tables;  // copied beside it
  std::string settings;           // --arms, --set ... as text: whatever else changes the model
  std::string engine_version;
  std::string command;      // that made this run; repeating it resumes an interrupted one
  std::string created;      // ISO date
  std::string description;  // JSON text for the report; see results/report_data.h
  std::vector<AssumptionText> assumptions;
};

/// "g++ 12.2.0" or "clang++ 19.1.7": what built this engine.
std::string compiler_name();

}  // namespace waymark
