#include "waymark/pathway/chain.h"

#include <Eigen/SparseCore>
#include <Eigen/SparseLU>
#include <cstddef>

#include "waymark/base/contract.h"

namespace waymark {
namespace {

using Matrix = Eigen::SparseMatrix<double>;
using Vector = Eigen::VectorXd;
using Solver = Eigen::SparseLU<Matrix, Eigen::COLAMDOrdering<int>>;

// A walk of a billion moves costs about nine of a double's sixteen digits; past that the figures
// would be printed with digits they do not have.
constexpr double longest_walk = 1e9;

Vector vector_of(const std::vector<double>& values) {
  return Eigen::Map<const Vector>(values.data(), static_cast<Eigen::Index>(values.size()));
}

std::vector<double> values_of(const Vector& vector) {
  return std::vector<double>(vector.data(), vector.data() + vector.size());
}

Matrix identity_minus(int count, const std::vector<Move>& moves) {
  std::vector<Eigen::Triplet<double>> entries;
  entries.reserve(moves.size() + static_cast<std::size_t>(count));
  for (int state = 0; state < count; ++state) entries.emplace_back(state, state, 1.0);
  for (const Move& move : moves) entries.emplace_back(move.from, move.to, -move.chance);
  Matrix matrix(count, count);
  matrix.setFromTriplets(entries.begin(), entries.end());
  matrix.makeCompressed();
  return matrix;
}

}  // namespace

struct AbsorbingChain::Factors {
  int count = 0;
  Solver solver;
  bool ends = true;
};

AbsorbingChain::AbsorbingChain(int count, const std::vector<Move>& moves)
    : factors_(std::make_unique<Factors>()) {
  factors_->count = count;
  if (count == 0) return;
  factors_->solver.compute(identity_minus(count, moves));
  factors_->ends = factors_->solver.info() == Eigen::Success;
  if (!factors_->ends) return;
  // Rounding can leave a factorisation of a singular matrix; its lengths of walk then give it away.
  const Vector lengths = factors_->solver.solve(Vector::Ones(count));
  factors_->ends =
      lengths.allFinite() && lengths.minCoeff() > 0 && lengths.maxCoeff() < longest_walk;
}

AbsorbingChain::~AbsorbingChain() = default;
AbsorbingChain::AbsorbingChain(AbsorbingChain&&) noexcept = default;
AbsorbingChain& AbsorbingChain::operator=(AbsorbingChain&&) noexcept = default;

bool AbsorbingChain::ends() const { return factors_->ends; }

std::vector<double> AbsorbingChain::visits(const std::vector<double>& start) const {
  WAYMARK_EXPECT(ends(), "a chain asked for its visits ends");
  if (factors_->count == 0) return {};
  return values_of(factors_->solver.transpose().solve(vector_of(start)));
}

std::vector<double> AbsorbingChain::collected(const std::vector<double>& gain) const {
  WAYMARK_EXPECT(ends(), "a chain asked for its visits ends");
  if (factors_->count == 0) return {};
  return values_of(factors_->solver.solve(vector_of(gain)));
}

std::vector<double> AbsorbingChain::visits_to(int state) const {
  std::vector<double> gain(static_cast<std::size_t>(factors_->count), 0.0);
  gain.at(static_cast<std::size_t>(state)) = 1;
  return collected(gain);
}

}  // namespace waymark
