#include "waymark/base/contract.h"

#include <cstddef>

namespace waymark {
namespace {

// The same text whatever folder the tree was built in.
std::string below_include_root(const std::string& file) {
  const std::size_t at = file.rfind("waymark/");
  if (at != std::string::npos) return file.substr(at);
  const std::size_t slash = file.rfind('/');
  return slash == std::string::npos ? file : file.substr(slash + 1);
}

}  // namespace

void report_broken_contract(const char* condition, const std::string& message, const char* file,
                            int line) {
  throw ContractError("internal error at " + below_include_root(file) + ":" + std::to_string(line) +
                      ": " + message + " (expected " + condition + ")");
}

}  // namespace waymark
