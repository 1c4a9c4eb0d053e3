#include "waymark/results/route_description.h"

#include <algorithm>
#include <cmath>

#include "waymark/pathway/audit.h"
#include "waymark/pathway/audit_report.h"
#include "waymark/pathway/drawing.h"
#include "waymark/pathway/plain_text.h"
#include "waymark/pathway/work_text.h"

namespace waymark {

namespace {

const PathwayStep& step_at(const Route& route, int step) {
  return route.pathway.steps[static_cast<std::size_t>(step)];
}

DrawOptions options_of(const ArmDocument& arm, const Route& route, const Audit& found,
                       const AuditWords& words) {
  DrawOptions options;
  options.title = arm.label;
  options.id = "route-" + arm.id;
  options.hoop = words.hoop;
  if (!found.tracks.empty()) options.volumes = volumes_of_100(found);
  for (const TrackBeside& beside : route.work.beside)
    options.track_names.push_back({beside.track, beside.label});
  return options;
}

/// The part of a route on which people ask: all of it that a sheet of paper can hold and be read.
std::string drawing_for_paper(const Route& route, const std::string& track, DrawOptions options) {
  Pathway part;
  std::vector<int> index;
  for (const PathwayStep& step : route.pathway.steps) {
    const bool is_kept = step.track == track;
    index.push_back(is_kept ? static_cast<int>(part.steps.size()) : -1);
    if (is_kept) part.steps.push_back(step);
  }
  std::vector<double> volumes;
  for (std::size_t way = 0; way < route.pathway.links.size(); ++way) {
    PathwayLink link = route.pathway.links[way];
    link.from = index[static_cast<std::size_t>(link.from)];
    link.to = index[static_cast<std::size_t>(link.to)];
    if (link.from < 0 || link.to < 0) continue;
    part.links.push_back(link);
    if (!options.volumes.empty()) volumes.push_back(options.volumes[way]);
  }
  options.id += "-on-paper";
  options.volumes = volumes;
  return draw_svg(part, options);
}

bool has_several_tracks(const Pathway& pathway) {
  return std::any_of(pathway.steps.begin(), pathway.steps.end(), [&](const PathwayStep& step) {
    return step.track != pathway.steps.front().track;
  });
}

void write_protection(JsonWriter& json, const HoopProtection& protection) {
  const double rings = 100 * protection.a_year;
  json.key("protects").begin_object().text("clock", plain_text(protection.clock));
  json.number("perHundredAYear", rings * protection.lower_by);
  if (protection.lower_by_at_least && protection.lower_by_at_most) {
    json.number("low", rings * *protection.lower_by_at_least);
    json.number("high", rings * *protection.lower_by_at_most);
  }
  if (!protection.standing.empty()) json.text("standing", protection.standing);
  json.end_object();
}

/// One hoop; days, hours and pounds each time somebody comes to it.
void write_hoop_of_route(JsonWriter& json, const Route& route, const StepFigures& figures) {
  const PathwayStep& step = step_at(route, figures.step);
  const double visits = figures.visits > 0 ? figures.visits : 1;
  json.begin_object().text("label", plain_text(label_of(step)));
  json.boolean("retelling", step.retelling);
  json.number("reached", 100 * figures.reached).number("lost", 100 * figures.lost);
  json.number("refused", 100 * figures.refused).number("gaveUp", 100 * figures.gave_up);
  json.number("handOffs", 100 * figures.hand_offs);
  json.number("days", figures.days / visits).number("hoursPerson", figures.hours_person / visits);
  json.number("hoursStaff", figures.hours_staff / visits).number("cost", figures.cost / visits);
  const auto& protection = route.work.steps[static_cast<std::size_t>(figures.step)].protection;
  if (protection) write_protection(json, *protection);
  json.end_object();
}

void write_loads(JsonWriter& json, const Route& route, const Audit& found,
                 const AuditWords& words) {
  json.key("loads").begin_list();
  for (const Load& load : found.loads) {
    const Supply& supply = route.work.supplies[static_cast<std::size_t>(load.supply)];
    json.begin_object().text("label", plain_text(words_for(supply, words)));
    json.text("kind", supply_name(supply.kind));
    json.number("needed", load.needed);
    json.key("supplied").number(supply.unlimited ? HUGE_VAL : supply.hours_a_year);
    json.key("used").number(supply.unlimited ? HUGE_VAL : load.utilisation);
    json.end_object();
  }
  json.end_list();
  const Load* first = first_bottleneck(found, route.work);
  if (first == nullptr || !std::isfinite(first->utilisation)) return;
  const Supply& supply = route.work.supplies[static_cast<std::size_t>(first->supply)];
  json.key("firstFull").begin_object().text("what", plain_text(words_for(supply, words)));
  json.number("multiple", 1 / first->utilisation).end_object();
}

void write_rounds(JsonWriter& json, const Route& route, const TrackAudit& track) {
  json.key("rounds").begin_list();
  for (const Round& round : track.rounds) {
    json.begin_object().key("steps").begin_list();
    for (const int step : round.steps) json.text(plain_text(label_of(step_at(route, step))));
    json.end_list().number("entered", 100 * round.entered);
    json.number("again", round.entered > 0 ? round.again / round.entered : 0).end_object();
  }
  json.end_list();
}

void write_narrowest_place(JsonWriter& json, const Route& route, const Narrowest& place) {
  json.number("helpedAYear", place.helped_today);
  json.key("mostAYear").number(place.most ? *place.most : HUGE_VAL);
  json.key("narrowestAt").begin_list();
  for (const int step : place.steps) json.text(plain_text(label_of(step_at(route, step))));
  json.end_list();
}

/// The track on which people ask for help.
void write_track(JsonWriter& json, const Route& route, const TrackAudit& track) {
  const WayToHelp& way = *track.help;
  json.number("helped", 100 * way.chance);
  const WayIn& main = way.ways_in.front();
  json.number("hoopsOnEveryWay", static_cast<double>(main.hoops.size()));
  if (way.ways_in.size() > 1)
    json.key("mainWayIn")
        .begin_object()
        .text("label", plain_text(label_of(step_at(route, main.step))))
        .number("of100", 100 * main.share)
        .end_object();
  json.number("hoopsMet", way.hoops_passed);
  json.number("retold", way.retold).number("handOffs", way.hand_offs);
  json.number("days", way.days_from_request).number("hoursPerson", way.hours_person);
  json.number("hoursStaff", way.hours_staff);
  for (const Demand& demand : route.work.demands)
    if (demand.track == track.track)
      json.number("firstRequests", demand.first).number("returns", demand.returns);
  if (track.narrowest) write_narrowest_place(json, route, *track.narrowest);
  json.key("hoops").begin_list();
  for (const StepFigures& figures : track.steps)
    if (step_at(route, figures.step).hoop) write_hoop_of_route(json, route, figures);
  json.end_list();
  write_rounds(json, route, track);
}

}  // namespace

void write_routes(JsonWriter& json, const Scenario& scenario) {
  AuditWords words;
  if (const std::string* gate = scenario.base().preamble.vocabulary.find("gate")) {
    words.hoop = *gate;
    words.hoops = *gate + "s";
  }
  json.begin_list();
  for (std::size_t arm = 0; arm < scenario.arm_documents.size(); ++arm) {
    const ArmDocument& document = scenario.arm_documents[arm];
    const Route route = route_of(scenario.all, arm);
    const Audit found = audit(route.pathway, route.work);
    json.begin_object().text("arm", document.id);
    const DrawOptions options = options_of(document, route, found, words);
    json.text("svg", draw_svg(route.pathway, options));
    if (const TrackAudit* track = asked_on(found, route.work)) {
      if (has_several_tracks(route.pathway))
        json.text("paperSvg", drawing_for_paper(route, track->track, options));
      json.key("audit").begin_object();
      write_track(json, route, *track);
      write_loads(json, route, found, words);
      json.end_object();
    }
    json.end_object();
  }
  json.end_list();
}

}  // namespace waymark
