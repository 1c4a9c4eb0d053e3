#include "tests/identity/arithmetic_hashes.h"

#include <cstdio>
#include <vector>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/base/number.h"
#include "waymark/random/distribution.h"

namespace waymark {
namespace {

constexpr std::uint64_t a_million = 1'000'000;

// Every NaN counts as the same: its payload is nobody's result.
std::uint64_t result_bits(double value) {
  return value == value ? bits_of(value) : 0x7ff8000000000000u;
}

// Between 0 and 1, by address and not by a state.
double unit(std::uint64_t i, std::uint64_t salt) {
  const std::uint64_t word = mix64(mix64(i) + salt);
  return unit_uniform(static_cast<std::uint32_t>(word >> 32), static_cast<std::uint32_t>(word));
}

// Any double at all: a quarter of the arguments, infinities, NaN and subnormals among them.
double any_double(std::uint64_t i) { return double_of(mix64(i + 0x1234567)); }

// A quarter from any double, the others spread over the range in which a function does its work,
// over the middle of it, and close to `centre` on every scale.
struct Arguments {
  double low;
  double high;
  double centre;

  double operator()(std::uint64_t i) const {
    const double u = unit(i, 1);
    switch (i % 4) {
      case 0:
        return any_double(i);
      case 1:
        return low + (high - low) * u;
      case 2:
        return centre + (unit(i, 2) - 0.5) * 0.01 * (high - low);
      default: {
        const double offset = double_of((mix64(i) % (std::uint64_t{1020} << 52)) + (1u << 20));
        return u < 0.5 ? centre + offset : centre - offset;
      }
    }
  }
};

std::string line(const std::string& name, const Fingerprint& hash) {
  char text[20];
  std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash.value()));
  return name + " " + text + "\n";
}

template <typename Function>
std::string over(const std::string& name, std::uint64_t count, const Arguments& arguments,
                 Function function) {
  Fingerprint hash;
  for (std::uint64_t i = 0; i < count; ++i) hash.add(result_bits(function(arguments(i))));
  return line(name, hash);
}

std::string power() {
  Fingerprint hash;
  for (std::uint64_t i = 0; i < a_million; ++i) {
    const double base = i % 2 == 0 ? any_double(i) : 3 * unit(i, 3);
    const double exponent = i % 3 == 0 ? any_double(i + a_million) : 40 * (unit(i, 4) - 0.5);
    const double whole = i % 5 == 0 ? static_cast<double>(static_cast<int>(i % 23) - 11) : exponent;
    hash.add(result_bits(portable_pow(base, whole)));
  }
  return line("pow", hash);
}

std::string two_tails() {
  Fingerprint gamma_hash;
  Fingerprint beta_hash;
  for (std::uint64_t i = 0; i < 50'000; ++i) {
    const double a = portable_exp(20 * unit(i, 5) - 10);
    const double b = portable_exp(20 * unit(i, 6) - 10);
    gamma_hash.add(result_bits(regularised_gamma(a, a * 2 * unit(i, 7))));
    gamma_hash.add(result_bits(regularised_gamma_upper(a, a * 2 * unit(i, 8))));
    beta_hash.add(result_bits(regularised_beta(a, b, unit(i, 9))));
  }
  return line("regularised_gamma", gamma_hash) + line("regularised_beta", beta_hash);
}

std::string philox_blocks() {
  Fingerprint hash;
  for (std::uint64_t i = 0; i < a_million; ++i) {
    const Block block = draw_block(stream_key(i % 7, i % 11), mix64(i), path_hash("for"), 5);
    hash.add((std::uint64_t{block.word[0]} << 32) | block.word[1]);
    hash.add((std::uint64_t{block.word[2]} << 32) | block.word[3]);
  }
  return line("philox", hash);
}

// Draws, and for a few people the remaining time, from one distribution.
std::string draws(const std::string& name, std::uint64_t count, const Distribution& d,
                  const std::vector<double>& table) {
  Fingerprint hash;
  const StreamKey key = stream_key(7, 0);
  for (std::uint64_t i = 0; i < count; ++i) {
    Draw draw(key, i, path_hash(name), 0);
    hash.add(result_bits(sample(d, table.data(), draw)));
  }
  for (std::uint64_t i = 0; i < 200; ++i) {
    const double middle = upper_quantile(d, table.data(), 0.5);
    if (middle <= 0 || survival(d, table.data(), 0.5 * middle) <= 0) break;
    Draw draw(key, i, path_hash(name), 1);
    hash.add(result_bits(sample_remaining(d, table.data(), 0.5 * middle, draw)));
  }
  hash.add(result_bits(mean(d, table.data())));
  hash.add(result_bits(variance(d, table.data())));
  return line("draw/" + name, hash);
}

std::string distributions() {
  std::vector<double> table;
  const Distribution weighted = discrete({3, 1, 7, 20}, {0.2, 0.5, 0.29, 0.01}, table);
  const Distribution observed = empirical({4, 8, 15, 16, 23, 42}, table);
  return draws("constant", 1000, constant(3), table) +
         draws("exponential", a_million, exponential(3.7), table) +
         draws("uniform", a_million, uniform(-2, 5), table) +
         draws("triangular", a_million, triangular(1, 2, 7), table) +
         draws("normal", a_million, normal(100, 15), table) +
         draws("lognormal", a_million, lognormal_mean_sd(30, 4), table) +
         draws("weibull", a_million, weibull(1.7, 12), table) +
         draws("gompertz", a_million, gompertz(1e-4, 0.09), table) +
         draws("log_logistic", a_million, log_logistic(14, 2.2), table) +
         draws("erlang", a_million, erlang(3, 9), table) +
         draws("gamma", a_million, gamma(2.5, 4), table) +
         draws("gamma_below_one", a_million, gamma(0.3, 4), table) +
         draws("beta", a_million, beta(2, 3.5), table) +
         draws("beta_below_one", a_million, beta(0.4, 0.7), table) +
         draws("poisson_small", a_million, poisson(3.2), table) +
         draws("poisson_large", a_million, poisson(123.4), table) +
         draws("discrete", a_million, weighted, table) +
         draws("empirical", a_million, observed, table);
}

}  // namespace

std::string arithmetic_hashes() {
  const auto printed_and_read = [](double x) { return parse_number(print(x)).value_or(x); };
  return over("exp", a_million, {-760, 720, 0}, [](double x) { return portable_exp(x); }) +
         over("expm1", a_million, {-50, 720, 0}, portable_expm1) +
         over("log", a_million, {0, 10, 1}, [](double x) { return portable_log(x); }) +
         over("log1p", a_million, {-1, 10, 0}, portable_log1p) + power() +
         over("sin", a_million, {-1000, 1000, 0}, portable_sin) +
         over("cos", a_million, {-1000, 1000, 0}, portable_cos) +
         over("normal_quantile", a_million, {0, 1, 0.5}, normal_quantile) +
         over("normal_cdf", a_million, {-40, 10, 0}, normal_cdf) +
         over("log_gamma", a_million, {0, 200, 1}, log_gamma) + two_tails() +
         over("print", 100'000, {-1000, 1000, 0}, printed_and_read) + philox_blocks() +
         distributions();
}

}  // namespace waymark

#ifdef WAYMARK_ARITHMETIC_HASH_PROGRAM
int main() { std::fputs(waymark::arithmetic_hashes().c_str(), stdout); }
#endif
