#pragma once

#include <iosfwd>

#include "waymark/pathway/audit_report.h"

namespace waymark {

/// What the hoops of one arm protect, in numbers and with the range of what is assumed.
void write_protections(std::ostream& out, const AuditedArm& arm, const AuditWords& words);

/// Who does the work of one arm, how full they are, and what gives way first as demand grows.
void write_work(std::ostream& out, const AuditedArm& arm, const AuditWords& words);

/// How many people a year get through one track to help, and where it is narrowest.
void write_narrowest(std::ostream& out, const AuditedArm& arm, const TrackAudit& track,
                     const AuditWords& words);

/// "Keyworkers: hours for hoops".
std::string words_for(const Supply& supply, const AuditWords& words);

}  // namespace waymark
