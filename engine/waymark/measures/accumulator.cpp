#include "waymark/measures/accumulator.h"

#include "waymark/base/contract.h"

namespace waymark {
namespace {

constexpr std::uint16_t nowhere = 0xffff;
constexpr std::size_t facts_ahead = 12;  // to prefetch: rows of a large population miss the cache

int step_or_none(std::uint16_t step) { return step == nowhere ? no_role : int{step}; }

RequestEnd end_by(const MeasuresPlan::StepPart& into, Way way, bool completed_before) {
  if (into.death) return RequestEnd::died;
  switch (way) {
    case Way::completed:
      return RequestEnd::completed;
    case Way::refused:
    case Way::turned_away:
      return RequestEnd::refused;
    case Way::lost:
      return RequestEnd::lost;
    case Way::gave_up:
      return RequestEnd::gave_up;
    case Way::clock:
      return RequestEnd::left_early;
    default:
      return completed_before ? RequestEnd::completed : RequestEnd::otherwise;
  }
}

/// Coming that was none: the person was there when the simulation began.
bool is_found(const Fact& arrived) { return static_cast<Way>(arrived.detail) == Way::start; }

/// The same of entering a step.
bool is_found_at(const PersonRow& person, const Fact& moved) {
  return person.found && static_cast<Way>(moved.detail) == Way::start;
}

/// Whether a person who leaves a step this way had been dealt with there.
bool was_dealt_with(Way way) {
  return way == Way::then || way == Way::refused || way == Way::lost || way == Way::completed;
}

}  // namespace

void Accumulator::reset(const MeasuresPlan& plan) {
  plan_ = &plan;
  people_.clear();
  requests_.clear();
  at_.clear();
  spells_.reset(plan.sustained);
  presence_.reset(plan.presence);
  sustained_.reset(plan.sustained);
  indicators_.reset(plan.indicators, plan.months);
  happenings_.reset(plan.happenings, plan.months);
  life_better_.reset(plan.life_better);
  stocks_.reset(plan.stocks);
  stock_years_.reset(plan.stock_years);
  funnel_.reset(plan.funnel);
  burden_.reset();
  giving_.reset(plan.giving_roles);
  money_.reset(plan.money);
  queue_.reset(plan.queue);
  between_.reset(plan.between);
  rewards_.reset(plan.rewards);
  waiting_.reset();
  values_.values.assign(plan.slots.size(), undefined);
  values_.counts.assign(plan.slots.size(), undefined);
  values_.series.resize(plan.series.size());
  for (std::size_t i = 0; i < plan.series.size(); ++i)
    values_.series[i].assign(plan.series[i].times.size(), undefined);
  next_boundary_ = 0;
  finished_ = false;
}

void Accumulator::continue_under(const MeasuresPlan& plan) {
  WAYMARK_EXPECT(plan.layout == plan_->layout,
                 "arms must measure the same things over the same steps");
  plan_ = &plan;
  money_.continue_under(plan.money);
}

void Accumulator::grow_to(std::uint32_t person) {
  const std::size_t rows = std::size_t{person} + 1;
  people_.resize(rows);
  spells_.grow_to(rows);
  life_better_.grow_to(rows);
  if (plan_->only_queues) return;
  requests_.resize(rows * plan_->tracks);
  at_.resize(rows * plan_->tracks, nowhere);
}

void Accumulator::absorb(const std::vector<Fact>& facts) {
  WAYMARK_EXPECT(!finished_, "a fact after the end of the run");
  if (plan_->only_queues) {
    absorb_queues(facts);
    return;
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (i + facts_ahead < facts.size()) {
      const std::uint32_t person = facts[i + facts_ahead].person;
      if (person < people_.size()) {
        __builtin_prefetch(&people_[person], 1);
        __builtin_prefetch(&requests_[person * plan_->tracks], 1);
      }
    }
    take(facts[i]);
  }
}

void Accumulator::absorb_queues(const std::vector<Fact>& facts) {
  const MeasuresPlan& plan = *plan_;
  const bool rows = plan.queue.rows;
  for (const Fact& fact : facts) {
    switch (fact.kind) {
      case FactKind::arrived:
        if (rows) {
          PersonRow& person = row_of(fact.person);
          person.arrived = fact.time;
          person.found = is_found(fact);
          person.waited = 0;
        }
        queue_.arrived(plan.queue, fact.time);
        if (!is_found(fact))
          happenings_.add(plan.happenings, HappeningKind::arrival, 0, everyone, fact.time);
        break;
      case FactKind::began:
        if (rows) people_[fact.person].waited += fact.value;
        queue_.began(plan.queue, fact);
        break;
      case FactKind::worked:
        queue_.worked(plan.queue, fact);
        break;
      case FactKind::taken_on:
        queue_.took_on(plan.queue, fact);
        break;
      case FactKind::kept:
        queue_.kept(plan.queue, fact);
        break;
      case FactKind::left:
        if (rows)
          queue_.left(plan.queue, people_[fact.person], fact);
        else
          queue_.left_unknown(plan.queue, fact.time);
        happenings_.add(plan.happenings, HappeningKind::departure, fact.place, everyone, fact.time);
        break;
      default:
        break;
    }
  }
}

void Accumulator::take(const Fact& fact) {
  close_until(fact.time);
  switch (fact.kind) {
    case FactKind::arrived:
      arrive(fact);
      break;
    case FactKind::moved:
      move(fact);
      break;
    case FactKind::contact:
      meet(fact);
      break;
    case FactKind::rang:
      ring(fact);
      break;
    case FactKind::began:
      row_of(fact.person).waited += fact.value;
      queue_.began(plan_->queue, fact);
      between_.began(plan_->between, fact);
      break;
    case FactKind::worked:
      work(fact);
      break;
    case FactKind::taken_on:
      queue_.took_on(plan_->queue, fact);
      break;
    case FactKind::kept:
      queue_.kept(plan_->queue, fact);
      break;
    case FactKind::stock_read:
      stocks_.read(plan_->stocks, fact, row_of(fact.person).member);
      break;
    case FactKind::left:
      leave(fact);
      break;
    case FactKind::session:
      come_to_session(fact);
      break;
    case FactKind::session_date:
      happenings_.add(
          plan_->happenings,
          fact.detail == 0 ? HappeningKind::session_held : HappeningKind::session_cancelled,
          fact.place, everyone, fact.time);
      break;
    case FactKind::wrong_door: {
      row_of(fact.person);
      Request& request = requests_[node(fact.person, fact.place)];
      if (request.open) ++request.wrong_doors;
      break;
    }
    case FactKind::giving:
      give(fact);
      break;
    case FactKind::team_cost:
      if (plan_->money.wanted)
        money_.team_costs(plan_->money, plan_->discount, fact.place, fact.value, fact.time);
      break;
    case FactKind::rewarded:
    case FactKind::rewarded_once:
      rewards_.paid(plan_->rewards, fact);
      break;
    case FactKind::joined_queue:
      queue_.joined(plan_->queue, fact);
      break;
    case FactKind::stock_spent:
      stock_years_.spent(plan_->stock_years, fact, row_of(fact.person).member);
      break;
    case FactKind::resumed:
    case FactKind::worker_left:
    case FactKind::team_load:
      break;
  }
}

void Accumulator::arrive(const Fact& fact) {
  PersonRow& person = row_of(fact.person);
  WAYMARK_EXPECT(!person.present, "a person arrived in a slot that somebody holds");
  person = PersonRow{};
  person.arrived = fact.time;
  person.found = is_found(fact);
  person.present = true;
  person.bits = static_cast<std::uint64_t>(fact.value);
  person.member = memberships(plan_->groups, person.bits);
  person.by_traits = plan_->situations.by_traits(person.bits);
  for (std::size_t track = 0; track < plan_->tracks; ++track) {
    requests_[fact.person * plan_->tracks + track] = Request{};
    at_[fact.person * plan_->tracks + track] = nowhere;
  }
  life_better_.arrived(fact.person);
  presence_.arrived(person);
  queue_.arrived(plan_->queue, fact.time);
  between_.arrived(plan_->between, fact.person);
  if (!person.found)
    happenings_.add(plan_->happenings, HappeningKind::arrival, 0, person.member, fact.time);
}

void Accumulator::move(const Fact& fact) {
  PersonRow& person = row_of(fact.person);
  const std::size_t place = node(fact.person, fact.place);
  const std::uint16_t from = at_[place];
  queue_.moved(plan_->queue, fact);
  const bool found = is_found_at(person, fact);
  between_.moved(plan_->between, fact, found);
  if (!found)
    happenings_.add(plan_->happenings, HappeningKind::visit, fact.place, person.member, fact.time);
  life_better_.look(plan_->life_better, spells_, fact.person, person, fact.time);
  if (requests_[place].open)
    go_on_with_request(fact, place, from);
  else if (!plan_->steps[fact.place].ends_request)
    open_request(fact, place);
  at_[place] = fact.place;

  std::uint64_t situations = person.by_traits;
  for (std::size_t track = 0; track < plan_->tracks; ++track) {
    const std::uint16_t step = at_[fact.person * plan_->tracks + track];
    if (step != nowhere) situations |= plan_->situations.at_step(step);
  }
  change_situations(fact.person, situations, fact.time);
  if (plan_->money.wanted)
    money_.moved(plan_->money, plan_->discount, step_or_none(from), fact.place, fact.time);
}

void Accumulator::change_situations(std::size_t slot, std::uint64_t situations, Ticks now) {
  PersonRow& person = people_[slot];
  if (situations == person.situations) return;
  presence_.changed(plan_->presence, plan_->discount, person, situations, now);
  sustained_.changed(plan_->sustained, plan_->discount, spells_, slot, person, situations, now);
  spells_.changed(plan_->sustained, slot, person.situations, situations, now);
  queue_.changed(plan_->queue, person.situations, situations, now);
  person.situations = situations;
}

/// Those who stand in the middle when the simulation begins have a request whose date is unknown;
/// in support, they have started.
void Accumulator::open_request(const Fact& fact, std::size_t place) {
  PersonRow& person = people_[fact.person];
  const Request last = requests_[place];
  Request& request = requests_[place];
  request = Request{};
  request.open = true;
  request.requested = fact.time;
  request.dated = static_cast<Way>(fact.detail) != Way::start;
  request.repeat = person.requests > 0;
  if (!request.dated && plan_->steps[fact.place].support) request.started = fact.time;
  ++person.requests;
  if (request.counts() && !person.asked()) {
    request.first = true;
    person.first_request = fact.time;
    presence_.asked(plan_->presence, plan_->discount, person, fact.time);
  }
  if (request.is_waiting()) waiting_.add(1, fact.time);
  indicators_.asked(plan_->indicators, person, request, last);
  if (request.dated) {
    happenings_.add(plan_->happenings, HappeningKind::request, 0, person.member, fact.time);
    happenings_.add(plan_->happenings,
                    request.repeat ? HappeningKind::repeat_request : HappeningKind::first_request,
                    0, person.member, fact.time);
  }
  if (!plan_->funnel.wanted) return;
  const Requester who{person, request};
  funnel_.asked(plan_->funnel, who);
  funnel_.entered(plan_->funnel, who, fact.place);
}

void Accumulator::go_on_with_request(const Fact& fact, std::size_t place, std::uint16_t from) {
  Request& request = requests_[place];
  const Requester who{people_[fact.person], request};
  const Way way = static_cast<Way>(fact.detail);
  if (plan_->burden.wanted) Burden::passed(plan_->burden, request, from, was_dealt_with(way));
  if (plan_->steps[from].accepts_referral && way == Way::then && request.accepted == never)
    request.accepted = fact.time;
  if (plan_->steps[from].support) request.completed = way == Way::completed;
  if (plan_->steps[fact.place].ends_request)
    end_request(who, fact.person, end_by(plan_->steps[fact.place], way, request.completed), from,
                fact.time);
  else if (plan_->funnel.wanted)
    funnel_.entered(plan_->funnel, who, fact.place);
}

void Accumulator::end_request(const Requester& who, std::size_t slot, RequestEnd end,
                              std::uint16_t from, Ticks now) {
  Request& request = who.request;
  if (request.is_waiting()) waiting_.add(-1, now);
  request.open = false;
  request.ended = now;
  request.completed = end == RequestEnd::completed;
  request.awaits_return = request.has_started() && end != RequestEnd::died;
  indicators_.ended(plan_->indicators, who, end);
  if (plan_->funnel.wanted) funnel_.ended(plan_->funnel, who, end, from);
  burden_.close(request);
  for (std::size_t i = 0; request.first && i < plan_->life_better.size(); ++i) {
    const int life = static_cast<int>(i);
    const auto& indicator =
        plan_->indicators[static_cast<std::size_t>(plan_->life_better[i].indicator)];
    life_better_.set_column(
        slot, life, column_at_end(indicator, request, end, life_better_.column(slot, life)));
  }
}

void Accumulator::start_request(const Requester& who, std::size_t slot, Ticks now) {
  waiting_.add(-1, now);
  who.request.started = now;
  indicators_.started(plan_->indicators, who);
  happenings_.add(plan_->happenings, HappeningKind::start, 0, who.person.member, now);
  if (plan_->funnel.wanted) funnel_.started(plan_->funnel, who);
  if (plan_->burden.wanted) burden_.started(who.request);
  for (std::size_t i = 0; who.request.first && i < plan_->life_better.size(); ++i) {
    const auto& indicator =
        plan_->indicators[static_cast<std::size_t>(plan_->life_better[i].indicator)];
    life_better_.set_column(slot, static_cast<int>(i), column_at_start(indicator, who.request));
  }
}

void Accumulator::meet(const Fact& fact) {
  PersonRow& person = row_of(fact.person);
  const auto outcome = static_cast<ContactOutcome>(fact.detail);
  const bool missed = outcome == ContactOutcome::missed;
  const bool cancelled = outcome == ContactOutcome::cancelled;
  indicators_.contact(plan_->indicators, person, fact.time, missed, cancelled);
  if (missed || cancelled) return;
  has_met(fact);
}

void Accumulator::come_to_session(const Fact& fact) {
  const auto outcome = static_cast<ContactOutcome>(fact.detail);
  if (outcome == ContactOutcome::cancelled) return;
  const bool missed = outcome == ContactOutcome::missed;
  happenings_.add(plan_->happenings, missed ? HappeningKind::absence : HappeningKind::attendance,
                  fact.place, row_of(fact.person).member, fact.time);
  if (!missed) has_met(fact);
}

/// Somebody had time for the person: the first such time is the start of help.
void Accumulator::has_met(const Fact& fact) {
  const Requester who{people_[fact.person], requests_[node(fact.person, fact.place)]};
  if (who.request.is_waiting()) start_request(who, fact.person, fact.time);
  if (who.request.open) who.request.contact_time += fact.value;
  if (plan_->money.wanted) money_.attended(plan_->money, plan_->discount, fact.place, fact.time);
}

void Accumulator::ring(const Fact& fact) {
  happenings_.add(plan_->happenings, HappeningKind::ring, fact.place, row_of(fact.person).member,
                  fact.time);
  if (plan_->money.wanted) money_.rang(plan_->money, plan_->discount, fact.place, fact.time);
}

void Accumulator::give(const Fact& fact) {
  const int change = fact.value > 0 ? 1 : -1;
  giving_.changed(fact.place, change, fact.time);
  if (plan_->money.wanted) money_.gave(plan_->discount, fact.place, change, fact.time);
}

void Accumulator::work(const Fact& fact) {
  queue_.worked(plan_->queue, fact);
  if (!plan_->burden.wanted || fact.person == nobody) return;
  row_of(fact.person);
  Request& request = requests_[node(fact.person, fact.place)];
  if (request.open) Burden::worked(plan_->burden, request, fact.place, fact.value);
}

void Accumulator::leave(const Fact& fact) {
  PersonRow& person = row_of(fact.person);
  const bool died = plan_->steps[fact.place].death;
  life_better_.look(plan_->life_better, spells_, fact.person, person, fact.time);
  for (std::size_t track = 0; track < plan_->tracks; ++track) {
    const std::size_t place = fact.person * plan_->tracks + track;
    const Requester who{person, requests_[place]};
    if (who.request.open)
      end_request(who, fact.person, died ? RequestEnd::died : RequestEnd::otherwise, at_[place],
                  fact.time);
    indicators_.settle(plan_->indicators, who);
    if (plan_->money.wanted && at_[place] != nowhere)
      money_.moved(plan_->money, plan_->discount, at_[place], no_role, fact.time);
  }
  happenings_.add(plan_->happenings, HappeningKind::death, fact.place, person.member, fact.time);
  happenings_.add(plan_->happenings, HappeningKind::departure, fact.place, person.member,
                  fact.time);
  life_better_.left(plan_->life_better, fact.person, person, died, plan_->horizon);
  // situations that name this exit keep the person for good, unless gone before the branch date
  const bool counted = fact.time.count >= 0;
  change_situations(fact.person, counted ? plan_->situations.at_step(fact.place) : 0, fact.time);
  if (!counted) presence_.forget(person);
  queue_.left(plan_->queue, person, fact);
  person.present = false;
}

void Accumulator::close_until(Ticks now) {
  while (next_boundary_ < plan_->boundaries.size() && plan_->boundaries[next_boundary_] < now)
    close(plan_->boundaries[next_boundary_++]);
}

void Accumulator::close(Ticks boundary) {
  read_outcomes(plan_->outcomes, books(), boundary, values_);
  read_waiting(plan_->waiting, waiting_, boundary, values_);
  if (plan_->money.wanted) money_.read(plan_->money, plan_->discount, boundary);
  if (boundary.count % ms_per_month != 0) return;
  const int month = static_cast<int>(boundary.count / ms_per_month) - 1;
  read_monthly_numbers(plan_->outcomes, presence_, month, values_);
  read_waiting_month(plan_->waiting, waiting_, month, values_);
}

OutcomeBooks Accumulator::books() const {
  return {presence_, plan_->presence, sustained_,     plan_->sustained,
          spells_,   people_,         plan_->discount};
}

void Accumulator::finish() {
  WAYMARK_EXPECT(!finished_, "a run ends once");
  close_until(plan_->horizon + Ticks{1});
  settle_everyone();
  write();
  finished_ = true;
}

void Accumulator::settle_everyone() {
  if (plan_->only_queues) return;
  for (std::size_t slot = 0; slot < people_.size(); ++slot) {
    PersonRow& person = people_[slot];
    if (!person.present) continue;
    for (std::size_t track = 0; track < plan_->tracks; ++track) {
      const Requester who{person, requests_[slot * plan_->tracks + track]};
      indicators_.settle(plan_->indicators, who);
      if (who.request.open) burden_.close(who.request);
    }
    life_better_.finish(plan_->life_better, spells_, slot, person, plan_->horizon);
  }
}

void Accumulator::write() {
  const MeasuresPlan& plan = *plan_;
  write_mean_numbers(plan.outcomes, books(), plan.horizon, values_);
  write_mean_waiting(plan.waiting, waiting_, plan.horizon, values_);
  indicators_.write(plan.indicators, values_);
  happenings_.write(plan.happenings, presence_, plan.discount, plan.horizon, values_);
  life_better_.write(plan.life_better, values_);
  stocks_.write(plan.stocks, values_);
  stock_years_.write(plan.stock_years, presence_, values_);
  if (plan.funnel.wanted) funnel_.write(plan.funnel, values_);
  if (plan.burden.wanted) burden_.write(plan.burden, values_);
  if (plan.money.wanted) money_.write(plan.money, values_);
  giving_.write(plan.giving, plan.horizon, values_);
  queue_.write(plan.queue, values_);
  between_.write(plan.between, values_);
  rewards_.write(plan.rewards, presence_.cohort(Cohort::present, 0), values_);
}

}  // namespace waymark
