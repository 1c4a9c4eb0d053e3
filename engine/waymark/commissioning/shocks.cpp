#include "waymark/commissioning/shocks.h"

#include <algorithm>
#include <cmath>

#include "waymark/base/contract.h"
#include "waymark/base/elementary.h"

namespace waymark {

void declare(FieldVisitor& visit, DemandFields& demand) {
  visit.quantity("growth", demand.growth, Unit::growth, above(-1.0 / ms_per_year).coupling(0),
                 "how much more people come from year to year");
  visit.references("sources", demand.sources, Collection{"arrivals"}, optional(),
                   "the sources that grow; without it, all");
}

namespace {

void declare_time(FieldVisitor& visit, Date& on, std::optional<Quantity>& after) {
  visit.exactly_one_of({"on", "after"});
  visit.date("on", on, optional(), "the date");
  visit.quantity("after", after, Unit::duration, at_least(0), "time since the start");
}

}  // namespace

void declare(FieldVisitor& visit, CutFields& cut) {
  visit.place(cut.place);
  declare_time(visit, cut.on, cut.after);
  visit.quantity("by", cut.by, Unit::share, required().below(1).coupling(0),
                 "by how much there is less money from then on");
}

void declare(FieldVisitor& visit, BudgetFields& budget) {
  visit.quantity("trend", budget.trend, Unit::growth, above(-1.0 / ms_per_year).coupling(0),
                 "change of the money from year to year, above general prices");
  visit.collection("cuts", budget.cuts, Collection{"cuts"}, optional(), "cuts at a stated time");
}

void declare(FieldVisitor& visit, FollowsMoneyFields& follows) {
  visit.quantity("share", follows.share, Unit::share, optional(),
                 "how much of the money's change reaches this team");
  visit.quantity("notice", follows.notice, Unit::duration, at_least(0),
                 "for this long posts are lost only by not filling them when somebody leaves; then "
                 "those still too many close at once");
}

void declare(FieldVisitor& visit, StockMoveFields& move) {
  visit.quantity("toward", move.toward, Unit::share, required(), "where to, 0 to 1");
  visit.quantity("by", move.by, Unit::share, required().coupling(0),
                 "the share of the way that everybody goes when it begins");
}

void declare(FieldVisitor& visit, CrisisFields& crisis) {
  visit.place(crisis.place);
  visit.text("label", crisis.label, optional(), "plain words");
  declare_time(visit, crisis.on, crisis.after);
  visit.quantity("lasts", crisis.lasts, Unit::duration, at_least(0), "how long it stays acute");
  visit.quantity("half-life", crisis.half_life, Unit::duration, required().above(0),
                 "the time in which it decays to half after that; below 1 % it is over");
  visit.keyed("arrivals", crisis.arrivals, Collection{"arrivals"}, optional(),
              "sources that send more people, or fewer", [](FieldVisitor& v, Quantity& ratio) {
                v.quantity(itself, ratio, Unit::number, at_least(0).coupling(1),
                           "how many come at its height, against what was written");
              });
  visit.keyed("moves", crisis.moves, Collection::stocks, optional(),
              "stocks that it moves at once, in everybody, when it begins");
  visit.quantity(
      "staff-off", crisis.staff_off, Unit::share, optional().below(1).coupling(0),
      "share of the hours of every team of workers lost at its height: sick, or at home");
}

void declare(FieldVisitor& visit, ShocksFields& shocks) {
  visit.quantity("every", shocks.every, Unit::duration, at_least(ms_per_day),
                 "how often what it publishes is brought up to date");
  visit.object("demand", shocks.demand, optional(), "how many people come");
  visit.object("budget", shocks.budget, optional(), "how much money there is");
  visit.quantity("pay-growth", shocks.pay_growth, Unit::growth,
                 above(-1.0 / ms_per_year).coupling(0),
                 "rise of pay from year to year, above general prices");
  visit.keyed("teams", shocks.teams, Collection::teams, optional(),
              "teams whose size follows what the money buys");
  visit.collection("crises", shocks.crises, Collection{"crises"}, optional(),
                   "acute crises: a flood, a lockdown");
}

namespace {

constexpr double over = 0.01;  ///< a crisis that has decayed this far has ended

struct Cut {
  Ticks at;
  double left;  ///< of the money
};

struct Crisis {
  Ticks begins, decays;
  double half_life_ms;
  double staff_off;
  std::vector<ScaleArrivals> arrivals;
  std::vector<MoveEveryone> moves;

