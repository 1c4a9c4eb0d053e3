#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "waymark/pathway/audit_report.h"
#include "waymark/pathway/plain_text.h"
#include "waymark/pathway/text_page.h"
#include "waymark/pathway/work_text.h"

namespace waymark {
namespace {

constexpr int widest_label = 35;
constexpr int arm_width = 15;
constexpr std::size_t arms_on_a_page = 3;

using Figure = std::function<std::string(const AuditedArm&, const TrackAudit&)>;

struct Row {
  std::string label;
  Figure figure;
};

std::string bottleneck(const AuditedArm& arm) {
  const Load* load = first_bottleneck(arm.audit, arm.work);
  if (load == nullptr) return "no limit";
  return std::isfinite(load->utilisation) ? fmt::format("x {:.2f}", 1 / load->utilisation) : "none";
}

std::vector<Row> rows(const AuditWords& words, bool several_ways_in) {
  using Arm = const AuditedArm&;
  using Track = const TrackAudit&;
  return {
      {"Of 100 who ask, get help", [](Arm, Track t) { return of_100(t.help->chance); }},
      {words.hoops + (several_ways_in ? " on every way, main way in" : " on every way to help"),
       [](Arm, Track t) { return fmt::format("{}", t.help->ways_in.front().hoops.size()); }},
      {"Before help: " + words.hoops + " met",
       [](Arm, Track t) { return tenths(t.help->hoops_passed); }},
      {"  story told again", [](Arm, Track t) { return tenths(t.help->retold) + " times"; }},
      {"  handed to another team",
       [](Arm, Track t) { return tenths(t.help->hand_offs) + " times"; }},
      {"  days from asking", [](Arm, Track t) { return tenths(t.help->days_from_request); }},
      {"  hours of one's own", [](Arm, Track t) { return tenths(t.help->hours_person); }},
      {"  hours of staff", [](Arm, Track t) { return tenths(t.help->hours_staff); }},
      {"Staff hours on those without help",
       [](Arm, Track t) { return tenths(100 * t.help->staff_hours_unhelped) + " a 100"; }},
      {"Of 100 staff hours, into " + words.hoops,
       [](Arm, Track t) { return of_100(t.episode.hoop_share_staff); }},
      {"Helped a year, without queues",
       [](Arm, Track t) {
         return t.narrowest ? amount(t.narrowest->helped_today) : std::string("-");
       }},
      {"  most who can get through",
       [](Arm, Track t) {
         if (!t.narrowest) return std::string("-");
         return t.narrowest->most ? amount(*t.narrowest->most) : std::string("no limit");
       }},
      {"First team or place is full at", [](Arm a, Track) { return bottleneck(a); }},
  };
}

std::string right(const std::string& text) {
  const std::string cut = cut_to(text, arm_width - 1);
  return std::string(static_cast<std::size_t>(arm_width - columns_of(cut)), ' ') + cut;
}

void write_block(std::ostream& out, const std::vector<AuditedArm>& arms, std::size_t first,
                 std::size_t end, const AuditWords& words) {
  const bool several_ways_in = std::any_of(arms.begin(), arms.end(), [](const AuditedArm& arm) {
    const TrackAudit* track = asked_on(arm.audit, arm.work);
    return track != nullptr && track->help->ways_in.size() > 1;
  });
  std::string head = in_columns("", widest_label);
  std::string second = head;
  for (std::size_t arm = first; arm < end; ++arm) {
    const std::vector<std::string> lines = wrapped(plain_text(arms[arm].label), arm_width - 2, 2);
    head += right(lines.size() > 1 ? lines[0] : "");
    second += right(lines.empty() ? "" : lines.back());
  }
  if (head.find_first_not_of(' ') != std::string::npos) write_line(out, head);
  write_line(out, second);
  for (const Row& row : rows(words, several_ways_in)) {
    std::string line = in_columns(row.label, widest_label);
    for (std::size_t arm = first; arm < end; ++arm) {
      const TrackAudit* track = asked_on(arms[arm].audit, arms[arm].work);
      line += right(track == nullptr ? "-" : row.figure(arms[arm], *track));
    }
    write_line(out, line);
  }
  out << '\n';
}

}  // namespace

void write_arms_side_by_side(std::ostream& out, const std::vector<AuditedArm>& arms,
                             const AuditWords& words) {
  if (arms.size() < 2) return;
  write_heading(out, "Side by side");
  for (std::size_t first = 0; first < arms.size(); first += arms_on_a_page) {
    write_block(out, arms, first, std::min(arms.size(), first + arms_on_a_page), words);
  }
}

}  // namespace waymark
