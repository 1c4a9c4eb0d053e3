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
  explicit JsonAudit(const Pathway& pathway) : pathway_(pathway) {}

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
    for (const auto& cycle : audit.cycles) rounds.push_back(ids(cycle));
    Json steps = Json::array();
    for (const StepFigures& step : audit.steps) steps.push_back(figures(step));
    return {{"track", plain_text(audit.track)},
            {"help", audit.help ? way_to_help(*audit.help) : Json()},
            {"steps", steps},
            {"episode", episode(audit.episode)},
            {"rounds", rounds}};
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
            {"protects", plain_text(step.protects)},
            {"reached", figures.reached},
            {"visits", figures.visits},
            {"refused", figures.refused},
            {"lost", figures.lost},
            {"gave-up", figures.gave_up},
            {"ends-unhelped", figures.ends_unhelped},
            {"days", figures.days},
            {"hours-person", figures.hours_person},
            {"hours-staff", figures.hours_staff},
            {"cost", figures.cost}};
  }

  Json way_to_help(const WayToHelp& way) const {
    Json routes = Json::array();
    for (const HelpRoute& route : way.routes) {
      routes.push_back({{"help", id(route.help)},
                        {"first-helped-here", route.first_helped_here},
                        {"hoops", ids(route.hoops)},
                        {"retellings", ids(route.retellings)}});
    }
    return {
        {"chance", way.chance},
        {"hoops", ids(way.hoops)},
        {"retellings", ids(way.retellings)},
        {"hoops-passed", way.hoops_passed},
        {"retold", way.retold},
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
            {"days", episode.days},
            {"hours-person", episode.hours_person},
            {"hours-staff", episode.hours_staff},
            {"cost", episode.cost},
            {"hoop-share-person", episode.hoop_share_person},
            {"hoop-share-staff", episode.hoop_share_staff}};
  }

  const Pathway& pathway_;
};

}  // namespace

void write_audit_json(std::ostream& out, const Pathway& pathway, const Audit& audit) {
  const JsonAudit json(pathway);
  Json tracks = Json::array();
  for (const TrackAudit& track : audit.tracks) tracks.push_back(json.track(track));
  const Json whole = {{"findings", json.findings(audit.findings)}, {"tracks", tracks}};
  out << whole.dump(2) << '\n';
}

}  // namespace waymark
