#include "cli/first_hoop_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "waymark/pathway/text_page.h"
#include "waymark/pathway/work_text.h"
#include "waymark/results/json_writer.h"

namespace waymark {

namespace {

constexpr int label_width = 37;
constexpr double nearly_full = 1.25;

std::string more(double value) {
  const std::string text = tenths(value);
  return text.front() == '-' || text == "0.0" ? text : "+" + text;
}

std::string label(const HoopRemoval& hoop, std::size_t rank) {
  return fmt::format("{:>2}. ", rank + 1) + in_columns(hoop.label, label_width - 4);
}

void print_savings(std::ostream& out, const FirstHoop& answer) {
  out << in_columns("", label_width)
      << fmt::format("{:>9}{:>10}{:>8}{:>8}{:>8}\n", "more", "tellings", "their", "staff", "days");
  out << in_columns("Without ...", label_width)
      << fmt::format("{:>9}{:>10}{:>8}{:>8}{:>8}\n", "get help", "saved", "hours", "hours",
                     "sooner");
  for (std::size_t rank = 0; rank < answer.hoops.size(); ++rank) {
    const HoopRemoval& hoop = answer.hoops[rank];
    write_line(out,
               label(hoop, rank) + fmt::format("{:>9}{:>10}{:>8}{:>8}{:>8}", more(hoop.started),
                                               tenths(hoop.retold), tenths(hoop.hours_person),
                                               tenths(hoop.hours_staff), tenths(hoop.days)));
  }
  write_paragraph(out,
                  "All per 100 who ask; hours are those that hoops take, saved less what others "
                  "take of the people who now come further. Days are among those who get help.");
  out << '\n';
}

/// Those that are kept for the same reason together.
void print_kept(std::ostream& out, const FirstHoop& answer) {
  std::vector<std::string> reasons;
  for (const KeptHoop& hoop : answer.kept)
    if (std::find(reasons.begin(), reasons.end(), hoop.why) == reasons.end())
      reasons.push_back(hoop.why);
  for (const std::string& why : reasons) {
    std::string labels;
    for (const KeptHoop& hoop : answer.kept)
      if (hoop.why == why) labels += (labels.empty() ? "" : ", ") + hoop.label;
    out << "- ";
    write_paragraph(out, fmt::format("Not looked at: {} ({}).", labels, why), 2);
  }
}

void print_losses(std::ostream& out, const FirstHoop& answer) {
  write_heading(out, "What protection would be lost");
  std::string nothing;
  for (const HoopRemoval& hoop : answer.hoops) {
    if (!hoop.protection) {
      nothing += (nothing.empty() ? "" : ", ") + hoop.label;
      continue;
    }
    const HoopProtection& lost = *hoop.protection;
    const auto extra = [&](double lower_by) { return tenths(100 * lost.a_year * lower_by); };
    const std::string range =
        lost.lower_by_at_least && lost.lower_by_at_most
            ? fmt::format(", somewhere from {} to {}", extra(*lost.lower_by_at_least),
                          extra(*lost.lower_by_at_most))
            : "";
    const std::string standing = lost.standing.empty() ? "" : " (" + lost.standing + ")";
    out << "- ";
    write_paragraph(
        out,
        fmt::format("{}: for every 100 who would have passed it, {} more {} a year{}{}.",
                    hoop.label, extra(lost.lower_by), lost.clock, range, standing),
        2);
  }
  if (!nothing.empty()) {
    out << "- ";
    write_paragraph(out, "Declared to protect nothing: " + nothing + ".", 2);
  }
  print_kept(out, answer);
  out << '\n';
}

std::size_t rank_by_simulation(const FirstHoop& answer, const HoopRemoval& hoop) {
  return 1 + static_cast<std::size_t>(std::count_if(
                 answer.hoops.begin(), answer.hoops.end(), [&](const HoopRemoval& other) {
                   return other.simulated_started > hoop.simulated_started;
                 }));
}

void print_simulated(std::ostream& out, const FirstHoop& answer) {
  write_heading(
      out, fmt::format("Checked by simulation, {} runs on the same people", answer.replications));
  out << in_columns("More of 100 start without ...", label_width)
      << fmt::format("{:>7}{:>11}{:>18}{:>6}\n", "chain", "simulated", "(chance alone)", "rank");
  for (std::size_t rank = 0; rank < answer.hoops.size(); ++rank) {
    const HoopRemoval& hoop = answer.hoops[rank];
    const std::string range =
        fmt::format("{} to {}", more(hoop.simulated_range.low), more(hoop.simulated_range.high));
    write_line(out, in_columns(label(hoop, rank), label_width) +
                        fmt::format("{:>7}{:>11}{:>18}{:>6}", more(hoop.started),
                                    more(hoop.simulated_started), range,
                                    rank_by_simulation(answer, hoop)));
    if (std::isnan(hoop.simulated_rings) || !hoop.protection) continue;
    out << "    ";
    write_paragraph(out,
                    fmt::format("{} more {} a year in the whole place", more(hoop.simulated_rings),
                                hoop.protection->clock),
                    4);
  }
  if (!std::isnan(answer.agreement))
    write_paragraph(out, fmt::format("The two ranks agree by {:.2f} (Kendall's tau: 1 is the same "
                                     "order, 0 none, -1 the reverse).",
                                     answer.agreement));
  out << '\n';
}

void write_hoop(JsonWriter& json, const HoopRemoval& hoop, bool simulated) {
  json.begin_object().text("step", hoop.step).text("label", hoop.label);
  json.number("more-helped", hoop.started).number("tellings-saved", hoop.retold);
  json.number("hours-person-saved", hoop.hours_person);
  json.number("hours-staff-saved", hoop.hours_staff).number("days-sooner", hoop.days);
  if (hoop.protection) {
    const HoopProtection& lost = *hoop.protection;
    json.key("protection-lost").begin_object().text("clock", lost.clock);
    json.number("more-a-year-per-100-passed", 100 * lost.a_year * lost.lower_by);
    if (lost.lower_by_at_least)
      json.number("at-least", 100 * lost.a_year * *lost.lower_by_at_least);
    if (lost.lower_by_at_most) json.number("at-most", 100 * lost.a_year * *lost.lower_by_at_most);
    if (!lost.standing.empty()) json.text("standing", lost.standing);
    json.end_object();
  }
  if (simulated) {
    json.key("simulated").begin_object().number("more-started", hoop.simulated_started);
    json.number("low", hoop.simulated_range.low).number("high", hoop.simulated_range.high);
    if (!std::isnan(hoop.simulated_rings)) json.number("more-rings-a-year", hoop.simulated_rings);
    json.end_object();
  }
  json.end_object();
}

}  // namespace

void print_first_hoop(const FirstHoop& answer) {
  std::ostream& out = std::cout;
  if (answer.hoops.empty()) {
    out << "There is no hoop on this route that could be taken away by itself.\n";
    print_kept(out, answer);
    out.flush();
    return;
  }
  write_heading(out, "Which hoop to drop first: " + answer.label);
  write_paragraph(out, fmt::format("Of 100 who ask, {} get help; {} ask in the first year.",
                                   tenths(answer.helped), amount(answer.requests_a_year)));
  out << '\n';
  print_savings(out, answer);
  print_losses(out, answer);
  if (answer.replications > 0) print_simulated(out, answer);
  if (answer.first_full && answer.full_at < nearly_full) {
    write_paragraph(
        out, fmt::format(
                 "Mind that \"{}\" is full at {:.2f} times today's requests: the more people come "
                 "through, and the longer they stay, the longer others wait there.",
                 words_for(*answer.first_full, {}), answer.full_at));
    out << '\n';
  }
  write_paragraph(
      out,
      "The chain follows people who ask for the first time, with the trust and fatigue that each "
      "hoop leaves them, and turns away whom the caseloads have no place for as they fill over the "
      "run. It leaves out every other queue, the hours freed for others, and that people come "
      "again "
      "with what they have lived through." +
          std::string(answer.replications > 0 ? " The simulation has all of these."
                                              : " To have these in: --check."));
  out.flush();
}

void print_first_hoop_json(const FirstHoop& answer) {
  JsonWriter json;
  json.begin_object().text("arm", answer.arm).text("label", answer.label);
  json.number("requests-a-year", answer.requests_a_year).number("helped", answer.helped);
  if (answer.first_full)
    json.key("first-full")
        .begin_object()
        .text("team", answer.first_full->team)
        .text("what", supply_name(answer.first_full->kind))
        .number("at-multiple-of-demand", answer.full_at)
        .end_object();
  json.key("hoops").begin_list();
  for (const HoopRemoval& hoop : answer.hoops) write_hoop(json, hoop, answer.replications > 0);
  json.end_list().key("not-looked-at").begin_list();
  for (const KeptHoop& hoop : answer.kept)
    json.begin_object()
        .text("step", hoop.step)
        .text("label", hoop.label)
        .text("why", hoop.why)
        .end_object();
  json.end_list();
  if (answer.replications > 0) {
    json.number("replications", static_cast<double>(answer.replications));
    if (!std::isnan(answer.agreement)) json.number("kendall-tau", answer.agreement);
  }
  json.end_object();
  std::cout << json.json() << '\n';
  std::cout.flush();
}

}  // namespace waymark
