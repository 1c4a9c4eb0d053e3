#include "waymark/simulate/queue.h"

namespace waymark {

namespace {

std::uint64_t queue_lot(Run& run, std::uint32_t node, std::uint32_t purpose) {
  return mix64(run.world().who[person_of(run, node)] ^ (std::uint64_t{purpose} << 17));
}

}  // namespace

bool wins_lot(Run& run, std::uint32_t a, std::uint32_t b, std::uint32_t purpose) {
  return queue_lot(run, a, purpose) < queue_lot(run, b, purpose);
}

}  // namespace waymark