  double intensity(Ticks now) const {
    if (now < begins) return 0.0;
    if (now <= decays) return 1.0;
    const double left =
        portable_exp(-portable_log(2.0) * in_milliseconds(now - decays) / half_life_ms);
    return left < over ? 0.0 : left;
  }
};

struct FollowingTeam {
  std::uint16_t team;
  double share, notice_ms, planned_pay;
};

/// Everything that the mechanism remembers, by place in its memory.
struct Places {
  static constexpr std::size_t demand = 0, budget = 1, pay = 2, opening = 3, in = 4, out = 5,
                               closing = 6, closed_at = 7, first_crisis = 8;
};

/// A pound's worth of time in whole pence.
double pence(double pounds) { return std::floor(pounds * 100.0 + 0.5); }

class ShocksAtWork : public Mechanism {
 public:
  double demand_growth = 0, budget_trend = 0, pay_growth = 0, every_ms = 0;
  std::vector<std::uint16_t> growing_sources, paid_teams;
  std::vector<Cut> cuts;
  std::vector<Crisis> crises;
  std::vector<FollowingTeam> teams;

  /// Per team: what it cost over what was planned, then how much of it is still too much.
  std::vector<ObservationSpec> observations() const override {
    std::vector<ObservationSpec> specs;
    for (const FollowingTeam& team : teams) {
      specs.push_back({ObservedKind::cost, team.team});
      specs.push_back({ObservedKind::excess, team.team});
    }
    return specs;
  }

  std::vector<double> memory() const override {
    std::vector<double> memory(first_team() + teams.size(), 0.0);
    memory[Places::demand] = memory[Places::budget] = memory[Places::pay] = 1.0;
    for (std::size_t t = 0; t < teams.size(); ++t) memory[first_team() + t] = none_too_many;
    return memory;
  }

  std::vector<Ticks> dates(Ticks horizon) const override {
    std::vector<Ticks> dates;
    for (int k = 1; to_ticks(k * every_ms) < horizon; ++k) dates.push_back(to_ticks(k * every_ms));
    for (const Cut& cut : cuts) dates.push_back(cut.at);
    for (const Crisis& crisis : crises) dates.insert(dates.end(), {crisis.begins, crisis.decays});
    std::sort(dates.begin(), dates.end());
    dates.erase(std::unique(dates.begin(), dates.end()), dates.end());
    while (!dates.empty() && dates.back() >= horizon) dates.pop_back();
    return dates;
  }

  void meet(Meeting& meeting) const override {
    std::span<double> memory = meeting.memory;
    close_account(meeting);  // at the money that there was until now
    memory[Places::demand] = grown(demand_growth, meeting.now);
    memory[Places::budget] = money(meeting.now);
    memory[Places::pay] = grown(pay_growth, meeting.now);
    double height = 0.0;
    for (std::size_t c = 0; c < crises.size(); ++c) {
      const double intensity = crises[c].intensity(meeting.now);
      memory[Places::first_crisis + c] = intensity;
      height += intensity;
      if (meeting.now == crises[c].begins)
        for (const MoveEveryone& move : crises[c].moves) meeting.moves.push_back(move);
    }
    for (std::size_t t = 0; t < teams.size(); ++t) {
      double& since = memory[first_team() + t];
      const bool is_too_big = meeting.observations[2 * t + 1].sum > 0.0;
      if (!is_too_big) since = none_too_many;
      if (is_too_big && since == none_too_many) since = in_milliseconds(meeting.now);
    }
    memory[Places::closed_at] = in_milliseconds(meeting.now);
    meeting.published[0] = memory[Places::demand];
    meeting.published[1] = memory[Places::budget];
    meeting.published[2] = memory[Places::pay];
    meeting.published[3] = height;
    meeting.published[4] = memory[Places::closing] / 100.0;
  }

  void pull(std::span<const double> memory, std::vector<LeverPosition>& levers) const override {
    for (const std::uint16_t source : growing_sources)
      levers.push_back(ScaleArrivals{source, memory[Places::demand]});
    for (const std::uint16_t team : paid_teams)
      levers.push_back(PriceOfTeam{team, memory[Places::pay]});
    for (std::size_t t = 0; t < teams.size(); ++t) {
      const double bought = memory[Places::budget] / memory[Places::pay];
      const double since = memory[first_team() + t];
      const bool notice_is_over =
          since != none_too_many && memory[Places::closed_at] - since >= teams[t].notice_ms;
      const bool by_leaving = teams[t].notice_ms > 0.0 && !notice_is_over;
      levers.push_back(
          SizeTeam{teams[t].team, 1.0 + teams[t].share * (bought - 1.0), 0.0, by_leaving});
    }
    for (std::size_t c = 0; c < crises.size(); ++c) {
      const double intensity = memory[Places::first_crisis + c];
      for (const ScaleArrivals& arrivals : crises[c].arrivals)
        levers.push_back(ScaleArrivals{arrivals.source, 1.0 + intensity * (arrivals.factor - 1.0)});
      for (const std::uint16_t team : paid_teams)
        levers.push_back(HoursAtWork{team, 1.0 - intensity * crises[c].staff_off});
    }
  }

