#include "tests/theory/finite_chain.h"

#include <Eigen/Dense>
#include <map>

namespace waymark {

double Balance::mean(const std::function<double(const SystemState&)>& of) const {
  double sum = 0;
  for (std::size_t i = 0; i < states.size(); ++i) sum += shares[i] * of(states[i]);
  return sum;
}

Balance balance_of(const SystemState& start,
                   const std::function<std::vector<Jump>(const SystemState&)>& changes) {
  Balance balance;
  std::map<SystemState, int> index{{start, 0}};
  balance.states.push_back(start);
  std::vector<std::vector<Jump>> from;
  for (std::size_t i = 0; i < balance.states.size(); ++i) {
    from.push_back(changes(SystemState(balance.states[i])));
    for (const Jump& change : from.back())
      if (index.emplace(change.to, static_cast<int>(balance.states.size())).second)
        balance.states.push_back(change.to);
  }
  const auto size = static_cast<Eigen::Index>(balance.states.size());
  // Transposed rates; the last equation says that all shares together are 1.
  Eigen::MatrixXd rates = Eigen::MatrixXd::Zero(size, size);
  for (Eigen::Index i = 0; i < size; ++i)
    for (const Jump& change : from[static_cast<std::size_t>(i)]) {
      rates(index.at(change.to), i) += change.rate;
      rates(i, i) -= change.rate;
    }
  rates.row(size - 1).setOnes();
  Eigen::VectorXd right = Eigen::VectorXd::Zero(size);
  right(size - 1) = 1;
  const Eigen::VectorXd shares = rates.fullPivLu().solve(right);
  balance.shares.assign(shares.data(), shares.data() + size);
  return balance;
}

}  // namespace waymark
