#include "waymark/random/distribution.h"
#include "waymark/random/rejection.h"

namespace waymark {

double sample_by_rejection(const Distribution& d, Draw& draw) {
  switch (d.kind) {
    case DistributionKind::erlang:
      return d.b * sample_erlang(static_cast<int>(d.a), {d.c, d.d}, draw);
    case DistributionKind::gamma:
      return d.b * sample_gamma(d.a, {d.c, d.d}, draw);
    case DistributionKind::beta:
      return sample_beta(d.a, d.b, draw);
    default:
      return sample_poisson(d.a, d.b, draw);
  }
}

}  // namespace waymark
