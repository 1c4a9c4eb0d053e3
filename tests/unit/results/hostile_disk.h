#pragma once

#include <cstdint>

namespace waymark {

/// Stands between the test program and the system's calls that write, flush, rename and delete.
/// Does nothing until told.
struct HostileDisk {
  /// The process dies by SIGKILL at this call, counted from 1; a write is half done by then.
  /// 0 = never.
  static void kill_at_call(std::int64_t call);
  /// After so many further bytes every write says that no space is left. Negative = endless.
  static void give_space(std::int64_t bytes);
};

}  // namespace waymark
