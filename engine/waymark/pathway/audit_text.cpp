#include <fmt/format.h>

#include <cstddef>
#include <ostream>
#include <string>
#include <vector>

#include "waymark/pathway/at.h"
#include "waymark/pathway/audit_report.h"
#include "waymark/pathway/plain_text.h"
#include "waymark/pathway/text_page.h"
#include "waymark/pathway/work_text.h"

namespace waymark {
namespace {

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

class TextAudit {
 public:
  TextAudit(std::ostream& out, const AuditedArm& arm, const AuditWords& words)
      : out_(out), arm_(arm), pathway_(arm.pathway), words_(words) {}

  void write_findings(const std::vector<Finding>& findings) {
    for (const Finding& finding : findings) {
      const char* severity = finding.severity == Severity::error ? "Error: " : "Warning: ";
      paragraph(severity + finding.message + " " + finding.hint, 2);
    }
    if (!findings.empty()) out_ << '\n';
  }

  void write_track(const TrackAudit& track, bool only_one) {
    if (const TrackBeside* beside = beside_at(track.track)) return write_beside(track, *beside);
    if (!only_one) heading("Track: " + plain_text(track.track.empty() ? "main" : track.track));
    if (track.help) {
      write_way_to_help(*track.help);
    } else {
      paragraph("No step that counts as help is reached on this route.");
      out_ << '\n';
    }
    write_losses(track, "ask");
    write_burden(track, "ask");
    write_hand_offs(track);
    write_rounds(track.rounds);
    write_narrowest(out_, arm_, track, words_);
  }

  void write_what_all_tracks_share() {
    write_protections(out_, arm_, words_);
    write_work(out_, arm_, words_);
  }

 private:
  void paragraph(const std::string& text, int indent = 0) { write_paragraph(out_, text, indent); }

  void heading(const std::string& text) { write_heading(out_, text); }

  const TrackBeside* beside_at(const std::string& track) const {
    for (const TrackBeside& beside : arm_.work.beside) {
      if (beside.track == track) return &beside;
    }
    return nullptr;
  }

  void write_beside(const TrackAudit& track, const TrackBeside& beside) {
    heading("Beside the route: " + (beside.label.empty() ? beside.track : beside.label));
    paragraph("Coming here is no request for help.");
    out_ << '\n';
    write_losses(track, "come here");
    write_burden(track, "come here");
    write_rounds(track.rounds);
  }

  std::string label(int step, int width) const {
    const std::string text = cut_to(plain_text(label_of(pathway_.steps[at(step)])), width);
    return text + std::string(at(width - columns_of(text)), ' ');
  }

  std::string what_it_does(int step) const {
    const PathwayStep& described = pathway_.steps[at(step)];
    std::string text = described.retelling ? "story told again" : "";
    if (!described.protects.empty()) {
      text += (text.empty() ? "" : "; ") + ("protects " + described.protects);
    }
    return plain_text(text);
  }

  void write_way_to_help(const WayToHelp& way) {
    paragraph(fmt::format("Of 100 {} who ask, {} get help.", words_.people, of_100(way.chance)));
    if (way.ways_in.size() > 1) {
      write_ways_in(way);
    } else if (way.hoops.empty()) {
      paragraph("No " + words_.hoop + " stands on every way to help.");
    } else {
      paragraph("On every way to help " +
                std::string(way.hoops.size() == 1 ? "stands " : "stand ") +
                counted(way.hoops.size(), words_.hoop, words_.hoops) + ":");
      write_hoops(way.hoops);
    }
    out_ << '\n';
    write_hoops_met(way);
    write_help_by_help(way);
    write_means(way);
    out_ << '\n';
  }

