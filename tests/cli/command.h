#pragma once

#include <string>

namespace waymark {

/// What a command printed and how it ended; `signal` is 0 unless one ended it.
struct CommandOutcome {
  int exit_code = 0;
  int signal = 0;
  std::string out, err;
};

/// Runs a line of shell in which `waymark` is the program under test, inside `folder`.
CommandOutcome command(const std::string& line, const std::string& folder);

/// A folder of its own that is gone after the test.
class TestFolder {
 public:
  TestFolder();
  ~TestFolder();
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  const std::string& path() const { return path_; }
  std::string file(const std::string& name) const { return path_ + "/" + name; }
  void write(const std::string& name, const std::string& text) const;
  std::string read(const std::string& name) const;
  bool has(const std::string& name) const;
  CommandOutcome run(const std::string& line) const { return command(line, path_); }

 private:
  std::string path_;
};

}  // namespace waymark
