#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace waymark {

/// How long a stay has lasted when it is found at any moment of a stream that has always flowed: a
/// density in proportion to `survival`, the share of stays that last longer (Cox 1962, "Renewal
/// theory", 5.2). `survival` falls from 1; where a hundred years do not end one stay in a hundred
/// more, there is no such age, and nothing is returned. `last` is the longest a stay can be, which
/// may be infinite. Times in milliseconds. Appends to `numbers` ages in rising order and the share
/// of stays that are younger, `ages_size` numbers in all, and gives where they begin.
std::optional<std::size_t> add_ages(const std::function<double(double)>& survival, double last,
                                    std::vector<double>& numbers);
constexpr std::size_t age_points = 1025;
constexpr std::size_t ages_size = 2 * age_points;

/// The age at which the share `u` of stays is younger.
double sample_age(const double* ages, double u);

}  // namespace waymark
