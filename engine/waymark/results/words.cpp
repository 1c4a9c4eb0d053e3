#include "waymark/results/words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "waymark/base/number.h"
#include "waymark/results/csv.h"
#include "waymark/results/error.h"

namespace waymark {

namespace {

template <class Value, std::size_t n>
using Words = std::array<std::pair<Value, std::string_view>, n>;

constexpr Words<Better, 3> better_words = {
    {{Better::higher, "higher"}, {Better::lower, "lower"}, {Better::neither, "neither"}}};
constexpr Words<Horizon, 2> horizon_words = {
    {{Horizon::short_term, "short"}, {Horizon::long_term, "long"}}};
constexpr Words<Couplings, 2> couplings_words = {
    {{Couplings::all, "all"}, {Couplings::measured_only, "measured-only"}}};
constexpr Words<StopReason, 4> stop_words = {{{StopReason::count_reached, "count-reached"},
                                              {StopReason::precision_reached, "precision-reached"},
                                              {StopReason::maximum_reached, "maximum-reached"},
                                              {StopReason::interrupted, "interrupted"}}};
constexpr Words<Efficiency, 3> efficiency_words = {
    {{Efficiency::efficient, "efficient"},
     {Efficiency::dominated, "dominated"},
     {Efficiency::extendedly_dominated, "extendedly-dominated"}}};

template <class Value, std::size_t n>
std::string_view word_in(const Words<Value, n>& words, Value value) {
  for (const auto& [known, word] : words) {
    if (known == value) return word;
  }
  return "";
}

template <class Value, std::size_t n>
Value value_in(const Words<Value, n>& words, std::string_view word, const std::string& path) {
  for (const auto& [value, known] : words) {
    if (known == word) return value;
  }
  throw ResultsError(path, "holds a word that does not belong there: " + std::string(word));
}

}  // namespace

std::string_view word_for(Better better) { return word_in(better_words, better); }
std::string_view word_for(Horizon horizon) { return word_in(horizon_words, horizon); }
std::string_view word_for(Couplings couplings) { return word_in(couplings_words, couplings); }
std::string_view word_for(StopReason reason) { return word_in(stop_words, reason); }
std::string_view word_for(Efficiency efficiency) { return word_in(efficiency_words, efficiency); }

Better better_named(std::string_view word, const std::string& path) {
  return value_in(better_words, word, path);
}
Horizon horizon_named(std::string_view word, const std::string& path) {
  return value_in(horizon_words, word, path);
}
Couplings couplings_named(std::string_view word, const std::string& path) {
  return value_in(couplings_words, word, path);
}
StopReason stop_reason_named(std::string_view word, const std::string& path) {
  return value_in(stop_words, word, path);
}

std::string table_name(const std::string& table, Couplings couplings) {
  return table + (couplings == Couplings::all ? "" : "-" + std::string(word_for(couplings))) +
         ".csv";
}

std::vector<std::size_t> arms_by_id(const ExperimentPlan& plan) {
  std::vector<std::size_t> order;
  for (std::size_t arm = 0; arm < plan.arms.size(); ++arm) order.push_back(arm);
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return plan.arms[a].id < plan.arms[b].id; });
  return order;
}

std::vector<std::size_t> slots_in_order(const ExperimentPlan& plan) {
  std::vector<std::size_t> order;
  for (std::size_t slot = 0; slot < plan.slots.size(); ++slot) order.push_back(slot);
  const auto metric = [&](std::size_t slot) -> const std::string& {
    return plan.metrics[static_cast<std::size_t>(plan.slots[slot].metric)].id;
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    if (metric(a) != metric(b)) return metric(a) < metric(b);
    if (plan.slots[a].group != plan.slots[b].group)
      return plan.slots[a].group < plan.slots[b].group;
    if (plan.slots[a].time != plan.slots[b].time)
      return comes_before(plan.slots[a].time, plan.slots[b].time);
    return a < b;
  });
  return order;
}

std::string count_text(std::uint64_t count) { return print(static_cast<std::int64_t>(count)); }

std::string hexadecimal(std::uint64_t value) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) text += "0123456789abcdef"[value >> shift & 0xf];
  return text;
}

std::uint64_t from_hexadecimal(std::string_view text, const std::string& path) {
  std::uint64_t value = 0;
  for (const char letter : text) {
    const std::size_t digit = std::string_view("0123456789abcdef").find(letter);
    if (digit == std::string_view::npos || text.size() != 16) {
      throw ResultsError(path, "holds a damaged fingerprint: " + std::string(text));
    }
    value = value << 4 | digit;
  }
  return value;
}

}  // namespace waymark
