#include "waymark/experiment/rank_agreement.h"

#include <cmath>
#include <cstddef>
#include <limits>

#include "waymark/base/contract.h"

namespace waymark {
namespace {

int order_of(double first, double second) { return first < second ? -1 : first > second ? 1 : 0; }

}  // namespace

double kendall_tau(const std::vector<double>& a, const std::vector<double>& b) {
  WAYMARK_EXPECT(a.size() == b.size(), "ranks are compared of the same things");
  double agreeing = 0, untied_a = 0, untied_b = 0;
  for (std::size_t first = 0; first < a.size(); ++first) {
    for (std::size_t second = first + 1; second < a.size(); ++second) {
      const int in_a = order_of(a[first], a[second]);
      const int in_b = order_of(b[first], b[second]);
      agreeing += in_a * in_b;
      untied_a += in_a * in_a;
      untied_b += in_b * in_b;
    }
  }
  if (untied_a == 0 || untied_b == 0) return std::numeric_limits<double>::quiet_NaN();
  return agreeing / std::sqrt(untied_a * untied_b);
}

}  // namespace waymark
