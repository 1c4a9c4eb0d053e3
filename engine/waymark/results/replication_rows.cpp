#include "waymark/results/replication_rows.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/hash.h"
#include "waymark/experiment/tally.h"
#include "waymark/results/error.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

/// SQLite's integers are signed; everything counted here is far below 2^63.
template <class Count>
std::int64_t stored(Count value) {
  return static_cast<std::int64_t>(value);
}

void add_values(Fingerprint& hash, const std::vector<double>& values) {
  for (const double value : values) {
    const bool is_defined = !std::isnan(value);
    hash.add(std::uint64_t{is_defined});
    if (is_defined) hash.add(value);
  }
}

/// Hash of everything a replication stores, so that a damaged file is noticed when it is read.
std::int64_t content_of(const ReplicationOutcome& outcome) {
  Fingerprint hash;
  hash.add(outcome.replication);
  for (const ArmOutcome& arm : outcome.arms) {
    hash.add(arm.fingerprint);
    add_values(hash, arm.values);
    for (const std::uint8_t mark : arm.withheld) hash.add(std::uint64_t{mark});
    for (const std::vector<double>& series : arm.series) add_values(hash, series);
  }
  return stored(hash.value());
}

}  // namespace

ReplicationRows::ReplicationRows(Database& database, const ExperimentPlan& plan)
    : database_(database),
      plan_(plan),
      put_replication_(database, "INSERT INTO replications VALUES (?, ?, ?, ?)"),
      put_fingerprint_(database, "INSERT INTO fingerprints VALUES (?, ?, ?)"),
      put_value_(database, "INSERT INTO results VALUES (?, ?, ?, ?, ?)"),
      put_point_(database, "INSERT INTO series_values VALUES (?, ?, ?, ?, ?)"),
      get_replication_(database, "SELECT content FROM replications WHERE replication = ?"),
      get_fingerprint_(database,
                       "SELECT fingerprint FROM fingerprints WHERE replication = ? AND run = ?"),
      get_values_(database,
                  "SELECT value, withheld FROM results WHERE replication = ? AND run = ? "
                  "ORDER BY slot"),
      get_points_(database,
                  "SELECT value FROM series_values WHERE replication = ? AND run = ? "
                  "ORDER BY series, point") {}

void ReplicationRows::store(const ReplicationOutcome& outcome, const std::string& scenario_sha256,
                            const std::string& engine_version) {
  Transaction transaction(database_);
  const std::int64_t replication = stored(outcome.replication);
  put_replication_.bind(0, replication).bind(1, scenario_sha256).bind(2, engine_version);
  put_replication_.bind(3, content_of(outcome)).run();
  for (std::size_t run = 0; run < outcome.arms.size(); ++run) {
    store_arm(replication, stored(run), outcome.arms[run]);
  }
  transaction.commit();
}

void ReplicationRows::store_arm(std::int64_t replication, std::int64_t run, const ArmOutcome& arm) {
  put_fingerprint_.bind(0, replication).bind(1, run).bind(2, hexadecimal(arm.fingerprint)).run();
  put_value_.bind(0, replication).bind(1, run);
  for (std::size_t slot = 0; slot < arm.values.size(); ++slot) {
    put_value_.bind(2, stored(slot)).bind(3, arm.values[slot]);
    put_value_.bind(4, std::int64_t{arm.withheld[slot]}).run();
  }
  put_point_.bind(0, replication).bind(1, run);
  for (std::size_t series = 0; series < arm.series.size(); ++series) {
    put_point_.bind(2, stored(series));
    for (std::size_t point = 0; point < arm.series[series].size(); ++point) {
      put_point_.bind(3, stored(point)).bind(4, arm.series[series][point]).run();
    }
  }
}

bool ReplicationRows::load(std::uint64_t replication, ReplicationOutcome& outcome) {
  if (!get_replication_.bind(0, stored(replication)).step()) return false;
  const std::int64_t content = get_replication_.integer(0);
  get_replication_.run();

  outcome = {};
  outcome.replication = replication;
  for (std::size_t run = 0; run < run_count(plan_); ++run) {
    outcome.arms.push_back(load_arm(replication, run));
  }
  if (content_of(outcome) != content) {
    throw ResultsError(database_.path(), "is damaged: replication " + std::to_string(replication) +
                                             " is not what was stored");
  }
  return true;
}

ArmOutcome ReplicationRows::load_arm(std::uint64_t replication, std::size_t run) {
  ArmOutcome arm;
  for (Statement* get : {&get_fingerprint_, &get_values_, &get_points_}) {
    get->bind(0, stored(replication)).bind(1, stored(run));
  }
  if (get_fingerprint_.step()) {
    arm.fingerprint = from_hexadecimal(get_fingerprint_.text(0), database_.path());
    get_fingerprint_.run();
  }
  while (get_values_.step()) {
    arm.values.push_back(get_values_.real(0));
    arm.withheld.push_back(get_values_.integer(1) != 0);
  }
  std::vector<double> points;
  while (get_points_.step()) points.push_back(get_points_.real(0));
  auto next = points.begin();
  for (const SeriesInfo& series : plan_.series) {
    const auto length = std::min(stored(series.times.size()), points.end() - next);
    arm.series.emplace_back(next, next + length);
    next += length;
  }
  return arm;
}

void ReplicationRows::forget_from(std::uint64_t replication) {
  for (const char* table : {"series_values", "results", "fingerprints", "replications"}) {
    Statement(database_, std::string("DELETE FROM ") + table + " WHERE replication >= ?")
        .bind(0, stored(replication))
        .run();
  }
}

std::uint64_t ReplicationRows::count() const {
  Statement get(database_, "SELECT count(*) FROM replications");
  get.step();
  return static_cast<std::uint64_t>(get.integer(0));
}

// CROSS JOIN fixes the order of the loops: one look-up by primary key per replication.
std::vector<double> ReplicationRows::column(std::size_t run, std::size_t slot) const {
  Statement get(database_,
                "SELECT value FROM replications CROSS JOIN results USING (replication) "
                "WHERE run = ? AND slot = ? ORDER BY replication");
  get.bind(0, stored(run)).bind(1, stored(slot));
  std::vector<double> values;
  while (get.step()) values.push_back(get.real(0));
  return values;
}

bool ReplicationRows::is_withheld(std::size_t run, std::size_t slot) const {
  Statement get(database_,
                "SELECT max(withheld) FROM replications CROSS JOIN results USING (replication) "
                "WHERE run = ? AND slot = ?");
  get.bind(0, stored(run)).bind(1, stored(slot)).step();
  return get.integer(0) != 0;
}

std::vector<std::vector<double>> ReplicationRows::series_columns(std::size_t run,
                                                                 std::size_t series) const {
  Statement get(database_,
                "SELECT point, value FROM replications CROSS JOIN series_values USING "
                "(replication) WHERE run = ? AND series = ? ORDER BY replication, point");
  get.bind(0, stored(run)).bind(1, stored(series));
  std::vector<std::vector<double>> columns(plan_.series[series].times.size());
  while (get.step()) {
    const std::size_t point = static_cast<std::size_t>(get.integer(0));
    if (point < columns.size()) columns[point].push_back(get.real(1));
  }
  return columns;
}

}  // namespace waymark
