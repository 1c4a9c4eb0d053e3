#include "tests/unit/pathway/routes.h"

#include <cstddef>
#include <stdexcept>

namespace waymark {
namespace {

void describe_six_hoops(RouteBuilder& route) {
  PathwayStep& request = route.hoop("request", "triage", 0.94, 0.02, "home");
  request.label = "Ask for help";
  request.entry = true;
  request.hours_person = 1;
  request.hours_staff = 0.25;
  request.mean_stay_ms = 3 * day_ms;
  PathwayStep& triage = route.hoop("triage", "eligibility", 0.95, 0.02, "home");
  triage.label = "Triage by telephone";
  triage.hours_person = 1;
  triage.hours_staff = 0.75;
  triage.mean_stay_ms = 5 * day_ms;
  triage.retelling = true;
  PathwayStep& eligibility = route.hoop("eligibility", "assessment", 0.94, 0.04, "home");
  eligibility.label = "Eligibility check";
  eligibility.hours_person = 2;
  eligibility.hours_staff = 1;
  eligibility.mean_stay_ms = 6 * day_ms;
  eligibility.protects = "fair shares of a short supply";
  PathwayStep& assessment = route.hoop("assessment", "risk-panel", 0.93, 0.01, "home");
  assessment.label = "Comprehensive assessment";
  assessment.hours_person = 3;
  assessment.hours_staff = 4;
  assessment.mean_stay_ms = 9 * day_ms;
  assessment.retelling = true;
  assessment.accepts_referral = true;
}

void describe_panel_and_form(RouteBuilder& route) {
  PathwayStep& panel = route.hoop("risk-panel", "housing-form", 0.96, 0.02, "home");
  panel.label = "Risk panel";
  panel.hours_person = 0.5;
  panel.hours_staff = 3;
  panel.mean_stay_ms = 12 * day_ms;
  panel.protects = "people from serious incidents";
  PathwayStep& form = route.hoop("housing-form", "wait", 0.93, 0.02, "home");
  form.label = "Housing form";
  form.hours_person = 2;
  form.hours_staff = 1.5;
  form.mean_stay_ms = 4 * day_ms;
  form.retelling = true;
}

void describe_support(RouteBuilder& route) {
  PathwayStep& wait = route.step("wait", StepKind::delay);
  wait.label = "Wait for a keyworker";
  wait.mean_stay_ms = 11 * day_ms;
  PathwayStep& keywork = route.step("keywork", StepKind::support);
  keywork.label = "Keywork and prescribing";
  keywork.first_help = true;
  keywork.hours_person = 18;
  keywork.hours_staff = 25;
  keywork.mean_stay_ms = 84 * day_ms;
  keywork.cost_per_ms = 6 / day_ms;
  PathwayStep& group = route.step("group", StepKind::group);
  group.label = "Members' group";
  group.first_help = true;
  group.hours_person = 12;
  group.hours_staff = 2;
  group.mean_stay_ms = 60 * day_ms;
  PathwayStep& review = route.step("review", StepKind::activity);
  review.label = "Review after 12 weeks";
  review.hours_person = 1;
  review.hours_staff = 2;
  review.cost_per_visit = 40;
}

void link_support(RouteBuilder& route) {
  route.link("wait", "keywork", 0.9).link("wait", "home", 0.1, LinkKind::gave_up);
  route.link("keywork", "review", 0.6).link("keywork", "group", 0.25);
  route.link("keywork", "home", 0.15, LinkKind::clock, "leaves early");
  route.link("group", "review");
  route.link("review", "keywork", 0.55, LinkKind::then, "another 12 weeks");
  route.link("review", "planned-end", 0.45);
}

}  // namespace

PathwayStep& RouteBuilder::step(const std::string& id, StepKind kind) {
  PathwayStep described;
  described.id = id;
  described.kind = kind;
  described.hoop = kind == StepKind::gate;
  described.first_help = kind == StepKind::support;
  steps_.push_back(described);
  return steps_.back();
}

PathwayStep& RouteBuilder::hoop(const std::string& id, const std::string& then, double pass,
                                double refuse, const std::string& side) {
  link(id, then, pass);
  link(id, side, refuse, LinkKind::refused);
  link(id, side, 1 - pass - refuse, LinkKind::lost);
  return step(id, StepKind::gate);
}

RouteBuilder& RouteBuilder::link(const std::string& from, const std::string& to, double chance,
                                 LinkKind kind, const std::string& label) {
  links_.push_back({from, to, {0, 0, chance, kind, label}});
  return *this;
}

Pathway RouteBuilder::pathway() const {
  Pathway pathway;
  pathway.steps.assign(steps_.begin(), steps_.end());
  for (const Named& named : links_) {
    PathwayLink link = named.link;
    link.from = index_of(pathway, named.from);
    link.to = index_of(pathway, named.to);
    if (link.from < 0 || link.to < 0) throw std::out_of_range(named.from + " to " + named.to);
    pathway.links.push_back(link);
  }
  return pathway;
}

int index_of(const Pathway& pathway, const std::string& id) {
  for (std::size_t step = 0; step < pathway.steps.size(); ++step) {
    if (pathway.steps[step].id == id) return static_cast<int>(step);
  }
  return -1;
}

Pathway six_hoops() {
  RouteBuilder route;
  describe_six_hoops(route);
  describe_panel_and_form(route);
  describe_support(route);
  route.step("home", StepKind::home).label = "Home, without support";
  route.step("planned-end", StepKind::exit).label = "Leaves as planned";
  link_support(route);
  return route.pathway();
}

RouteWork worked_by_one_team(const Pathway& pathway) {
  RouteWork work;
  work.supplies = {
      {"workers", "Workers with a name that goes on and on", SupplyKind::hoop_hours, 20000, false},
      {"workers", "Workers with a name that goes on and on", SupplyKind::places, 100 * 8766,
       false}};
  for (const PathwayStep& step : pathway.steps) {
    StepWork at_step;
    if (step.hours_staff > 0) {
      at_step.team = "workers";
      at_step.takes = {step.hoop ? Take{0, step.hours_staff} : Take{1, step.mean_stay_ms / 3600e3}};
    }
    work.steps.push_back(at_step);
  }
  work.steps[0].protection = HoopProtection{"serious incidents", 0.06, 0.2, 0.0, 0.6, "assumed"};
  work.demands = {{"", 600, 400}};
  return work;
}

}  // namespace waymark
