#include "waymark/pathway/structure.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "waymark/base/number.h"
#include "waymark/pathway/walks.h"

namespace waymark {
namespace {

std::string quoted(const PathwayStep& step) { return "\"" + label_of(step) + "\""; }

std::string percent(double share) { return print(std::round(share * 1e9) / 1e7) + " %"; }

// What leaves one step, kind by kind.
struct Leaving {
  double total = 0;
  int links = 0;
  bool by_clock = false;
  bool refused = false;
  bool lost = false;
};

std::vector<Leaving> leaving_of(const Pathway& pathway) {
  std::vector<Leaving> leaving(pathway.steps.size());
  for (const PathwayLink& link : pathway.links) {
    Leaving& step = leaving[static_cast<std::size_t>(link.from)];
    step.total += link.chance;
    ++step.links;
    step.by_clock |= link.kind == LinkKind::clock;
    step.refused |= link.kind == LinkKind::refused;
    step.lost |= link.kind == LinkKind::lost;
  }
  return leaving;
}

class StructureCheck {
 public:
  explicit StructureCheck(const Pathway& pathway)
      : pathway_(pathway), leaving_(leaving_of(pathway)) {}

  std::vector<Finding> findings() {
    Ways ways = open_ways(pathway_);
    for (const PathwayLink& link : pathway_.links)
      if (link.by_waiting || link.by_rule) ways.edges.emplace_back(link.from, link.to);
    const std::vector<bool> entered = reached_from(ways, entries());
    const std::vector<bool> can_end = reached_from(reversed(ways), ends());
    if (entries().empty() && !pathway_.steps.empty()) {
      add(Severity::warning, -1, "No one ever enters the route.",
          "Let arrivals, or people present at the start, begin at one of its steps.");
    }
    for (std::size_t step = 0; step < pathway_.steps.size(); ++step) {
      check_shares(step);
      check_gate(step);
      check_dead_end(step);
      check_tracks(step);
      if (!entries().empty() && !entered[step]) report_unreachable(step);
      if (leaving_[step].links > 0 && !can_end[step]) report_no_way_out(step);
    }
    return std::move(findings_);
  }

 private:
  void add(Severity severity, int step, std::string message, std::string hint) {
    findings_.push_back({severity, step, std::move(message), std::move(hint)});
  }

  void check_shares(std::size_t step) {
    const Leaving& leaving = leaving_[step];
    if (leaving.links == 0) return;
    const double excess = leaving.total - 1;
    if (std::abs(excess) <= share_tolerance) return;
    if (excess < 0 && leaving.by_clock) return;  // the remainder waits for the clock
    add(Severity::error, static_cast<int>(step),
        "The ways out of " + quoted(pathway_.steps[step]) + " take " + percent(leaving.total) +
            " of those who leave it.",
        excess > 0 ? "Lower the chances so that together they make 100 %."
                   : "Say where the remaining " + percent(-excess) + " go.");
  }

  void check_gate(std::size_t step) {
    if (pathway_.steps[step].kind != StepKind::gate) return;
    const Leaving& leaving = leaving_[step];
    if (leaving.refused && leaving.lost) return;
    const std::string missing = leaving.refused ? "lost"
                                : leaving.lost  ? "refused"
                                                : "refused or lost";
    add(Severity::error, static_cast<int>(step),
        "Nothing says where people go who are " + missing + " at " + quoted(pathway_.steps[step]) +
            ".",
        "Name the next step under " + std::string(leaving.refused ? "\"lost\"."
                                                  : leaving.lost  ? "\"refused\"."
                                                                  : "\"refused\" and \"lost\"."));
  }

  void check_dead_end(std::size_t step) {
    if (leaving_[step].links > 0 || ends_an_episode(pathway_.steps[step])) return;
    add(Severity::error, static_cast<int>(step),
        quoted(pathway_.steps[step]) + " is a dead end: nothing leads on from it.",
        "Say what follows under \"then\", or make it a home or an exit.");
  }

  void check_tracks(std::size_t step) {
    for (const PathwayLink& link : pathway_.links) {
      if (static_cast<std::size_t>(link.from) != step) continue;
      const PathwayStep& from = pathway_.steps[step];
      const PathwayStep& to = pathway_.steps[static_cast<std::size_t>(link.to)];
      if (from.track == to.track) continue;
      add(Severity::error, static_cast<int>(step),
          "The way from " + quoted(from) + " to " + quoted(to) + " leads from track \"" +
              from.track + "\" into track \"" + to.track + "\".",
          "Put both steps on one track; a person is at one step of every track at once.");
    }
  }

  void report_unreachable(std::size_t step) {
    add(Severity::warning, static_cast<int>(step),
        "No way from any entry leads to " + quoted(pathway_.steps[step]) + ".",
        "Lead a way to it, let people arrive there, or remove it.");
  }

  void report_no_way_out(std::size_t step) {
    add(Severity::warning, static_cast<int>(step),
        "From " + quoted(pathway_.steps[step]) + " no one ever comes to a home or an exit.",
        "Give the round it belongs to a way that ends; without one it has no expected length.");
  }

  std::vector<int> entries() const {
    std::vector<int> found;
    for (std::size_t step = 0; step < pathway_.steps.size(); ++step) {
      if (pathway_.steps[step].entry) found.push_back(static_cast<int>(step));
    }
    return found;
  }

  std::vector<int> ends() const {
    std::vector<int> found;
    for (std::size_t step = 0; step < pathway_.steps.size(); ++step) {
      if (ends_an_episode(pathway_.steps[step])) found.push_back(static_cast<int>(step));
    }
    return found;
  }

  const Pathway& pathway_;
  std::vector<Leaving> leaving_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> structure_findings(const Pathway& pathway) {
  expect_well_formed(pathway);
  return StructureCheck(pathway).findings();
}

}  // namespace waymark
