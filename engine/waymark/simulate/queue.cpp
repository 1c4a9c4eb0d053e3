#include "waymark/simulate/queue.h"

namespace waymark {

namespace {

std::uint64_t queue_lot(Run& run, std::uint32_t node, std::uint32_t purpose) {
  return mix64(run.world().who[person_of(run, node)] ^ (std::uint64_t{purpose} << 17));
}

bool goes_before(Run& run, std::uint32_t a, std::uint32_t b, std::uint32_t purpose) {
  const Stay& first = run.world().stay[a];
  const Stay& second = run.world().stay[b];
  if (first.priority != second.priority) return first.priority < second.priority;
  if (first.joined != second.joined) return first.joined < second.joined;
  return queue_lot(run, a, purpose) < queue_lot(run, b, purpose);
}

void link_behind(Run& run, Queue& queue, std::uint32_t node, std::uint32_t ahead) {
  Column<Stay>& stays_of = run.world().stay;
  const std::uint32_t behind = ahead == no_one ? queue.first : stays_of[ahead].behind;
  stays_of[node].ahead = ahead;
  stays_of[node].behind = behind;
  (ahead == no_one ? queue.first : stays_of[ahead].behind) = node;
  (behind == no_one ? queue.last : stays_of[behind].ahead) = node;
  ++queue.length;
}

}  // namespace

void join(Run& run, Queue& queue, std::uint32_t node, std::uint32_t purpose) {
  std::uint32_t ahead = queue.last;
  while (ahead != no_one && goes_before(run, node, ahead, purpose)) ahead = run.world().stay[ahead].ahead;
  link_behind(run, queue, node, ahead);
}

void append(Run& run, Queue& queue, std::uint32_t node) { link_behind(run, queue, node, queue.last); }

void remove(Run& run, Queue& queue, std::uint32_t node) {
  Column<Stay>& stays_of = run.world().stay;
  const std::uint32_t ahead = stays_of[node].ahead;
  const std::uint32_t behind = stays_of[node].behind;
  (ahead == no_one ? queue.first : stays_of[ahead].behind) = behind;
  (behind == no_one ? queue.last : stays_of[behind].ahead) = ahead;
  stays_of[node].ahead = stays_of[node].behind = no_one;
  --queue.length;
}

}  // namespace waymark
