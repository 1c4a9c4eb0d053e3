#include "waymark/compile/first_walk.h"

#include <algorithm>
#include <utility>

#include "waymark/base/elementary.h"
#include "waymark/base/hash.h"
#include "waymark/rules/need.h"

namespace waymark {

namespace {

constexpr std::uint32_t people_asked = 1000;
constexpr StreamKey audit_key = stream_key(0, 0);
constexpr std::size_t one_in = 10;  // of them are followed through their contacts
constexpr std::uint32_t most_offers = 64;
constexpr double hardly_anyone = 1e-6;

bool has_contacts(const Step& step) {
  return step.kind == StepKind::support || step.kind == StepKind::group;
}

Happening attended_at(const Step& step) {
  return step.kind == StepKind::group ? Happening::session : Happening::contact;
}

void add_share(std::vector<StartShare>& ways, std::uint16_t step, double share) {
  for (StartShare& way : ways)
    if (way.step == step) {
      way.share += share;
      return;
    }
  ways.push_back({step, share});
}

Who newcomer(std::size_t person) {
  return who(path_hash("audit"), static_cast<std::uint32_t>(person));
}

}  // namespace

FirstWalk::FirstWalk(const ArmTables& tables, const std::vector<double>& signals,
                     std::vector<std::pair<std::uint16_t, double>> starts)
    : tables_(tables),
      signals_(signals),
      crowds_(tables.steps.size()),
      done_(tables.steps.size(), 0),
      chances_(tables.steps.size()),
      signs_to_(tables.steps.size()) {
  for (std::uint16_t sign = 0; sign < tables.steps.size(); ++sign)
    if (tables.steps[sign].open && tables.steps[sign].is_unclear)
      signs_to_[tables.steps[sign].wrong_door].push_back(sign);
  const auto drawn = [&](std::size_t person, std::uint32_t purpose, const Distribution& from) {
    Draw draw(audit_key, newcomer(person), purpose, 0);
    return sample(from, tables.numbers.data(), draw);
  };
  for (std::size_t person = 0; person < people_asked; ++person) {
    traits_.resize((person + 1) * tables.traits.each.size());
    draw_traits(tables.traits, tables.numbers.data(), audit_key, newcomer(person),
                traits_.data() + person * tables.traits.each.size());
    for (const Stock& stock : tables.stocks)
      start_.push_back(drawn(person, stock.purpose, stock.start));
  }
  const std::size_t stocks = tables.stocks.size();
  for (const auto& [step, weight] : starts)
    for (std::size_t person = 0; person < people_asked; ++person) {
      std::vector<double> here(start_.begin() + static_cast<std::ptrdiff_t>(person * stocks),
                               start_.begin() + static_cast<std::ptrdiff_t>((person + 1) * stocks));
      feel(Happening::requested, step, person, here);
      arrive(step, person, weight, here);
    }
  for (const std::uint16_t step : order_of_steps(starts)) pass_on(step);
  for (std::uint16_t step = 0; step < tables.steps.size(); ++step)
    if (done_[step] == 0 && tables.steps[step].open) pass_on(step);
}

double FirstWalk::share_at(std::uint16_t step) const {
  const std::uint16_t track = tables_.steps[step].track;
  for (const StartShare& share : tables_.start[track])
    if (share.step == step) return share.share;
  return 0.0;
}

// Whether a need came on before, nobody knows of newcomers: they are as they begin.
bool FirstWalk::is_on(std::size_t need, const std::vector<double>& stocks) const {
  return need_is_on(stocks[tables_.needs[need].stock], false, tables_.needs[need].thresholds);
}

double FirstWalk::see(std::uint16_t step, std::size_t person, const std::vector<double>& stocks,
                      Feature feature) const {
  switch (feature.kind) {
    case FeatureKind::constant:
    case FeatureKind::minutes_ratio:
      return 1.0;
    case FeatureKind::trait:
      return traits_[person * tables_.traits.each.size() + feature.index];
    case FeatureKind::stock:
      return stocks[feature.index];
    case FeatureKind::need_on:
      return is_on(feature.index, stocks) ? 1.0 : 0.0;
    case FeatureKind::needs_on: {
      double on = 0.0;
      for (std::size_t need = 0; need < tables_.needs.size(); ++need)
        on += is_on(need, stocks) ? 1.0 : 0.0;
      return on;
    }
    case FeatureKind::people_at:  // nobody else is on this walk
      return feature.index == step ? 1.0 : 0.0;
    case FeatureKind::signal:
      return signals_[feature.index];
    case FeatureKind::hour:
      return 12.0;  // noon of a Wednesday in the first month
    case FeatureKind::weekday:
      return 2.0;
    case FeatureKind::month:
    case FeatureKind::year:
      return civil_feature(tables_.civil, feature.kind, Ticks{0});
    case FeatureKind::at_step:
      if (tables_.steps[feature.index].track != tables_.steps[step].track)
        return share_at(feature.index);
      return feature.index == step ? 1.0 : 0.0;
    default:
      return 0.0;
  }
}

double FirstWalk::amount(const Amount& amount, std::uint16_t step, std::size_t person,
                         const std::vector<double>& stocks) const {
  if (amount.predictor < 0) return amount.constant;
  return value(tables_.predictors, amount.predictor,
               [&](Feature feature) { return see(step, person, stocks, feature); });
}

template <class Figure>
double FirstWalk::mean_over(std::uint16_t step, const Figure& figure) const {
  const Crowd& crowd = crowds_[step];
  double sum = 0.0, people = 0.0;
  for (std::size_t person = 0; person < people_asked; ++person) {
    const double weight = crowd.is_met ? crowd.weight[person] : 1.0;
    if (!(weight > 0.0)) continue;
    sum += weight * figure(person, stocks_at(step, person));
    people += weight;
  }
  return sum / people;
}

double FirstWalk::mean_at(std::uint16_t step, const Amount& wanted) const {
  if (wanted.predictor < 0) return wanted.constant;
  return mean_over(step, [&](std::size_t person, const std::vector<double>& stocks) {
    return amount(wanted, step, person, stocks);
  });
}

double FirstWalk::share_in_need(std::uint16_t step, std::uint16_t need) const {
  return mean_over(step, [&](std::size_t, const std::vector<double>& stocks) {
    return is_on(need, stocks) ? 1.0 : 0.0;
  });
}

std::vector<double> FirstWalk::stocks_at(std::uint16_t step, std::size_t person) const {
  const std::vector<double>& all = crowds_[step].is_met ? crowds_[step].stocks : start_;
  const auto count = static_cast<std::ptrdiff_t>(tables_.stocks.size());
  const auto first = all.begin() + static_cast<std::ptrdiff_t>(person) * count;
  return {first, first + count};
}

std::vector<double> FirstWalk::means_after_contacts(std::uint16_t step, const Amount& wanted,
                                                    const std::vector<int>& contacts,
                                                    double apart_ms) const {
  std::vector<double> sums(contacts.size(), 0.0);
  double people = 0.0;
  for (std::size_t person = 0; person < people_asked; person += one_in) {
    const double weight = crowds_[step].is_met ? crowds_[step].weight[person] : 1.0;
    if (!(weight > 0.0)) continue;
    people += weight;
    std::vector<double> here = stocks_at(step, person);
    feel(Happening::started, step, person, here);
    int had = 0;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
      for (; had < contacts[i]; ++had) {
        feel(attended_at(tables_.steps[step]), step, person, here);
        stay(step, person, apart_ms, here);
      }
      sums[i] += weight * amount(wanted, step, person, here);
    }
  }
  for (double& sum : sums) sum = people > 0.0 ? sum / people : mean_at(step, wanted);
  return sums;
}

