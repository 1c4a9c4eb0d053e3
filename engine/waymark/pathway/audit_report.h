#pragma once

#include <iosfwd>
#include <string>

#include "waymark/pathway/audit.h"
#include "waymark/pathway/graph.h"

namespace waymark {

/// The words a scenario has chosen (its `vocabulary`).
struct AuditWords {
  std::string people = "people";
  std::string hoop = "hoop";
  std::string hoops = "hoops";
};

/// The audit for a terminal: plain words, aligned, at most 80 columns, no colour. Labels lose
/// control characters on the way, so a scenario cannot steer the terminal.
void write_audit_text(std::ostream& out, const Pathway& pathway, const Audit& audit,
                      const AuditWords& words = {});

/// The audit for a program: one JSON object in UTF-8, steps by id, figures per requester, durations
/// in days, keys always in the same order.
void write_audit_json(std::ostream& out, const Pathway& pathway, const Audit& audit);

}  // namespace waymark
