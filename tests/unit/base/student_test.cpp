#include "waymark/base/student.h"

#include <gtest/gtest.h>

#include <cmath>

#include "waymark/base/contract.h"

namespace waymark {
namespace {

// Closed forms: with 1 degree cot(pi/2 tail), with 2 degrees (1 - tail) sqrt(2 / (tail (2 -
// tail))), with 4 degrees 2 sqrt(q - 1) with q = cos(acos(sqrt(a)) / 3) / sqrt(a), a = tail (2 -
// tail) (Shaw 2006).
TEST(Student, has_the_closed_form_of_one_degree) {
  for (const double tail : {0.5, 0.1, 0.05, 0.01, 1e-4, 1e-8}) {
    const double expected = 1 / std::tan(std::acos(-1.0) / 2 * tail);
    EXPECT_NEAR(student_critical(tail, 1) / expected, 1, 1e-8) << tail;
  }
}

TEST(Student, has_the_closed_form_of_two_degrees) {
  for (const double tail : {0.9, 0.5, 0.1, 0.05, 0.01, 1e-4, 1e-10}) {
    const double expected = (1 - tail) * std::sqrt(2 / (tail * (2 - tail)));
    EXPECT_NEAR(student_critical(tail, 2) / expected, 1, 1e-10) << tail;
  }
}

TEST(Student, has_the_closed_form_of_four_degrees) {
  for (const double tail : {0.9, 0.5, 0.1, 0.05, 0.01, 1e-4}) {
    const double a = tail * (2 - tail);
    const double q = std::cos(std::acos(std::sqrt(a)) / 3) / std::sqrt(a);
    EXPECT_NEAR(student_critical(tail, 4) / (2 * std::sqrt(q - 1)), 1, 1e-10) << tail;
  }
}

struct Known {
  double tail, degrees, critical;
};

// Printed tables, two-sided (for example NIST/SEMATECH e-Handbook 1.3.6.7.2), three decimals.
TEST(Student, agrees_with_printed_tables) {
  const Known table[] = {{0.05, 3, 3.182},   {0.05, 5, 2.571},  {0.05, 9, 2.262},
                         {0.05, 10, 2.228},  {0.05, 30, 2.042}, {0.05, 63, 1.998},
                         {0.05, 100, 1.984}, {0.01, 7, 3.499},  {0.01, 20, 2.845},
                         {0.10, 15, 1.753},  {0.20, 8, 1.397},  {0.002, 12, 3.930}};
  for (const Known& known : table) {
    EXPECT_NEAR(student_critical(known.tail, known.degrees), known.critical, 0.00051)
        << known.tail << " with " << known.degrees;
  }
}

TEST(Student, turns_its_tail_around) {
  for (const double degrees : {1.0, 2.0, 3.5, 10.0, 31.0, 255.0, 5000.0, 20000.0}) {
    for (const double tail : {0.99, 0.5, 0.05, 1e-3, 1e-7}) {
      EXPECT_NEAR(student_tail(student_critical(tail, degrees), degrees) / tail, 1, 1e-9)
          << tail << " with " << degrees;
    }
  }
}

TEST(Student, passes_smoothly_to_the_nearly_normal) {
  for (const double tail : {0.5, 0.05, 1e-4, 1e-8}) {
    EXPECT_NEAR(student_tail(student_critical(tail, 20001), 20001) / tail, 1, 1e-8) << tail;
    EXPECT_NEAR(student_tail(student_critical(tail, 1e6), 1e6) / tail, 1, 1e-7) << tail;
  }
}

TEST(Student, refuses_an_interval_that_never_or_always_misses) {
  EXPECT_THROW(student_critical(0, 5), ContractError);
  EXPECT_THROW(student_critical(1, 5), ContractError);
  EXPECT_THROW(student_critical(0.05, 0), ContractError);
}

}  // namespace
}  // namespace waymark
