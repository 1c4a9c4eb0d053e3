#include "waymark/pathway/work_text.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <ostream>
#include <string>

#include "waymark/pathway/at.h"
#include "waymark/pathway/load.h"
#include "waymark/pathway/text_page.h"

namespace waymark {
namespace {

constexpr double hours_in_year = 8766;

bool is_held(SupplyKind kind) { return kind == SupplyKind::places || kind == SupplyKind::units; }

// Hours of work as they are; places and units as how many are taken at a time.
std::string as_counted(SupplyKind kind, double hours) {
  return amount(is_held(kind) ? hours / hours_in_year : hours);
}

std::string what_happens(const Supply& supply, const Load& load) {
  if (supply.unlimited || load.utilisation <= 0) return "no limit";
  if (!std::isfinite(load.utilisation)) return "there is none";
  if (supply.kind == SupplyKind::contact_hours)
    return load.utilisation <= 1 ? "contacts in full"
                                 : fmt::format("contacts cut to {:.0f} %", 100 / load.utilisation);
  return fmt::format("full at x {:.2f}", 1 / load.utilisation);
}

void write_load(std::ostream& out, const RouteWork& work, const Load& load,
                const AuditWords& words) {
  const Supply& supply = work.supplies[at(load.supply)];
  const std::string used = std::isfinite(load.utilisation) && !supply.unlimited
                               ? fmt::format("{:.0f} %", 100 * load.utilisation)
                               : "";
  write_line(
      out,
      in_columns(words_for(supply, words), 34) +
          fmt::format("{:>9}{:>10}{:>7}  ", as_counted(supply.kind, load.needed),
                      supply.unlimited ? "" : as_counted(supply.kind, supply.hours_a_year), used) +
          what_happens(supply, load));
}

void write_requests(std::ostream& out, const AuditedArm& arm, const AuditWords& words) {
  for (const Demand& demand : arm.work.demands) {
    const std::string where =
        arm.work.demands.size() > 1 ? " on the track \"" + demand.track + "\"" : "";
    write_paragraph(out, fmt::format("Requests in the first year{}: {}; {} by {} who ask for the "
                                     "first time, {} by those who come again.",
                                     where, amount(demand.first + demand.returns),
                                     amount(demand.first), words.people, amount(demand.returns)));
  }
}

std::string times_of_today(double multiple) {
  return multiple >= 1 ? fmt::format("at {:.2f} times today's requests", multiple)
                       : fmt::format("already: it can take {:.0f} of every 100 who are sent there",
                                     100 * multiple);
}

}  // namespace

std::string words_for(const Supply& supply, const AuditWords& words) {
  const std::string team = supply.label.empty() ? supply.team : supply.label;
  switch (supply.kind) {
    case SupplyKind::hoop_hours:
      return team + ": hours for " + words.hoops;
    case SupplyKind::contact_hours:
      return team + ": hours for contacts";
    case SupplyKind::places:
      return team + ": places";
    case SupplyKind::units:
      return team;
  }
  return team;
}

void write_protections(std::ostream& out, const AuditedArm& arm, const AuditWords& words) {
  bool any = false;
  for (std::size_t step = 0; step < arm.work.steps.size(); ++step) {
    const auto& protection = arm.work.steps[step].protection;
    if (!protection) continue;
    if (!any) write_heading(out, "What " + words.hoops + " protect");
    any = true;
    const auto extra = [&](double lower_by) { return tenths(100 * protection->a_year * lower_by); };
    std::string range = protection->standing;
    if (protection->lower_by_at_least && protection->lower_by_at_most)
      range = fmt::format("{} to {}{}", extra(*protection->lower_by_at_least),
                          extra(*protection->lower_by_at_most), range.empty() ? "" : "; " + range);
    out << "- ";
    write_paragraph(
        out,
        fmt::format(
            "{}: {}. Without it, for every 100 {} who would have passed it, {} more a year{}.",
            label_of(arm.pathway.steps[step]), protection->clock, words.people,
            extra(protection->lower_by), range.empty() ? "" : " (" + range + ")"),
        2);
  }
  if (any) out << '\n';
}

void write_work(std::ostream& out, const AuditedArm& arm, const AuditWords& words) {
  if (arm.audit.loads.empty()) return;
  write_heading(out, "Who does the work, in a year of today's requests");
  write_requests(out, arm, words);
  out << fmt::format("{:34}{:>9}{:>10}{:>7}\n", "", "needed", "there is", "used");
  for (const Load& load : arm.audit.loads) write_load(out, arm.work, load, words);
  write_paragraph(out,
                  "Hours are a year's; places and units are those taken at a time. Waits become "
                  "long well before something is full." +
                      std::string(arm.work.beside.empty()
                                      ? ""
                                      : " Work beside the route comes on top: it does not follow "
                                        "from requests."));
  if (const Load* load = first_bottleneck(arm.audit, arm.work);
      load != nullptr && std::isfinite(load->utilisation)) {
    write_paragraph(out, fmt::format("As demand grows, the first to be full is \"{}\", {}.",
                                     words_for(arm.work.supplies[at(load->supply)], words),
                                     times_of_today(1 / load->utilisation)));
  }
  out << '\n';
}

void write_narrowest(std::ostream& out, const AuditedArm& arm, const TrackAudit& track,
                     const AuditWords& words) {
  if (!track.narrowest) return;
  write_heading(out, "How many can get through");
  const Narrowest& place = *track.narrowest;
  const std::string today = fmt::format(
      "Of today's requests {} {} a year would get help, were there "
      "no queues. ",
      amount(place.helped_today), words.people);
  if (!place.most) {
    write_paragraph(out, today + "No team or place on the way sets a limit.");
  } else {
    std::string steps;
    for (const int step : place.steps)
      steps += (steps.empty() ? "" : ", ") + label_of(arm.pathway.steps[at(step)]);
    write_paragraph(out, today + fmt::format("At most {} can get through; it is narrowest at: {}.",
                                             amount(*place.most), steps));
  }
  out << '\n';
}

}  // namespace waymark
