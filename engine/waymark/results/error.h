#pragma once

#include <stdexcept>
#include <string>

namespace waymark {

/// Something outside the engine went wrong while storing or reading a run: a full disk, a read-only
/// or vanished folder, a damaged file, a folder that holds another run. `waymark` ends with exit
/// code 6. Replications that were kept before stay kept.
class ResultsError : public std::runtime_error {
 public:
  ResultsError(std::string path, const std::string& problem)
      : std::runtime_error(path + ": " + problem), path_(std::move(path)) {}

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace waymark
