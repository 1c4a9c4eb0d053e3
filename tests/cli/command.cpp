#include "tests/cli/command.h"

#include <sys/wait.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace waymark {

namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace

CommandOutcome command(const std::string& line, const std::string& folder) {
  const fs::path out = fs::path(folder) / ".out";
  const fs::path err = fs::path(folder) / ".err";
  const std::string script =
      "waymark() { \"" WAYMARK_PROGRAM "\" \"$@\"; }\ncd '" + folder + "'\n" + line + "\n";
  const fs::path file = fs::path(folder) / ".script";
  std::ofstream(file) << script;
  const int status = std::system(
      ("bash '" + file.string() + "' >'" + out.string() + "' 2>'" + err.string() + "'").c_str());
  CommandOutcome outcome;
  outcome.out = bytes_of(out);
  outcome.err = bytes_of(err);
  if (WIFEXITED(status)) outcome.exit_code = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) outcome.signal = WTERMSIG(status);
  return outcome;
}

TestFolder::TestFolder() {
  std::string pattern = (fs::temp_directory_path() / "waymark-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no folder for the test");
  path_ = pattern;
}

TestFolder::~TestFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TestFolder::write(const std::string& name, const std::string& text) const {
  fs::create_directories(fs::path(file(name)).parent_path());
  std::ofstream(file(name), std::ios::binary) << text;
}

std::string TestFolder::read(const std::string& name) const { return bytes_of(file(name)); }

bool TestFolder::has(const std::string& name) const { return fs::exists(file(name)); }

}  // namespace waymark