double FirstWalk::planned_stay(std::uint16_t index) const {
  const Step& step = tables_.steps[index];
  const double* numbers = tables_.numbers.data();
  double stay = step.has_booking ? mean(step.booking, numbers) : 0.0;
  double work = mean(step.lasts, numbers) * mean_at(index, step.lasts_times);
  if (step.kind == StepKind::gate && step.team != none &&
      tables_.teams[step.team].kind == TeamKind::hours && tables_.teams[step.team].gate_speed > 0.0)
    work /= tables_.teams[step.team].gate_speed;
  return stay + work;
}

std::vector<std::uint16_t> FirstWalk::ways_from(std::uint16_t index) const {
  const Step& step = tables_.steps[index];
  std::vector<std::uint16_t> ways;
  if (step.kind == StepKind::home || step.kind == StepKind::exit) return ways;
  for (std::uint32_t way = 0; way < step.then.count; ++way)
    ways.push_back(tables_.ways[step.then.first + way].to);
  for (const std::uint16_t sign : signs_to_[index])
    for (std::uint32_t way = 0; way < tables_.steps[sign].then.count; ++way)
      ways.push_back(tables_.ways[tables_.steps[sign].then.first + way].to);
  for (const std::uint16_t to : {step.refused, step.lost, step.gave_up, step.turned_away})
    ways.push_back(to);
  if (step.is_unclear) ways.push_back(step.wrong_door);
  ways.erase(
      std::remove_if(ways.begin(), ways.end(),
                     [&](std::uint16_t to) { return to == none || !tables_.steps[to].open; }),
      ways.end());
  return ways;
}

