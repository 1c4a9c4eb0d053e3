#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "waymark/base/executor.h"

namespace waymark {

/// One executor to try, by a name fit for a test.
struct ExecutorKind {
  std::string name;
  std::unique_ptr<Executor> (*make)();
};

void PrintTo(const ExecutorKind& kind, std::ostream* out);

/// Serial, threads of several numbers, and oneTBB; the last not under the thread sanitizer, which
/// cannot see into Debian's oneTBB and gives false alarms.
std::vector<ExecutorKind> executor_kinds();

}  // namespace waymark
