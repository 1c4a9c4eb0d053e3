#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "waymark/results/run_database.h"
#include "waymark/scenario/drawn_assumptions.h"

namespace waymark {

/// Where a run is written: `DIR.partial` while it runs, `DIR` once it is complete.
///
/// Samples of what we do not know, where they are wanted, have a database of their own beside it.
///
/// A finished replication survives kill -9, Ctrl-C and a full disk; opening the same run again
/// takes up the rest. Only a whole run ever bears the name DIR. Everything throws ResultsError.
class RunFolder : public Sink {
 public:
  /// Begins the run, or goes on with the one in `DIR.partial`. Refuses a DIR that exists and is not
  /// empty; with `replace_finished` (--force) one that holds a run and nothing else is replaced
  /// when the new one is complete, never before.
  static std::unique_ptr<RunFolder> open(std::string folder, const ExperimentPlan& plan,
                                         const RunInputs& inputs, bool replace_finished = false);
  ~RunFolder() override;

  /// How many replications an earlier run left here.
  std::uint64_t kept_before() const { return kept_before_; }
  const std::string& partial() const { return partial_; }

  /// Where sampled replications go, kept and taken up like the others. Call once, before `finish`.
  Sink& open_samples(const ExperimentPlan& plan, const RunInputs& inputs);

  void keep(const ReplicationOutcome& outcome) override;
  void accept(const ReplicationOutcome&) override {}
  bool recall(std::uint64_t replication, ReplicationOutcome& outcome) override;

  /// Where another file of the run belongs until `finish`, which names it in the manifest.
  std::string place_for(const std::string& file);

  /// Writes tables and manifest and gives the folder its name. For an interrupted run it only
  /// closes the database, so that the run can go on later.
  void finish(const ExperimentResult& result) { finish(result, {}, {}); }
  /// The same after samples: what they came to, and what was drawn in each.
  void finish(const ExperimentResult& result, const ExperimentResult& samples,
              const std::vector<std::vector<DrawnValue>>& drawn);

 private:
  RunFolder(std::string folder, bool replace_finished);
  void write_inputs(const RunInputs& inputs);
  void expect_still_there() const;
  void finish_samples(const ExperimentResult& samples,
                      const std::vector<std::vector<DrawnValue>>& drawn);
  void take_its_name();

  std::string folder_, partial_;
  bool replace_finished_;
  std::unique_ptr<RunDatabase> database_, samples_;
  std::unique_ptr<Sink> samples_sink_;
  std::vector<std::string> files_;  // of the run, relative to its folder
  std::uint64_t kept_before_ = 0;
  std::uint64_t inode_ = 0;  // of the database
};

/// Opens the database of a finished run folder.
std::unique_ptr<RunDatabase> open_run(const std::string& folder);

/// The same of its samples of what we do not know; nullptr where none were made.
std::unique_ptr<RunDatabase> open_samples(const std::string& folder);

}  // namespace waymark