  void write_ways_in(const WayToHelp& way) {
    paragraph(
        fmt::format("They come in by {} ways, and from each of them these {} stand on every "
                    "way to help:",
                    way.ways_in.size(), words_.hoops));
    for (const WayIn& in : way.ways_in) {
      std::string hoops;
      for (const int hoop : in.hoops)
        hoops += (hoops.empty() ? "" : ", ") + label_of(pathway_.steps[at(hoop)]);
      out_ << "- ";
      paragraph(fmt::format("{}, {} of 100 who ask: {}{}. From here {} of 100 get help.",
                            label_of(pathway_.steps[at(in.step)]), of_100(in.share),
                            counted(in.hoops.size(), words_.hoop, words_.hoops),
                            hoops.empty() ? "" : " (" + hoops + ")", of_100(in.chance)),
                2);
    }
  }

  // Where everybody meets the same hoops, they have been named already.
  void write_hoops_met(const WayToHelp& way) {
    if (way.met.empty() || (way.ways_in.size() == 1 && way.met.size() == way.hoops.size())) return;
    heading(fmt::format("Met by how many of 100 {} who get help", words_.people));
    for (const HoopMet& met : way.met) {
      const std::string start =
          "  " + label(met.step, 34) + fmt::format("{:>6}", of_100(met.share));
      write_with(start, what_it_does(met.step));
    }
    out_ << '\n';
  }

  void write_hoops(const std::vector<int>& hoops) {
    constexpr int label_width = 30;
    for (std::size_t place = 0; place < hoops.size(); ++place) {
      write_with(fmt::format("{:>3}. ", place + 1) + label(hoops[place], label_width),
                 what_it_does(hoops[place]));
    }
  }

  // What is said beside the start of a line goes on below itself.
  void write_with(const std::string& start, const std::string& said) {
    std::vector<std::string> lines = wrapped(said, page_width - columns_of(start) - 2);
    if (lines.empty()) lines.push_back("");
    for (std::size_t line = 0; line < lines.size(); ++line) {
      const std::string text = line == 0 ? start : std::string(at(columns_of(start)), ' ');
      write_line(out_, text + "  " + lines[line]);
    }
  }

  void write_help_by_help(const WayToHelp& way) {
    if (way.routes.size() < 2) return;
    heading("Where help is first met");
    for (const HelpRoute& route : way.routes) {
      out_ << "  " << label(route.help, 34)
           << fmt::format("{:>6} of 100", of_100(route.first_helped_here))
           << (way.ways_in.size() > 1
                   ? ""
                   : "; behind " + counted(route.hoops.size(), words_.hoop, words_.hoops))
           << '\n';
    }
    out_ << '\n';
  }

  void write_means(const WayToHelp& way) {
    std::string clock;
    if (way.share_accepted > 0) {
      clock =
          fmt::format(" ({} since the referral was accepted)", tenths(way.days_from_acceptance));
    }
    const std::string changes =
        arm_.work.steps.empty()
            ? ""
            : fmt::format(", are handed to another team {} times", tenths(way.hand_offs));
    paragraph(fmt::format(
        "Before help, those who get it meet {} {}, tell their story again {} times{}, spend {} "
        "days{} "
        "and {} hours of their own, and take {} hours of staff time. Those who get no help take "
        "{} hours of staff time for every 100 who ask.",
        tenths(way.hoops_passed), words_.hoops, tenths(way.retold), changes,
        tenths(way.days_from_request), clock, tenths(way.hours_person), tenths(way.hours_staff),
        tenths(100 * way.staff_hours_unhelped)));
    paragraph("Days are without queues: waiting for a free worker or place comes on top.");
  }

  void write_losses(const TrackAudit& track, const std::string& do_what) {
    const bool is_asked_on = beside_at(track.track) == nullptr;
    heading(fmt::format("Of 100 {} who {}", words_.people, do_what));
    write_line(out_, fmt::format("{:30}{:>7}{:>8}{:>9}{:>7}{:>9}{:>10}", "", "come", "visits",
                                 "refused", "lost", "gave up", is_asked_on ? "end here" : ""));
    for (const StepFigures& step : track.steps) {
      write_line(
          out_, label(step.step, 30) +
                    fmt::format("{:>7}{:>8}{:>9}{:>7}{:>9}{:>10}", of_100(step.reached),
                                of_100(step.visits), of_100(step.refused), of_100(step.lost),
                                of_100(step.gave_up), is_asked_on ? ends_column(step, track) : ""));
    }
    if (track.help && is_asked_on)
      paragraph("\"End here\" counts those whose request ends there without help.");
    out_ << '\n';
  }

