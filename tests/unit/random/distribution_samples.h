#pragma once

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "waymark/random/distribution.h"

namespace waymark {

/// A distribution to test, its table, and a name for messages.
struct Example {
  std::string label;
  Distribution distribution;
  std::vector<double> table = {};
};

inline std::ostream& operator<<(std::ostream& out, const Example& example) {
  return out << example.label;
}

/// One or more of every kind with a density, in ordinary and awkward shapes.
std::vector<Example> continuous_examples();

/// Constant, Poisson, discrete and empirical.
std::vector<Example> lattice_examples();

/// `count` values, one an address, at a seed that depends on the label alone.
std::vector<double> values_of(const Example& example, std::uint32_t count);

/// `count` remaining times given `elapsed`.
std::vector<double> remaining_of(const Example& example, double elapsed, std::uint32_t count);

/// A test's name may hold letters and digits only.
std::string test_name(const std::string& label);

inline std::string name_of_example(const testing::TestParamInfo<Example>& info) {
  return test_name(info.param.label);
}

}  // namespace waymark
