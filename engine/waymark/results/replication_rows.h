#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waymark/experiment/replication.h"
#include "waymark/results/sqlite.h"

namespace waymark {

/// The tables of the run database that hold the numbers. Throw ResultsError.
class ReplicationRows {
 public:
  /// `plan` must outlive this.
  ReplicationRows(Database& database, const ExperimentPlan& plan);

  /// One transaction: the replication is there whole or not at all.
  void store(const ReplicationOutcome& outcome, const std::string& scenario_sha256,
             const std::string& engine_version);

  /// False when it is not there. Bit for bit what was stored (-0 comes back as +0), or
  /// ResultsError.
  bool load(std::uint64_t replication, ReplicationOutcome& outcome);

  /// One arm of it, without the check that the whole is what was stored.
  ArmOutcome load_arm(std::uint64_t replication, std::size_t run);

  /// Deletes all replications from this one on. Inside the caller's transaction.
  void forget_from(std::uint64_t replication);

  std::uint64_t count() const;

  /// One slot's value in every replication, in order; NaN where not defined or withheld.
  std::vector<double> column(std::size_t run, std::size_t slot) const;
  /// Whether that slot's value was withheld in any replication.
  bool is_withheld(std::size_t run, std::size_t slot) const;
  /// One series at every time over all replications: [time][replication].
  std::vector<std::vector<double>> series_columns(std::size_t run, std::size_t series) const;

 private:
  void store_arm(std::int64_t replication, std::int64_t run, const ArmOutcome& arm);

  Database& database_;
  const ExperimentPlan& plan_;
  Statement put_replication_, put_fingerprint_, put_value_, put_point_;
  Statement get_replication_, get_fingerprint_, get_values_, get_points_;
};

}  // namespace waymark
