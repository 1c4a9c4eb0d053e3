#include "waymark/results/run_folder.h"

#include <sys/stat.h>

#include <filesystem>

#include "waymark/results/error.h"
#include "waymark/results/exports.h"
#include "waymark/results/files.h"
#include "waymark/results/folders.h"
#include "waymark/results/manifest.h"
#include "waymark/results/samples_tables.h"

namespace waymark {

namespace {

constexpr const char* database_name = "results.sqlite";
constexpr const char* samples_name = "samples.sqlite";
constexpr const char* scenario_name = "scenario.json";

/// Keeps sampled replications in their own database.
class SamplesSink : public Sink {
 public:
  explicit SamplesSink(RunDatabase& database) : database_(database) {}
  void keep(const ReplicationOutcome& outcome) override { database_.store(outcome); }
  void accept(const ReplicationOutcome&) override {}
  bool recall(std::uint64_t replication, ReplicationOutcome& outcome) override {
    return database_.load(replication, outcome);
  }

 private:
  RunDatabase& database_;
};

/// 0 when there is nothing.
std::uint64_t inode_of(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 ? static_cast<std::uint64_t>(status.st_ino) : 0;
}

void expect_free(const std::string& folder, bool replace_finished) {
  switch (occupant_of(folder)) {
    case Occupant::nothing:
    case Occupant::empty_folder:
      return;
    case Occupant::something_else:
      throw ResultsError(folder, "is there already and is not the folder of a finished run");
    case Occupant::run:
      break;
  }
  if (!replace_finished) {
    throw ResultsError(folder, "holds a finished run already; --force replaces it");
  }
  const std::string foreign = foreign_file_in(folder);
  if (!foreign.empty()) {
    throw ResultsError(folder, "cannot be replaced: it also holds " + foreign +
                                   ", which no run wrote; move that first");
  }
}

}  // namespace

RunFolder::RunFolder(std::string folder, bool replace_finished)
    : folder_(without_trailing_slashes(std::move(folder))),
      partial_(folder_ + ".partial"),
      replace_finished_(replace_finished) {}

RunFolder::~RunFolder() {
  // After a failure the disk may refuse this too. Then the write-ahead log stays beside the
  // database, and the next run reads it.
  try {
    if (database_) database_->close();
    if (samples_) samples_->close();
  } catch (const ResultsError&) {
  }
}

std::unique_ptr<RunFolder> RunFolder::open(std::string folder, const ExperimentPlan& plan,
                                           const RunInputs& inputs, bool replace_finished) {
  std::unique_ptr<RunFolder> run(new RunFolder(std::move(folder), replace_finished));
  expect_free(run->folder_, replace_finished);
  for (const InputFile& table : inputs.tables) {
    if (place_below(table.path).empty()) {
      throw ResultsError(table.path,
                         "cannot be kept with the run: it lies outside the scenario's folder, or "
                         "bears the name of a file that the run writes");
    }
  }
  make_folder(run->partial_);
  const std::string database = run->partial_ + "/" + database_name;
  run->database_ = RunDatabase::open_for_run(database, plan, inputs);
  run->inode_ = inode_of(database);
  run->kept_before_ = run->database_->rows().count();
  run->write_inputs(inputs);
  return run;
}

void RunFolder::write_inputs(const RunInputs& inputs) {
  files_ = {database_name, scenario_name};
  write_file(partial_ + "/" + scenario_name, inputs.scenario_text);
  for (const InputFile& table : inputs.tables) {
    const std::string place = place_below(table.path);
    make_folder(parent_of(partial_ + "/" + place));
    write_file(partial_ + "/" + place, table.bytes);
    files_.push_back(place);
  }
}

void RunFolder::expect_still_there() const {
  // The system lets one write to a deleted file without a word.
  if (inode_of(partial_ + "/" + database_name) != inode_) {
    throw ResultsError(partial_, "has vanished or was replaced while the run was writing to it");
  }
}

void RunFolder::keep(const ReplicationOutcome& outcome) {
  expect_still_there();
  database_->store(outcome);
}

bool RunFolder::recall(std::uint64_t replication, ReplicationOutcome& outcome) {
  return database_->load(replication, outcome);
}

std::string RunFolder::place_for(const std::string& file) {
  files_.push_back(file);
  return partial_ + "/" + file;
}

Sink& RunFolder::open_samples(const ExperimentPlan& plan, const RunInputs& inputs) {
  samples_ = RunDatabase::open_for_run(partial_ + "/" + samples_name, plan, inputs);
  samples_sink_ = std::make_unique<SamplesSink>(*samples_);
  return *samples_sink_;
}

void RunFolder::finish_samples(const ExperimentResult& samples,
                               const std::vector<std::vector<DrawnValue>>& drawn) {
  if (!samples_) {
    // Left by an interrupted run that was asked for samples, while this one is not.
    std::error_code ignored;
    std::filesystem::remove(partial_ + "/" + samples_name, ignored);
    return;
  }
  samples_->complete(samples);
  files_.emplace_back(samples_name);
  for (const std::string& table : export_samples(*samples_, drawn, partial_))
    files_.push_back(table);
}

void RunFolder::finish(const ExperimentResult& result, const ExperimentResult& samples,
                       const std::vector<std::vector<DrawnValue>>& drawn) {
  expect_still_there();
  const bool is_interrupted = result.reason == StopReason::interrupted ||
                              (samples_ && samples.reason == StopReason::interrupted);
  if (!is_interrupted) {
    database_->complete(result);
    for (const std::string& table : export_tables(*database_, partial_)) files_.push_back(table);
    finish_samples(samples, drawn);
    const std::optional<RunRecord> of_samples =
        samples_ ? std::optional(samples_->record()) : std::nullopt;
    write_file(partial_ + "/manifest.json",
               manifest_text(database_->plan(), database_->record(), files_,
                             of_samples ? &of_samples->result : nullptr));
  }
  database_->close();
  database_.reset();
  if (samples_) samples_->close();
  samples_.reset();
  if (!is_interrupted) take_its_name();
}

void RunFolder::take_its_name() {
  sync_folder(partial_);
  expect_free(folder_, replace_finished_);
  if (occupant_of(folder_) == Occupant::run) {
    exchange_folders(partial_, folder_);
    sync_folder(parent_of(folder_));
    delete_folder(partial_);  // now the former run
  } else {
    rename_folder(partial_, folder_);
    sync_folder(parent_of(folder_));
  }
}

std::unique_ptr<RunDatabase> open_run(const std::string& folder) {
  return RunDatabase::open_finished(without_trailing_slashes(folder) + "/" + database_name);
}

std::unique_ptr<RunDatabase> open_samples(const std::string& folder) {
  const std::string path = without_trailing_slashes(folder) + "/" + samples_name;
  return std::filesystem::exists(path) ? RunDatabase::open_finished(path) : nullptr;
}

}  // namespace waymark
