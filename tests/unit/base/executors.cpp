#include "tests/unit/base/executors.h"

#include "waymark/base/executor_tbb.h"

namespace waymark {

namespace {

#if defined(__SANITIZE_THREAD__)
constexpr bool thread_sanitizer_watches = true;
#elif defined(__has_feature)
constexpr bool thread_sanitizer_watches = __has_feature(thread_sanitizer);
#else
constexpr bool thread_sanitizer_watches = false;
#endif

}  // namespace

void PrintTo(const ExecutorKind& kind, std::ostream* out) { *out << kind.name; }

std::vector<ExecutorKind> executor_kinds() {
  std::vector<ExecutorKind> kinds = {{"serial", serial_executor},
                                     {"one_thread", [] { return thread_executor(1); }},
                                     {"two_threads", [] { return thread_executor(2); }},
                                     {"three_threads", [] { return thread_executor(3); }}};
  if (!thread_sanitizer_watches) {
    kinds.push_back({"tbb", [] { return tbb_executor(2); }});
    kinds.push_back({"tbb_with_more_workers_than_cores", [] { return tbb_executor(7); }});
  }
  return kinds;
}

}  // namespace waymark