// Reverse postorder of a walk in depth: each step before those it leads to, apart from ways back.
std::vector<std::uint16_t> FirstWalk::order_of_steps(
    const std::vector<std::pair<std::uint16_t, double>>& starts) const {
  struct Walked {
    std::uint16_t step;
    std::vector<std::uint16_t> left;
  };
  std::vector<std::uint16_t> order;
  std::vector<std::uint8_t> seen(tables_.steps.size(), 0);
  for (const auto& [start, weight] : starts) {
    if (seen[start] != 0) continue;
    seen[start] = 1;
    std::vector<Walked> walk{{start, ways_from(start)}};
    while (!walk.empty()) {
      if (walk.back().left.empty()) {
        order.push_back(walk.back().step);
        walk.pop_back();
        continue;
      }
      const std::uint16_t next = walk.back().left.back();
      walk.back().left.pop_back();
      if (seen[next] != 0) continue;
      seen[next] = 1;
      walk.push_back({next, ways_from(next)});
    }
  }
  std::reverse(order.begin(), order.end());
  return order;
}

void FirstWalk::arrive(std::uint16_t step, std::size_t person, double weight,
                       const std::vector<double>& stocks) {
  if (step == none || done_[step] != 0 || !(weight > 0.0)) return;
  Crowd& crowd = crowds_[step];
  const std::size_t count = tables_.stocks.size();
  if (!crowd.is_met) {
    crowd.is_met = true;
    crowd.weight.assign(people_asked, 0.0);
    crowd.stocks = start_;
  }
  const double before = crowd.weight[person];
  crowd.weight[person] += weight;
  const double part = weight / crowd.weight[person];
  for (std::size_t s = 0; s < count; ++s) {
    double& kept = crowd.stocks[person * count + s];
    kept = before > 0.0 ? kept + part * (stocks[s] - kept) : stocks[s];
  }
}

void FirstWalk::feel(Happening happening, std::uint16_t step, std::size_t person,
                     std::vector<double>& stocks) const {
  const Range felt =
      tables_.felt[static_cast<std::size_t>(happening) * tables_.steps.size() + step];
  for (std::uint32_t i = 0; i < felt.count; ++i) {
    const ExperienceRule& rule = tables_.experiences[tables_.felt_list[felt.first + i]];
    if (rule.change != RoleChange::unchanged || rule.trait != none) continue;
    const double size = amount(rule.size, step, person, stocks);
    const double goal = amount(rule.toward, step, person, stocks);
    stocks[rule.stock] += size * (goal - stocks[rule.stock]);
  }
}

void FirstWalk::stay(std::uint16_t step, std::size_t person, double time,
                     std::vector<double>& stocks) const {
  for (std::size_t stock = 0; stock < stocks.size(); ++stock) {
    const Range range = tables_.stock_exposures[stock];
    double rate = 0.0, pull = 0.0;
    for (std::uint32_t e = range.first; e < range.first + range.count; ++e) {
      const ExposureRule& rule = tables_.exposures[e];
      if (tables_.exposed[e * tables_.steps.size() + step] == 0) continue;
      if (rule.need != none && is_on(rule.need, stocks) != rule.need_is) continue;
      const double k = amount(rule.rate, step, person, stocks);
      rate += k;
      pull += k * amount(rule.goal, step, person, stocks);
    }
    if (rate > 0.0) stocks[stock] += -portable_expm1(-rate * time) * (pull / rate - stocks[stock]);
  }
}

// Offers come until one is attended or patience ends. Their times are drawn, the rest is expected.
FirstWalk::Start FirstWalk::start_of(std::uint16_t index, std::size_t person,
                                     const std::vector<double>& stocks) const {
  const Step& step = tables_.steps[index];
  const double* numbers = tables_.numbers.data();
  // A group's patience is for the queue before it; who has a place waits for a session.
  const bool may_give_up = step.has_patience && step.kind == StepKind::support;
  const double attends = (1.0 - amount(step.contact.missed, index, person, stocks)) *
                         (1.0 - amount(step.contact.cancelled, index, person, stocks));
  Start start{0.0, 0.0};
  double open = 1.0, time = 0.0;
  for (std::uint32_t offer = 0; offer < most_offers && open > hardly_anyone; ++offer) {
    Draw draw(audit_key, newcomer(person), step.booking_purpose, offer);
    if (step.contact.has_first) {
      time += sample(step.contact.first, numbers, draw);
    } else {
      time += step.contact.every_ms * (offer == 0 ? draw.uniform() : 1.0);
    }
    const double waits = may_give_up
                             ? survival(step.patience, numbers,
                                        time / amount(step.patience_times, index, person, stocks))
                             : 1.0;
    start.chance += open * attends * waits;
    start.wait_ms += open * attends * waits * time;
    open *= 1.0 - attends;
  }
  if (!may_give_up) start.chance = attends > 0.0 ? 1.0 : 0.0;
  return start;
}