  std::string ends_column(const StepFigures& step, const TrackAudit& track) const {
    if (!track.help || ends_an_episode(pathway_.steps[at(step.step)])) return "";
    return of_100(step.ends_unhelped);
  }

  void write_burden(const TrackAudit& track, const std::string& do_what) {
    heading("On average over all who " + do_what);
    out_ << fmt::format("{:36}{:>8}{:>12}{:>13}{:>11}\n", "", "days", "own hours", "staff hours",
                        "pounds");
    for (const StepFigures& step : track.steps) {
      if (ends_an_episode(pathway_.steps[at(step.step)])) continue;
      write_burden_row(label(step.step, 36), step.days, step.hours_person, step.hours_staff,
                       step.cost);
    }
    const EpisodeFigures& all = track.episode;
    write_burden_row(fmt::format("{:36}", "All"), all.days, all.hours_person, all.hours_staff,
                     all.cost);
    if (all.hours_person > 0 || all.hours_staff > 0) {
      paragraph(fmt::format("Of 100 hours, {} take {} of a person's own and {} of the staff's.",
                            words_.hoops, of_100(all.hoop_share_person),
                            of_100(all.hoop_share_staff)));
    }
    out_ << '\n';
  }

  void write_burden_row(const std::string& start, double days, double person, double staff,
                        double cost) {
    out_ << start
         << fmt::format("{:>8}{:>12}{:>13}{:>11}\n", tenths(days), tenths(person), tenths(staff),
                        tenths(cost));
  }

  std::string team(const std::string& id) const {
    for (const Supply& supply : arm_.work.supplies) {
      if (supply.team == id && !supply.label.empty()) return supply.label;
    }
    return id;
  }

  void write_hand_offs(const TrackAudit& track) {
    if (track.hand_offs.empty()) return;
    heading(fmt::format("Handed to another team, per 100 {} who ask", words_.people));
    for (const HandOff& change : track.hand_offs) {
      write_line(out_, "  " + in_columns(team(change.from) + " to " + team(change.to), 60) +
                           fmt::format("{:>8}", of_100(change.times)));
    }
    out_ << '\n';
  }

  void write_rounds(const std::vector<Round>& rounds) {
    if (rounds.empty()) return;
    heading("Rounds, in which one can come back to the same step");
    for (const Round& round : rounds) {
      std::string names;
      for (const int step : round.steps) {
        names += (names.empty() ? "" : ", ") + label_of(pathway_.steps[at(step)]);
      }
      out_ << "- ";
      paragraph(fmt::format("{}: {} of 100 {} come into it, and go round {} times on average.",
                            names, of_100(round.entered), words_.people,
                            tenths(round.entered > 0 ? round.again / round.entered : 0)),
                2);
    }
    out_ << '\n';
  }

  std::ostream& out_;
  const AuditedArm& arm_;
  const Pathway& pathway_;
  const AuditWords& words_;
};

}  // namespace

void write_audit_text(std::ostream& out, const AuditedArm& arm, const AuditWords& words) {
  const Audit& audit = arm.audit;
  TextAudit text(out, arm, words);
  text.write_findings(audit.findings);
  for (const TrackAudit& track : audit.tracks) text.write_track(track, audit.tracks.size() == 1);
  if (!audit.tracks.empty()) return text.write_what_all_tracks_share();
  out << (audit.findings.empty() ? "No step lies between a request and its end.\n"
                                 : "No figures can be given before this is put right.\n");
}

}  // namespace waymark
