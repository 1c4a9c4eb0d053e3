#include <cmath>
#include <cstddef>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "waymark/pathway/audit_report.h"
#include "waymark/pathway/plain_text.h"

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

class JsonAudit {
 public:
  JsonAudit(const Pathway& pathway, const RouteWork& work) : pathway_(pathway), work_(work) {}

  Json findings(const std::vector<Finding>& findings) const {
    Json list = Json::array();
    for (const Finding& finding : findings) {
      list.push_back({{"severity", finding.severity == Severity::error ? "error" : "warning"},
                      {"step", finding.step < 0 ? Json() : Json(id(finding.step))},
                      {"message", plain_text(finding.message)},
                      {"hint", plain_text(finding.hint)}});
    }
    return list;
  }

  Json track(const TrackAudit& audit) const {
    Json rounds = Json::array();
    for (const Round& round : audit.rounds) {
      rounds.push_back(
          {{"steps", ids(round.steps)}, {"entered", round.entered}, {"again", round.again}});
    }
    Json hand_offs = Json::array();
    for (const HandOff& change : audit.hand_offs) {
      hand_offs.push_back({{"from", plain_text(change.from)},
                           {"to", plain_text(change.to)},
                           {"times", change.times}});
    }
    Json steps = Json::array();
    for (const StepFigures& step : audit.steps) steps.push_back(figures(step));
    return {{"track", plain_text(audit.track)},
            {"help", audit.help ? way_to_help(*audit.help) : Json()},
            {"steps", steps},
            {"episode", episode(audit.episode)},
            {"rounds", rounds},
            {"hand-offs", hand_offs},
            {"narrowest", audit.narrowest ? narrowest(*audit.narrowest) : Json()},
            {"requests", requests(audit.track)}};
  }

  Json loads(const std::vector<Load>& loads) const {
    Json list = Json::array();
    for (const Load& load : loads) {
      const Supply& supply = work_.supplies[static_cast<std::size_t>(load.supply)];
      list.push_back(
          {{"team", plain_text(supply.team)},
           {"label", plain_text(supply.label)},
           {"what", supply_name(supply.kind)},
           {"needed-hours-a-year", load.needed},
           {"supplied-hours-a-year", supply.unlimited ? Json() : Json(supply.hours_a_year)},
           {"utilisation", std::isfinite(load.utilisation) ? Json(load.utilisation) : Json()}});
    }
    return list;
  }

  Json bottleneck(const Audit& audit) const {
    const Load* load = first_bottleneck(audit, work_);
    if (load == nullptr) return {};
    const Supply& supply = work_.supplies[static_cast<std::size_t>(load->supply)];
    return {
        {"team", plain_text(supply.team)},
        {"what", supply_name(supply.kind)},
        {"at-multiple-of-demand", std::isfinite(load->utilisation) ? 1 / load->utilisation : 0.0}};
  }

 private:
  std::string id(int step) const {
    return plain_text(pathway_.steps[static_cast<std::size_t>(step)].id);
  }

  Json ids(const std::vector<int>& steps) const {
    Json list = Json::array();
    for (const int step : steps) list.push_back(id(step));
    return list;
  }

  Json figures(const StepFigures& figures) const {
    const PathwayStep& step = pathway_.steps[static_cast<std::size_t>(figures.step)];
    return {{"step", id(figures.step)},
            {"label", plain_text(label_of(step))},
            {"kind", name(step.kind)},
            {"hoop", step.hoop},
            {"retelling", step.retelling},
            {"protects", protection(figures.step)},
            {"reached", figures.reached},
            {"visits", figures.visits},
            {"refused", figures.refused},
            {"lost", figures.lost},
            {"gave-up", figures.gave_up},
            {"hand-offs", figures.hand_offs},
            {"ends-unhelped", figures.ends_unhelped},
            {"days", figures.days},
            {"hours-person", figures.hours_person},
            {"hours-staff", figures.hours_staff},
            {"cost", figures.cost}};
  }

