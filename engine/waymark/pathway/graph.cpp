#include "waymark/pathway/graph.h"

#include <array>
#include <cmath>
#include <cstddef>

#include "waymark/base/contract.h"
#include "waymark/base/ticks.h"

namespace waymark {
namespace {

constexpr std::array<std::string_view, 7> step_names = {"gate", "support", "activity", "delay",
                                                        "home", "exit",    "group"};
constexpr std::array<std::string_view, 5> link_names = {"then", "refused", "lost", "gave-up",
                                                        "clock"};

bool is_amount(double value) { return std::isfinite(value) && value >= 0; }

void expect_amounts(const PathwayStep& step) {
  WAYMARK_EXPECT(is_amount(step.hours_person) && is_amount(step.hours_staff),
                 "hours at a step are finite and not negative");
  WAYMARK_EXPECT(is_amount(step.mean_stay_ms), "a stay is finite and not negative");
  WAYMARK_EXPECT(std::isfinite(step.cost_per_visit) && std::isfinite(step.cost_per_ms),
                 "costs of a step are finite");
  WAYMARK_EXPECT(is_amount(step.entry_weight), "the weight of an entry is finite and not negative");
}

}  // namespace

std::string_view name(StepKind kind) { return step_names.at(static_cast<std::size_t>(kind)); }

std::string_view name(LinkKind kind) { return link_names.at(static_cast<std::size_t>(kind)); }

bool ends_an_episode(const PathwayStep& step) {
  return step.kind == StepKind::home || step.kind == StepKind::exit;
}

const std::string& label_of(const PathwayStep& step) {
  return step.label.empty() ? step.id : step.label;
}

double days_of_stay(const PathwayStep& step) {
  return step.mean_stay_ms / static_cast<double>(ms_per_day);
}

std::vector<double> leaving_shares(const Pathway& pathway) {
  struct Leaving {
    double total = 0;
    double by_clock = 0;
    int clocks = 0;
  };
  std::vector<Leaving> leaving(pathway.steps.size());
  for (const PathwayLink& link : pathway.links) {
    Leaving& step = leaving[static_cast<std::size_t>(link.from)];
    step.total += link.chance;
    if (link.kind != LinkKind::clock) continue;
    step.by_clock += link.chance;
    ++step.clocks;
  }
  std::vector<double> shares;
  shares.reserve(pathway.links.size());
  for (const PathwayLink& link : pathway.links) {
    const Leaving& step = leaving[static_cast<std::size_t>(link.from)];
    double share = link.chance;
    if (link.kind == LinkKind::clock && step.total < 1) {
      const double part = step.by_clock > 0 ? link.chance / step.by_clock : 1.0 / step.clocks;
      share += (1 - step.total) * part;
    }
    shares.push_back(share);
  }
  return shares;
}

void expect_well_formed(const Pathway& pathway) {
  const int count = static_cast<int>(pathway.steps.size());
  for (const PathwayStep& step : pathway.steps) expect_amounts(step);
  for (const PathwayLink& link : pathway.links) {
    WAYMARK_EXPECT(link.from >= 0 && link.from < count, "a link begins at a step of the pathway");
    WAYMARK_EXPECT(link.to >= 0 && link.to < count, "a link leads to a step of the pathway");
    WAYMARK_EXPECT(is_amount(link.chance), "a chance is finite and not negative");
  }
}

}  // namespace waymark