// One person at one step: what the mean gains, and where they go on to. `spread` is 0 where nobody
// comes: the chances are still wanted, but nobody goes on.
void FirstWalk::pass_on(std::uint16_t index, std::size_t person, double weight, double spread,
                        Sums& sums) {
  const Step& step = tables_.steps[index];
  std::vector<double> here = stocks_at(index, person);
  feel(Happening::entered, index, person, here);
  const auto leave = [&](std::uint16_t to, double share, Happening how) {
    std::vector<double> then = here;
    feel(how, index, person, then);
    arrive(to, person, spread * weight * share, then);
  };
  StepChances& mean = chances_[index];
  double goes_on = 1.0;
  if (has_contacts(step)) {
    const Start start = start_of(index, person, here);
    mean.gives_up += weight * (1.0 - start.chance);
    mean.wait_ms += weight * start.wait_ms;
    leave(step.gave_up, 1.0 - start.chance, Happening::gave_up);
    feel(Happening::started, index, person, here);
    feel(attended_at(step), index, person, here);
    goes_on = start.chance;
  } else {
    stay(index, person, planned_stay(index), here);
  }
  if (step.kind == StepKind::gate) {
    const double pass = amount(step.pass, index, person, here);
    const double refuse = amount(step.refuse, index, person, here);
    mean.pass += weight * pass;
    mean.refuse += weight * refuse;
    if (step.retelling) feel(Happening::retold, index, person, here);
    leave(step.refused, refuse, Happening::refused);
    leave(step.lost, std::max(0.0, 1.0 - pass - refuse), Happening::lost);
    feel(Happening::passed, index, person, here);
    goes_on = pass;
  }
  sums.people += weight;
  sums.on += weight * goes_on;
  for (const StartShare& way : ways_on(index, person, here)) {
    add_share(mean.then, way.step, weight * goes_on * way.share);
    arrive(way.step, person, spread * weight * goes_on * way.share, here);
  }
}

std::vector<StartShare> FirstWalk::declared_ways(std::uint16_t index, std::size_t person,
                                                 const std::vector<double>& stocks) const {
  const Range then = tables_.steps[index].then;
  std::vector<StartShare> ways;
  double total = 0.0;
  for (std::uint32_t way = 0; way < then.count; ++way) {
    const WayOn& on = tables_.ways[then.first + way];
    ways.push_back({on.to, amount(on.weight, index, person, stocks)});
    total += ways.back().share;
  }
  // Where somebody would take none of the ways, all are alike: they are there.
  for (StartShare& way : ways) way.share = total > 0.0 ? way.share / total : 1.0 / then.count;
  return ways;
}

double FirstWalk::misled(std::uint16_t index, std::size_t person,
                         const std::vector<double>& stocks) const {
  const Step& step = tables_.steps[index];
  return step.open && step.is_unclear ? 1.0 - amount(step.clarity, index, person, stocks) : 0.0;
}

// Who came by a wrong door goes on where the sign should have led; with several signs, in
// proportion to how far each misleads. Elsewhere the misled go to the wrong door instead.
std::vector<StartShare> FirstWalk::ways_on(std::uint16_t index, std::size_t person,
                                           const std::vector<double>& stocks) const {
  std::vector<StartShare> ways;
  double total = 0.0;
  for (const std::uint16_t sign : signs_to_[index]) {
    const double astray = misled(sign, person, stocks);
    for (const StartShare& way : declared_ways(sign, person, stocks))
      ways.push_back({way.step, way.share * astray});
    total += astray;
  }
  if (total > 0.0) {
    for (StartShare& way : ways) way.share /= total;
    return ways;
  }
  const double astray = misled(index, person, stocks);
  ways = declared_ways(index, person, stocks);
  for (StartShare& way : ways) way.share *= 1.0 - astray;
  if (astray > 0.0) ways.push_back({tables_.steps[index].wrong_door, astray});
  return ways;
}

void FirstWalk::pass_on(std::uint16_t index) {
  done_[index] = 1;
  const Step& step = tables_.steps[index];
  if (step.kind == StepKind::home || step.kind == StepKind::exit) return;
  StepChances& mean = chances_[index];
  mean = {0.0, 0.0, 0.0, 0.0, {}};
  const Crowd& crowd = crowds_[index];
  Sums sums;
  for (std::size_t person = 0; person < people_asked; ++person) {
    const double weight = crowd.is_met ? crowd.weight[person] : 1.0;
    if (weight > 0.0) pass_on(index, person, weight, crowd.is_met ? 1.0 : 0.0, sums);
  }
  mean.wait_ms = sums.on > 0.0 ? mean.wait_ms / sums.on : 0.0;
  mean.pass /= sums.people;
  mean.refuse /= sums.people;
  mean.gives_up /= sums.people;
  for (StartShare& way : mean.then)
    way.share = sums.on > 0.0 ? way.share / sums.on : 1.0 / static_cast<double>(mean.then.size());
}

}  // namespace waymark
