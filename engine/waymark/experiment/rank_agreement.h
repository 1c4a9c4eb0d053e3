#pragma once

#include <vector>

namespace waymark {

/// How far two lists of figures put the same things in the same order: 1 when they agree in every
/// pair, -1 when they differ in every pair, ties counting for neither (tau-b, Kendall 1945). NaN
/// where one list holds nothing but ties, or fewer than two figures. Lists of one length.
double kendall_tau(const std::vector<double>& a, const std::vector<double>& b);

}  // namespace waymark
