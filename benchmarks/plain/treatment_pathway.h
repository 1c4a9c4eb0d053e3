#pragma once

#include <cstdint>

#include "benchmarks/plain/queue_outcome.h"

namespace waymark {

// Work W2: a treatment centre open round the clock for `years`, then closed to newcomers and
// emptied. Arrivals exponential, mean 5 minutes; triage by 2 (exponential 3). Of all, 0.12 are
// stabilised by 4 (exponential 90) and treated by 2 (lognormal 30, sd 4); the others are registered
// by 2 (lognormal 5, sd 2) and examined by 4 (lognormal 16, sd 3), and 0.6 of those treated by 3
// (lognormal 13.3, sd 4.5). Starts empty; times in minutes. In the long run 48.2 in the system, of
// which 5.30 waiting.

/// As fast as plain C++ goes; see PlainChance.
QueueOutcome treatment_pathway_plain(double years, std::uint64_t seed);

/// The same under the engine's obligations; see AddressedChance.
QueueOutcome treatment_pathway_addressed(double years, std::uint64_t seed);

}  // namespace waymark