  // A hoop that names a clock without numbers still says what it protects.
  Json protection(int step) const {
    const PathwayStep& described = pathway_.steps[static_cast<std::size_t>(step)];
    if (described.protects.empty()) return {};
    Json json = {{"clock", plain_text(described.protects)}};
    if (work_.steps.empty()) return json;
    const auto& known = work_.steps[static_cast<std::size_t>(step)].protection;
    if (!known) return json;
    json["a-year"] = known->a_year;
    json["lower-by"] = known->lower_by;
    if (known->lower_by_at_least && known->lower_by_at_most) {
      json["range"] = {*known->lower_by_at_least, *known->lower_by_at_most};
    }
    if (!known->standing.empty()) json["standing"] = known->standing;
    return json;
  }

  Json narrowest(const Narrowest& place) const {
    return {{"helped-a-year", place.helped_today},
            {"most-a-year", place.most ? Json(*place.most) : Json()},
            {"steps", ids(place.steps)}};
  }

  Json requests(const std::string& track) const {
    for (const Demand& demand : work_.demands) {
      if (demand.track != track) continue;
      return {{"first-a-year", demand.first}, {"returns-a-year", demand.returns}};
    }
    return {};
  }

  Json way_to_help(const WayToHelp& way) const {
    Json routes = Json::array();
    for (const HelpRoute& route : way.routes) {
      routes.push_back({{"help", id(route.help)},
                        {"first-helped-here", route.first_helped_here},
                        {"hoops", ids(route.hoops)},
                        {"retellings", ids(route.retellings)}});
    }
    Json ways_in = Json::array();
    for (const WayIn& in : way.ways_in) {
      ways_in.push_back({{"step", id(in.step)},
                         {"share", in.share},
                         {"chance", in.chance},
                         {"hoops", ids(in.hoops)}});
    }
    Json met = Json::array();
    for (const HoopMet& hoop : way.met) {
      met.push_back({{"step", id(hoop.step)}, {"share", hoop.share}});
    }
    return {
        {"chance", way.chance},
        {"ways-in", ways_in},
        {"hoops-met", met},
        {"hoops", ids(way.hoops)},
        {"retellings", ids(way.retellings)},
        {"hoops-passed", way.hoops_passed},
        {"retold", way.retold},
        {"hand-offs", way.hand_offs},
        {"days-from-request", way.days_from_request},
        {"share-accepted", way.share_accepted},
        {"days-from-acceptance", way.share_accepted > 0 ? Json(way.days_from_acceptance) : Json()},
        {"hours-person", way.hours_person},
        {"hours-staff", way.hours_staff},
        {"staff-hours-unhelped", way.staff_hours_unhelped},
        {"routes", routes}};
  }

  Json episode(const EpisodeFigures& episode) const {
    return {{"visits", episode.visits},
            {"retold", episode.retold},
            {"hand-offs", episode.hand_offs},
            {"days", episode.days},
            {"hours-person", episode.hours_person},
            {"hours-staff", episode.hours_staff},
            {"cost", episode.cost},
            {"hoop-share-person", episode.hoop_share_person},
            {"hoop-share-staff", episode.hoop_share_staff}};
  }

  const Pathway& pathway_;
  const RouteWork& work_;
};

Json json_of(const AuditedArm& arm) {
  const JsonAudit json(arm.pathway, arm.work);
  Json tracks = Json::array();
  for (const TrackAudit& track : arm.audit.tracks) tracks.push_back(json.track(track));
  return {{"arm", plain_text(arm.id)},
          {"label", plain_text(arm.label)},
          {"findings", json.findings(arm.audit.findings)},
          {"tracks", tracks},
          {"loads", json.loads(arm.audit.loads)},
          {"first-bottleneck", json.bottleneck(arm.audit)}};
}

}  // namespace

std::string_view supply_name(SupplyKind kind) {
  constexpr std::string_view names[] = {"hoop-hours", "contact-hours", "places", "units"};
  return names[static_cast<std::size_t>(kind)];
}

void write_audit_json(std::ostream& out, const std::vector<AuditedArm>& arms) {
  Json list = Json::array();
  for (const AuditedArm& arm : arms) list.push_back(json_of(arm));
  out << Json{{"arms", list}}.dump(2) << '\n';
}

std::string audit_json(const AuditedArm& arm) { return json_of(arm).dump(); }

}  // namespace waymark
