#include "waymark/results/run_database.h"

#include <optional>

#include "waymark/base/number.h"
#include "waymark/results/error.h"
#include "waymark/results/plan_rows.h"
#include "waymark/results/run_schema.h"
#include "waymark/results/words.h"

namespace waymark {

namespace {

constexpr std::string_view running = "running";
constexpr std::string_view complete_state = "complete";

std::uint64_t count_from(const std::string& text, const std::string& path) {
  const std::optional<double> number = parse_number(text);
  if (!number || !(*number >= 0)) throw ResultsError(path, "is damaged: not a count: " + text);
  return static_cast<std::uint64_t>(*number);
}

}  // namespace

RunDatabase::RunDatabase(const std::string& path, Database::Access access)
    : database_(std::make_unique<Database>(path, access)) {}

std::unique_ptr<RunDatabase> RunDatabase::open_for_run(const std::string& path,
                                                       const ExperimentPlan& plan,
                                                       const RunInputs& inputs) {
  std::unique_ptr<RunDatabase> run(new RunDatabase(path, Database::Access::read_write_create));
  // Exclusive, so that a second run of the same command stops here; it also spares WAL its shared
  // memory file, which network disks do not have. A commit survives kill -9; NORMAL leaves the very
  // last ones to a power cut, never a torn file.
  run->database_->execute(
      "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
  run->plan_ = plan;
  run->identity_ = identity_of(plan, inputs);
  if (run->is_empty()) run->create(inputs);
  run->expect_same_run(run->identity_);
  run->set("state", running);
  run->rows_ = std::make_unique<ReplicationRows>(*run->database_, run->plan_);
  return run;
}

std::unique_ptr<RunDatabase> RunDatabase::open_finished(const std::string& path) {
  std::unique_ptr<RunDatabase> run(new RunDatabase(path, Database::Access::read_only));
  if (run->value("format") != print(std::int64_t{run_format})) {
    throw ResultsError(path, "was written by a version of waymark with another format");
  }
  if (run->value("state") != complete_state) throw ResultsError(path, "is not a finished run");
  run->plan_ = read_plan(*run->database_);
  run->plan_.scenario = run->value("scenario");
  run->plan_.seed = from_hexadecimal(run->value("seed"), path);
  run->plan_.runs_a_sample = count_from(run->value("runs-a-sample"), path);
  run->rows_ = std::make_unique<ReplicationRows>(*run->database_, run->plan_);
  return run;
}

bool RunDatabase::is_empty() const {
  Statement tables(*database_, "SELECT count(*) FROM sqlite_schema");
  tables.step();
  return tables.integer(0) == 0;
}

void RunDatabase::create(const RunInputs& inputs) {
  Transaction transaction(*database_);
  database_->execute(run_schema);
  set("format", print(std::int64_t{run_format}));
  set("state", running);
  set("scenario", plan_.scenario);
  set("seed", hexadecimal(plan_.seed));
  set("runs-a-sample", count_text(plan_.runs_a_sample));
  set("scenario-sha256", identity_.scenario_sha256);
  set("inputs-sha256", identity_.inputs_sha256);
  set("plan-sha256", identity_.plan_sha256);
  set("engine-version", identity_.engine_version);
  set("compiler", compiler_name());
  set("command", inputs.command);
  set("created", inputs.created);
  set("description", inputs.description);
  write_plan(*database_, plan_);
  write_assumptions(*database_, inputs.assumptions);
  transaction.commit();
}

void RunDatabase::expect_same_run(const RunIdentity& identity) const {
  const auto expect_same = [&](std::string_view key, const std::string& text,
                               const std::string& what) {
    if (value(key) == text) return;
    throw ResultsError(database_->path(), "belongs to an unfinished run with " + what +
                                              "; finish that one, or delete its folder");
  };
  expect_same("format", print(std::int64_t{run_format}), "another file format");
  expect_same("engine-version", identity.engine_version, "another version of waymark");
  expect_same("scenario-sha256", identity.scenario_sha256, "another scenario");
  expect_same("inputs-sha256", identity.inputs_sha256, "other tables or settings");
  expect_same("plan-sha256", identity.plan_sha256, "another seed, other arms or other measures");
}

std::string RunDatabase::value(std::string_view key) const {
  Statement get(*database_, "SELECT value FROM manifest WHERE key = ?");
  if (!get.bind(0, key).step()) {
    throw ResultsError(database_->path(), "is damaged: no " + std::string(key));
  }
  return get.text(0);
}

void RunDatabase::set(std::string_view key, std::string_view text) {
  Statement(*database_, "INSERT OR REPLACE INTO manifest VALUES (?, ?)")
      .bind(0, key)
      .bind(1, text)
      .run();
}

void RunDatabase::store(const ReplicationOutcome& outcome) {
  rows_->store(outcome, identity_.scenario_sha256, identity_.engine_version);
}

bool RunDatabase::load(std::uint64_t replication, ReplicationOutcome& outcome) {
  return rows_->load(replication, outcome);
}

void RunDatabase::complete(const ExperimentResult& result) {
  Transaction transaction(*database_);
  rows_->forget_from(result.replications);
  set("replications", count_text(result.replications));
  set("stop-reason", word_for(result.reason));
  set("stopped", sentence(plan_, result));
  set("runs-needed", count_text(result.runs_needed));
  set("more-runs", more_runs_sentence(result));
  set("fingerprint", hexadecimal(result.fingerprint));
  set("state", complete_state);
  transaction.commit();
}

void RunDatabase::close() {
  rows_.reset();
  database_->execute("PRAGMA journal_mode = DELETE");
  database_.reset();
}

RunRecord RunDatabase::record() const {
  const std::string& path = database_->path();
  RunRecord record;
  record.identity = {value("scenario-sha256"), value("inputs-sha256"), value("plan-sha256"),
                     value("engine-version")};
  record.compiler = value("compiler");
  record.command = value("command");
  record.created = value("created");
  record.description = value("description");
  record.stopped = value("stopped");
  record.more_runs = value("more-runs");
  record.result.reason = stop_reason_named(value("stop-reason"), path);
  record.result.replications = count_from(value("replications"), path);
  record.result.runs_needed = count_from(value("runs-needed"), path);
  record.result.fingerprint = from_hexadecimal(value("fingerprint"), path);
  return record;
}

std::vector<AssumptionText> RunDatabase::assumptions() const {
  return read_assumptions(*database_);
}

}  // namespace waymark
