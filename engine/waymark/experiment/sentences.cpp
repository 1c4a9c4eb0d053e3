#include "waymark/base/number.h"
#include "waymark/experiment/experiment.h"

namespace waymark {

namespace {

std::string replications_in_words(std::uint64_t n) {
  return print(static_cast<std::int64_t>(n)) + (n == 1 ? " replication" : " replications");
}

}  // namespace

std::string sentence(const ExperimentPlan& plan, const ExperimentResult& result) {
  const std::string done = replications_in_words(result.replications);
  switch (result.reason) {
    case StopReason::count_reached:
      return "It reached the " + done + " asked for.";
    case StopReason::precision_reached:
      return "After " + done +
             " every headline difference was known more closely than the smallest difference worth "
             "knowing.";
    case StopReason::maximum_reached:
      return "It reached the largest number allowed, " + replications_in_words(plan.stop.maximum) +
             ", before every headline difference was known closely enough.";
    case StopReason::interrupted:
      return "It was interrupted after " + done + ".";
  }
  return "";
}

std::string more_runs_sentence(const ExperimentResult& result) {
  if (result.runs_needed <= result.replications) return "";
  const std::uint64_t more = result.runs_needed - result.replications;
  return "About " + print(static_cast<std::int64_t>(more)) + " more " +
         (more == 1 ? "run" : "runs") +
         " would bring every headline difference within the smallest difference worth knowing.";
}

}  // namespace waymark
