#include "waymark/pathway/audit.h"

#include <algorithm>
#include <cstddef>

#include "waymark/base/contract.h"
#include "waymark/pathway/at.h"
#include "waymark/pathway/episode.h"
#include "waymark/pathway/flows.h"
#include "waymark/pathway/load.h"
#include "waymark/pathway/narrowest.h"
#include "waymark/pathway/walks.h"
#include "waymark/pathway/way_to_help.h"

namespace waymark {
namespace {

Track track_of(const Pathway& pathway, const RouteWork& work, const std::string& id) {
  Track track{pathway, work, id, leaving_shares(pathway), request_shares(pathway, id), {}};
  for (std::size_t step = 0; step < track.begins.size(); ++step) {
    if (track.begins[step] > 0) track.starts.push_back(static_cast<int>(step));
  }
  return track;
}

// The chance of ever leaving `step` by one of some links. With l their shares, a their sum and N
// the visits, the walk that stops on taking one of them makes v / (1 + l N e) visits to the step,
// where l N e counts comings back after taking one (Sherman and Morrison 1949, a change of one
// row).
double chance_of_leaving(const Track& track, int step, double visits,
                         const std::vector<double>& visits_to_step, LinkKind kind) {
  double share = 0;
  double comings_back = 0;
  for (std::size_t way = 0; way < track.shares.size(); ++way) {
    const PathwayLink& link = track.pathway.links[way];
    if (link.from != step || link.kind != kind) continue;
    share += track.shares[way];
    comings_back += track.shares[way] * visits_to_step[at(link.to)];
  }
  return visits * share / (1 + comings_back);
}

StepFigures figures_of(const Track& track, const Episode& episode, int index, double visits) {
  StepFigures figures;
  figures.step = index;
  figures.visits = visits;
  figures.reached = visits;
  if (!episode.is_left(index)) return figures;
  const PathwayStep& step = track.pathway.steps[at(index)];
  const std::vector<double> visits_to_step = episode.visits_to(index);
  figures.reached = visits / visits_to_step[at(index)];
  figures.refused = chance_of_leaving(track, index, visits, visits_to_step, LinkKind::refused);
  figures.lost = chance_of_leaving(track, index, visits, visits_to_step, LinkKind::lost);
  figures.gave_up = chance_of_leaving(track, index, visits, visits_to_step, LinkKind::gave_up);
  figures.days = visits * days_of_stay(step);
  figures.hours_person = visits * step.hours_person;
  figures.hours_staff = visits * step.hours_staff;
  figures.cost = visits * (step.cost_per_visit + step.cost_per_ms * step.mean_stay_ms);
  return figures;
}

std::vector<StepFigures> step_figures(const Track& track, const Episode& episode) {
  const std::vector<double> visits = episode.visits(track.begins);
  std::vector<StepFigures> figures;
  for (const int step : walking_order(episode_ways(track.pathway), track.starts)) {
    figures.push_back(figures_of(track, episode, step, visits[at(step)]));
  }
  return figures;
}

EpisodeFigures totals(const Track& track, const std::vector<StepFigures>& steps) {
  EpisodeFigures episode;
  double hoops_person = 0;
  double hoops_staff = 0;
  for (const StepFigures& step : steps) {
    episode.days += step.days;
    episode.hours_person += step.hours_person;
    episode.hours_staff += step.hours_staff;
    episode.cost += step.cost;
    episode.hand_offs += step.hand_offs;
    const PathwayStep& described = track.pathway.steps[at(step.step)];
    if (!ends_an_episode(described)) episode.visits += step.visits;
    if (described.retelling) episode.retold += step.visits;
    if (!described.hoop) continue;
    hoops_person += step.hours_person;
    hoops_staff += step.hours_staff;
  }
  if (episode.hours_person > 0) episode.hoop_share_person = hoops_person / episode.hours_person;
  if (episode.hours_staff > 0) episode.hoop_share_staff = hoops_staff / episode.hours_staff;
  return episode;
}

void count_unhelped_ends(const Track& track, const Episode& to_help,
                         std::vector<StepFigures>& steps) {
  const std::vector<double> visits = to_help.visits(track.begins);
  std::vector<double> ends(visits.size(), 0.0);
  for (std::size_t way = 0; way < track.shares.size(); ++way) {
    const PathwayLink& link = track.pathway.links[way];
    const PathwayStep& to = track.pathway.steps[at(link.to)];
    if (!to_help.is_left(link.from) || !ends_an_episode(to) || to.first_help) continue;
    ends[at(link.from)] += visits[at(link.from)] * to_help.share(way);
  }
  for (StepFigures& step : steps) step.ends_unhelped = ends[at(step.step)];
}

std::vector<double> volumes_of(const Track& track, const Episode& whole) {
  const std::vector<double> visits = whole.visits(track.begins);
  std::vector<double> volumes(track.shares.size(), 0.0);
  for (std::size_t way = 0; way < volumes.size(); ++way) {
    const int from = track.pathway.links[way].from;
    if (whole.is_left(from)) volumes[way] = visits[at(from)] * whole.share(way);
  }
  return volumes;
}

TrackAudit track_audit(const Track& track, const Episode& whole, const Episode& to_help) {
  TrackAudit result;
  result.track = track.id;
  result.rounds = rounds_of(track, whole);
  result.volumes = volumes_of(track, whole);
  result.steps = step_figures(track, whole);
  const TeamChanges changes = team_changes(track, whole);
  result.hand_offs = changes.pairs;
  for (StepFigures& step : result.steps) step.hand_offs = changes.at_step[at(step.step)];
  result.episode = totals(track, result.steps);
  result.help = way_to_help(track, to_help);
  if (!result.help) return result;
  count_unhelped_ends(track, to_help, result.steps);
  result.help->hand_offs = team_changes_before_help(track, to_help);
  return result;
}

std::vector<std::string> tracks_of(const Pathway& pathway) {
  std::vector<std::string> tracks;
  for (const PathwayStep& step : pathway.steps) {
    if (std::find(tracks.begin(), tracks.end(), step.track) == tracks.end()) {
      tracks.push_back(step.track);
    }
  }
  return tracks;
}

Finding endless(const std::string& track) {
  const std::string where = track.empty() ? "" : " on the track \"" + track + "\"";
  return {Severity::warning, -1,
          "At the starting values some people" + where +
              " would never, or hardly ever, come to a "
              "home or an exit; no figures are given.",
          "Give every round a way out that some people take."};
}

}  // namespace

const TrackAudit* asked_on(const Audit& audit, const RouteWork& work) {
  const TrackAudit* most = nullptr;
  for (const TrackAudit& track : audit.tracks) {
    if (!track.help) continue;
    if (most == nullptr ||
        requests_a_year(work, track.track) > requests_a_year(work, most->track)) {
      most = &track;
    }
  }
  return most;
}

std::vector<double> volumes_of_100(const Audit& audit) {
  std::vector<double> volumes;
  for (const TrackAudit& track : audit.tracks) {
    volumes.resize(track.volumes.size(), 0.0);
    for (std::size_t way = 0; way < volumes.size(); ++way) volumes[way] += 100 * track.volumes[way];
  }
  return volumes;
}

Audit audit(const Pathway& pathway, const RouteWork& work) {
  WAYMARK_EXPECT(work.steps.empty() || work.steps.size() == pathway.steps.size(),
                 "work is described for every step or for none");
  Audit result;
  result.findings = structure_findings(pathway);
  for (const Finding& finding : result.findings) {
    if (finding.severity == Severity::error) return result;
  }
  std::vector<Track> tracks;
  std::vector<Episode> ways_to_help;
  for (const std::string& id : tracks_of(pathway)) {
    Track track = track_of(pathway, work, id);
    if (track.starts.empty()) continue;
    const Episode whole(pathway, track.shares, track.begins, Episode::Until::end);
    if (!whole.ends()) {
      result.findings.push_back(endless(id));
      continue;
    }
    ways_to_help.emplace_back(pathway, track.shares, track.begins, Episode::Until::help);
    result.tracks.push_back(track_audit(track, whole, ways_to_help.back()));
    tracks.push_back(std::move(track));
  }
  result.loads = loads_of(work, result.tracks);
  for (std::size_t index = 0; index < tracks.size(); ++index) {
    result.tracks[index].narrowest =
        narrowest_place(tracks[index], ways_to_help[index], result.tracks[index], result.loads);
  }
  return result;
}

}  // namespace waymark
