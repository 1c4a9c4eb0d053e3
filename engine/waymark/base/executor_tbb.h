#pragma once

#include <memory>

#include "waymark/base/executor.h"

namespace waymark {

/// Workers of oneTBB, at least 1. Its source is linked with `results` alone, since the portable
/// core has no TBB.
std::unique_ptr<Executor> tbb_executor(int workers);

}  // namespace waymark
