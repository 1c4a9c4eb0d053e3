#pragma once

#include "waymark/simulate/model.h"
#include "waymark/simulate/world.h"

namespace waymark {

/// Neither a constant nor drawn by rejection.
constexpr bool takes_one_uniform(DistributionKind kind) {
  return kind > DistributionKind::constant && kind < DistributionKind::erlang;
}

/// How long until the next arrival of a source whose gaps are drawn. Where one uniform makes a gap,
/// neighbours share a block: gap 2n has the first two words of the source's block n, gap 2n + 1 the
/// others. The block stays with the source in between.
inline Ticks gap_before_next(const Source& source, SourceState& state, const double* numbers,
                             StreamKey key) {
  if (!takes_one_uniform(source.gap.kind))
    return length_of_time(
        sample_at(source.gap, numbers, key, who(source.who, state.sequence), source.purpose, 0));
  const bool is_first = state.sequence % 2 == 0;
  if (is_first)
    state.gaps = draw_block(key, who(source.who, state.sequence / 2), source.purpose, 0);
  const std::uint32_t* words = state.gaps.word + (is_first ? 0 : 2);
  return length_of_time(sample_by_inversion(source.gap, numbers, unit_uniform(words[0], words[1])));
}

}  // namespace waymark
