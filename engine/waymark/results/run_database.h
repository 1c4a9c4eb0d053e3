#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/experiment/experiment.h"
#include "waymark/results/replication_rows.h"
#include "waymark/results/run_inputs.h"
#include "waymark/results/sqlite.h"

namespace waymark {

/// What makes two runs the same run. Resuming checks all of it.
struct RunIdentity {
  std::string scenario_sha256;  // of scenario.json
  std::string inputs_sha256;    // of scenario.json, its tables and the settings
  std::string plan_sha256;      // of seed, arms, couplings, metrics, slots and series
  std::string engine_version;
};

RunIdentity identity_of(const ExperimentPlan& plan, const RunInputs& inputs);

/// What is known of a finished run as a whole.
struct RunRecord {
  RunIdentity identity;
  std::string compiler, command, created, description;
  std::string stopped;    // why it stopped, a whole sentence
  std::string more_runs;  // how many more would settle the headline, a whole sentence or ""
  ExperimentResult result;
};

/// The run database, results.sqlite. While a run writes, the file is in WAL mode and locked by that
/// run; `close` turns it into one plain file. Everything throws ResultsError.
class RunDatabase {
 public:
  /// For writing; makes a new one where there is none. Refuses one that belongs to another run.
  static std::unique_ptr<RunDatabase> open_for_run(const std::string& path,
                                                   const ExperimentPlan& plan,
                                                   const RunInputs& inputs);
  /// Of a finished run; refuses one that is not finished.
  static std::unique_ptr<RunDatabase> open_finished(const std::string& path);

  void store(const ReplicationOutcome& outcome);
  bool load(std::uint64_t replication, ReplicationOutcome& outcome);
  ReplicationRows& rows() const { return *rows_; }

  /// Forgets replications that were run ahead of the stop and marks the run complete.
  void complete(const ExperimentResult& result);
  /// Back to one plain file. Nothing may be asked of this afterwards.
  void close();

  /// As given, or as stored; then without its stop rule.
  const ExperimentPlan& plan() const { return plan_; }
  RunRecord record() const;
  std::vector<AssumptionText> assumptions() const;

 private:
  RunDatabase(const std::string& path, Database::Access access);
  bool is_empty() const;
  void create(const RunInputs& inputs);
  void expect_same_run(const RunIdentity& identity) const;
  std::string value(std::string_view key) const;
  void set(std::string_view key, std::string_view text);

  std::unique_ptr<Database> database_;
  ExperimentPlan plan_;
  RunIdentity identity_;
  std::unique_ptr<ReplicationRows> rows_;
};

}  // namespace waymark
