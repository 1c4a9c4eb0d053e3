#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "waymark/measures/metric.h"

namespace waymark {

/// Which couplings an arm is run with (model.md 1): every result comes twice.
enum class Couplings { all, measured_only };

/// What one arm gave in one replication.
struct ArmOutcome {
  /// One per slot. NaN = not defined, such as a share of nobody.
  std::vector<double> values;
  /// People behind each slot's value (its denominator), or empty. NaN = not about a group of people
  /// (money, hours). Below `smallest_group` the value is withheld; counts themselves never leave.
  std::vector<double> counts;
  /// One vector per SeriesInfo, one value per time; NaN = not defined.
  std::vector<std::vector<double>> series;
  /// Hash of the ledgers' fields (base/hash.h Fingerprint), made before anything is stored.
  std::uint64_t fingerprint = 0;
  /// Filled by the driver, not by the model: 1 where a value was withheld (too few people).
  std::vector<std::uint8_t> withheld;
};

/// All arms of one replication: paired by construction.
struct ReplicationOutcome {
  std::uint64_t replication = 0;
  /// Couplings by couplings, arm by arm: index = couplings_index * plan.arms.size() + arm.
  std::vector<ArmOutcome> arms;
};

/// Fewer people than this behind a number and it is withheld.
constexpr double smallest_group = 10;

struct ArmInfo {
  std::string id, label;
};

/// When a run ends.
struct StopRule {
  enum class Kind { count, precision };
  Kind kind = Kind::count;
  std::uint64_t count = 32;      // Kind::count: replications 0 .. count-1
  std::uint64_t maximum = 4096;  // Kind::precision: give up here
};

/// Which numbers of an arm are held against each other as cost and effect.
struct ValueForMoneyPlan {
  std::size_t cost = 0, effect = 0;  // slots
  std::optional<std::size_t> per;    // a slot of people: the cost is divided by it ...
  double per_years = 1;              // ... times this, where it counts people a year
  std::vector<double> worth;         // pounds for one more of the effect, ascending
};

struct ExperimentPlan {
  std::string scenario;  // id, the first column of every CSV
  std::vector<ArmInfo> arms;
  int base_arm = 0;                                     // differences are arm minus this one
  std::vector<Couplings> couplings = {Couplings::all};  // {all} or {all, measured_only}
  std::vector<MetricInfo> metrics;
  std::vector<MetricSlot> slots;
  std::vector<SeriesInfo> series;
  std::optional<ValueForMoneyPlan> value_for_money;
  std::uint64_t seed = 0;
  StopRule stop;
  /// Of samples of what we do not know: replications that share one draw of all assumptions. 0
  /// where every assumption stays at its value.
  std::uint64_t runs_a_sample = 0;
};

/// Runs one replication of every arm under every couplings of the plan. Called from several
/// threads at once, but never twice at once with the same worker (0 .. workers-1), so that a
/// world per worker can be kept and used again. Must depend on `replication` only.
using RunReplication = std::function<ReplicationOutcome(int worker, std::uint64_t replication)>;

/// Where outcomes go. Calls never overlap, but come from any thread.
class Sink {
 public:
  virtual ~Sink() = default;
  /// As soon as a replication has finished, in any order: the place to make it safe.
  virtual void keep(const ReplicationOutcome&) {}
  /// In replication order, each exactly once, whether just run or recalled.
  virtual void accept(const ReplicationOutcome&) = 0;
  /// True and filled if this replication was kept by an earlier, interrupted run.
  virtual bool recall(std::uint64_t /*replication*/, ReplicationOutcome&) { return false; }
};

}  // namespace waymark
