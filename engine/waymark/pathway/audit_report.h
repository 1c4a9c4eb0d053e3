#pragma once

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/pathway/audit.h"
#include "waymark/pathway/graph.h"

namespace waymark {

/// The words a scenario has chosen (its `vocabulary`).
struct AuditWords {
  std::string people = "people";
  std::string hoop = "hoop";
  std::string hoops = "hoops";
};

/// One arm's route with its audit.
struct AuditedArm {
  std::string id;
  std::string label;
  Pathway pathway;
  RouteWork work;
  Audit audit;
};

/// The audit of one arm for a terminal: plain words, aligned, at most 80 columns, no colour. Labels
/// lose control characters on the way, so a scenario cannot steer the terminal.
void write_audit_text(std::ostream& out, const AuditedArm& arm, const AuditWords& words = {});

/// The main figures of every arm side by side, by the same rules; nothing for a single arm.
void write_arms_side_by_side(std::ostream& out, const std::vector<AuditedArm>& arms,
                             const AuditWords& words = {});

/// The audit for a program: one JSON object in UTF-8 with a list of arms, steps by id, figures per
/// requester, durations in days, keys always in the same order.
void write_audit_json(std::ostream& out, const std::vector<AuditedArm>& arms);

/// One arm of that list, on one line.
std::string audit_json(const AuditedArm& arm);

/// The word for what can run short: "hoop-hours", "places" ...
std::string_view supply_name(SupplyKind kind);

}  // namespace waymark
