#pragma once

#include <cstdint>

#include "benchmarks/plain/queue_outcome.h"

namespace waymark {

// Work W1: `customers` pass through eight servers with one line, arrivals and service exponential,
// mean service one minute, each server busy nine tenths of the time. Starts empty; times in
// minutes.

/// As fast as plain C++ goes; see PlainChance.
QueueOutcome mm8_plain(std::int64_t customers, std::uint64_t seed);

/// The same under the engine's obligations; see AddressedChance.
QueueOutcome mm8_addressed(std::int64_t customers, std::uint64_t seed);

}  // namespace waymark