 private:
  static constexpr double none_too_many = -1.0;
  std::size_t first_team() const { return Places::first_crisis + crises.size(); }

  static double grown(double growth, Ticks now) {
    const double years = in_milliseconds(now) / static_cast<double>(ms_per_year);
    return portable_exp(years * portable_log1p(growth));
  }

  double money(Ticks now) const {
    double money = grown(budget_trend, now);
    for (const Cut& cut : cuts)
      if (cut.at <= now) money *= cut.left;
    return money;
  }

  /// Opening cash + in - out = closing cash, in whole pence: what there was for the teams that
  /// follow the money, and what they were paid.
  void close_account(Meeting& meeting) const {
    if (teams.empty()) return;
    std::span<double> memory = meeting.memory;
    double in = 0.0, out = 0.0;
    for (std::size_t t = 0; t < teams.size(); ++t) {
      const Observation& cost = meeting.observations[2 * t];
      in += pence(teams[t].planned_pay * memory[Places::budget] *
                  in_milliseconds(cost.to - cost.from));
      out += pence(teams[t].planned_pay * cost.sum);
    }
    memory[Places::opening] = memory[Places::closing];
    memory[Places::in] = in;
    memory[Places::out] = out;
    memory[Places::closing] = memory[Places::opening] + in - out;
    WAYMARK_EXPECT(memory[Places::closing] - memory[Places::opening] == in - out,
                   "an account of more pence than numbers hold exactly");
  }
};

double per_year(const Quantity& growth) { return growth.value * static_cast<double>(ms_per_year); }

Crisis crisis_of(const CrisisFields& fields, const MechanismSource& source) {
  const Compilation& compilation = source.compilation;
  Crisis crisis;
  crisis.begins = source.time(fields.after, fields.on, fields.place);
  crisis.decays = crisis.begins + to_ticks(fields.lasts.value);
  crisis.half_life_ms = fields.half_life.value;
  crisis.staff_off = fields.staff_off.value;
  for (const auto& [id, ratio, place] : fields.arrivals) {
    const std::uint16_t index = Compilation::index_of(compilation.model().source_ids, id);
    if (index != none) crisis.arrivals.push_back({index, ratio.value});
  }
  for (const auto& [id, move, place] : fields.moves) {
    const std::uint16_t stock = Compilation::index_of(compilation.model().stock_ids, id);
    if (stock != none) crisis.moves.push_back({stock, move.toward.value, move.by.value});
  }
  return crisis;
}

void add_following_teams(const ShocksFields& fields, const MechanismSource& source,
                         ShocksAtWork& shocks) {
  for (const auto& [id, follows, place] : fields.teams) {
    const std::uint16_t index = Compilation::index_of(source.compilation.model().team_ids, id);
    if (index == none) continue;
    if (source.compilation.tables().teams[index].unlimited)
      source.compilation.problem(place,
                                 "team '" + id + "' has no number that could follow the money",
                                 "Give the team a \"count\"");
    shocks.teams.push_back(
        {index, follows.share.value, follows.notice.value, source.planned_pay[index]});
  }
}

}  // namespace

std::vector<SignalSpec> Shocks::signals() {
  return {{"demand", 1.0}, {"budget", 1.0}, {"pay", 1.0}, {"crisis", 0.0}, {"cash-in-hand", 0.0}};
}

std::shared_ptr<const Mechanism> Shocks::make(const Fields& fields, const MechanismSource& source) {
  const Model& model = source.compilation.model();
  auto shocks = std::make_shared<ShocksAtWork>();
  shocks->every_ms = fields.every.value;
  shocks->demand_growth = per_year(fields.demand.growth);
  shocks->budget_trend = per_year(fields.budget.trend);
  shocks->pay_growth = per_year(fields.pay_growth);
  for (std::uint16_t s = 0; s < model.source_ids.size(); ++s) {
    const auto& named = fields.demand.sources;
    if (named.empty() || std::any_of(named.begin(), named.end(), [&](const Reference& reference) {
          return reference.id == model.source_ids[s];
        }))
      shocks->growing_sources.push_back(s);
  }
  const std::vector<Team>& teams = source.compilation.tables().teams;
  for (std::uint16_t t = 0; t < teams.size(); ++t)
    if (teams[t].kind == TeamKind::hours && teams[t].fte > 0.0) shocks->paid_teams.push_back(t);
  for (const auto& [id, cut, place] : fields.budget.cuts)
    shocks->cuts.push_back({source.time(cut.after, cut.on, cut.place), 1.0 - cut.by.value});
  for (const auto& [id, crisis, place] : fields.crises)
    shocks->crises.push_back(crisis_of(crisis, source));
  add_following_teams(fields, source, *shocks);
  return shocks;
}

}  // namespace waymark
