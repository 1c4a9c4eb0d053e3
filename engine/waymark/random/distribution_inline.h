#pragma once

// Drawing, inline for the kinds that a run draws most; included by distribution.h alone.

#include "waymark/base/elementary.h"
#include "waymark/random/distribution.h"

namespace waymark {

/// Erlang, gamma, beta and Poisson. Out of line.
double sample_by_rejection(const Distribution& d, Draw& draw);

/// P(X > x) = u solved for x, for three kinds.
inline double upper_exponential(const Distribution& d, double u) { return -d.a * portable_log(u); }
inline double upper_normal(const Distribution& d, double u) {
  return d.a - d.b * normal_quantile(u);
}
inline double upper_lognormal(const Distribution& d, double u) {
  return portable_exp(upper_normal(d, u));
}

/// Kinds that are drawn by inverting the survival function at one uniform.
inline double sample_by_inversion(const Distribution& d, const double* table, double u) {
  switch (d.kind) {
    case DistributionKind::exponential:
      return -d.a * log_of_normal(u);
    case DistributionKind::lognormal:
      return upper_lognormal(d, u);
    default:
      return upper_quantile(d, table, u);
  }
}

inline double sample(const Distribution& d, const double* table, Draw& draw) {
  if (d.kind == DistributionKind::constant) return d.a;
  if (d.kind >= DistributionKind::erlang) {
    // By way of a copy: a Draw whose address never leaves this function stays in registers.
    Draw cursor = draw;
    const double value = sample_by_rejection(d, cursor);
    draw = cursor;
    return value;
  }
  return sample_by_inversion(d, table, draw.uniform());
}

inline double sample_at(const Distribution& d, const double* table, StreamKey key, Who who,
                        Purpose purpose, std::uint32_t ordinal) {
  if (d.kind == DistributionKind::constant) return d.a;
  if (d.kind >= DistributionKind::erlang) [[unlikely]] {
    Draw draw(key, who, purpose, ordinal);
    return sample_by_rejection(d, draw);
  }
  WAYMARK_EXPECT(ordinal < Draw::ordinals, "too many draws for one person and purpose");
  const Block block = draw_block(key, who, purpose, ordinal << 8);
  return sample_by_inversion(d, table, unit_uniform(block.word[0], block.word[1]));
}

}  // namespace waymark
