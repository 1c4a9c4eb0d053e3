#include "waymark/base/diagnostics.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "waymark/base/number.h"

namespace waymark {
namespace {

std::string one_a_line(const std::vector<Diagnostic>& diagnostics) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!text.empty()) text += '\n';
    text += format(diagnostic);
  }
  return text;
}

bool comes_before(const Diagnostic& a, const Diagnostic& b) {
  return std::tie(a.file, a.line, a.column, a.pointer, a.message, a.hint) <
         std::tie(b.file, b.line, b.column, b.pointer, b.message, b.hint);
}

std::string describe(Ticks time, std::uint64_t person, const std::string& step,
                     const std::string& message) {
  return "on day " + print(in_days(time)) + ", person " + std::to_string(person) +
         (step.empty() ? "" : ", step '" + step + "'") + ": " + message;
}

}  // namespace

std::string format(const Diagnostic& diagnostic) {
  std::string text = diagnostic.file;
  if (diagnostic.line > 0) {
    text += ':' + std::to_string(diagnostic.line);
    if (diagnostic.column > 0) text += ':' + std::to_string(diagnostic.column);
  }
  if (!text.empty()) text += ": ";
  if (!diagnostic.pointer.empty()) text += diagnostic.pointer + ": ";
  text += diagnostic.message;
  if (!diagnostic.hint.empty()) text += ". " + diagnostic.hint;
  return text;
}

ScenarioError::ScenarioError(std::vector<Diagnostic> diagnostics)
    : std::runtime_error(one_a_line(diagnostics)), diagnostics_(std::move(diagnostics)) {}

void Diagnostics::add(Diagnostic diagnostic) { collected_.push_back(std::move(diagnostic)); }

std::vector<Diagnostic> Diagnostics::sorted() const {
  std::vector<Diagnostic> result = collected_;
  std::sort(result.begin(), result.end(), comes_before);
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

void Diagnostics::throw_if_any() const {
  if (!empty()) throw ScenarioError(sorted());
}

RunError::RunError(Ticks time, std::uint64_t person, std::string step, const std::string& message)
    : std::runtime_error(describe(time, person, step, message)),
      time_(time),
      person_(person),
      step_(std::move(step)) {}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::optional<std::string> nearest(std::string_view name,
                                   const std::vector<std::string>& candidates) {
  // Hostile names can be megabytes long; nobody mistypes those.
  constexpr std::size_t longest_name = 200;
  if (name.size() > longest_name) return std::nullopt;
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    if (candidate.size() > longest_name) continue;
    const std::size_t distance = edit_distance(name, candidate);
    const std::size_t allowed =
        std::max<std::size_t>(1, std::max(name.size(), candidate.size()) / 3);
    if (distance > allowed || (best && distance >= best_distance)) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

}  // namespace waymark
