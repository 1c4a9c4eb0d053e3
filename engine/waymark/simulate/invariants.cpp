#include "waymark/simulate/invariants.h"

#include <vector>

#include "waymark/simulate/queue.h"
#include "waymark/simulate/taken.h"

namespace waymark {

namespace {

class Census {
 public:
  explicit Census(Run& run)
      : run_(run),
        world_(run.world()),
        at_(run.model().shape.steps, 0),
        supported_(at_),
        in_work_(run.model().shape.teams, 0),
        kept_(in_work_),
        queueing_(in_work_),
        holding_(in_work_),
        in_group_(at_),
        holders_(run.model().shape.roles, 0),
        active_(holders_) {}

  void check() {
    for (std::uint32_t person = 0; person < world_.slots; ++person) count(person);
    expect(world_.living == people_, none, "people present and people counted differ");
    expect(world_.arrived == world_.living + world_.departed, none,
           "arrived is not present and gone");
    for (std::uint16_t s = 0; s < at_.size(); ++s) {
      expect(world_.present[s] == at_[s], s,
             "the people at this step are not those who are counted there");
      expect(world_.supported[s] == supported_[s], s,
             "the places held here are not those that are counted");
      if (run_.model().shape.has_groups) check_group(s);
    }
    for (std::uint16_t t = 0; t < in_work_.size(); ++t) check_team(t);
    for (std::uint16_t r = 0; r < run_.model().shape.roles; ++r) check_role(r);
  }

 private:
  void expect(bool holds, std::uint16_t step, const char* what) const {
    if (!holds) run_.fail(no_one, step, what);
  }

  void count(std::uint32_t person) {
    bool is_here = false;
    for (std::uint16_t track = 0; track < run_.tracks(); ++track) {
      const Stay& stay = run_.stay(person, track);
      if (stay.step == none) continue;
      is_here = true;
      const Step& step = run_.arm().steps[stay.step];
      expect(step.open && step.track == track, stay.step,
             "somebody is at a step that is closed or of another track");
      ++at_[stay.step];
      if (stay.kept != none) add_units(run_.arm().steps[stay.kept], kept_);
      if (step.kind == StepKind::group) {
        in_group_[stay.step] += stay.stage != Stage::queueing;
        continue;
      }
      if (step.team == none || run_.arm().teams[step.team].unlimited) continue;
      if (stay.stage == Stage::in_work) add_units(step, in_work_);
      queueing_[step.team] += stay.stage == Stage::queueing || stay.stage == Stage::interrupted;
      const bool holds_place =
          stay.stage == Stage::awaiting_contact || stay.stage == Stage::in_contact;
      holding_[step.team] += holds_place;
      supported_[stay.step] += holds_place;
    }
    if (!is_here) return;
    ++people_;
    for (std::size_t r = 0; r < run_.model().shape.roles; ++r) {
      const Stance stance = world_.holding.row(person)[r].stance;
      holders_[r] += stance != Stance::without;
      active_[r] += stance == Stance::active;
    }
    for (std::size_t i = 0; i < run_.model().shape.ties; ++i) check_tie(person, i);
    for (std::size_t s = 0; s < run_.model().shape.stocks; ++s) {
      const double x = value_at(world_.stock.row(person)[s], run_.now());
      expect(x >= 0.0 && x <= 1.0, none, "a stock left the range 0 to 1");
    }
    expect_nothing_before_now(world_.due.row(person), world_.due.width());
    expect_nothing_before_now(world_.alarm.values(person), world_.alarm.count(person));
    if (run_.model().shape.has_rules()) check_bits(person);
  }

  void add_units(const Step& step, std::vector<std::int32_t>& used) const {
    each_taken(run_.arm(), step,
               [&used](std::uint16_t team, std::int32_t units) { used[team] += units; });
  }

  void expect_nothing_before_now(const Moment* due, std::size_t count) const {
    for (std::size_t i = 0; i < count; ++i)
      expect(due[i] >= moment(run_.now(), Phase::date), none, "something due was passed over");
  }

  void check_bits(std::uint32_t person) const {
    std::vector<std::uint64_t> at(world_.whereabouts.width(), 0);
    for (std::uint16_t track = 0; track < run_.tracks(); ++track)
      if (const std::uint16_t step = run_.stay(person, track).step; step != none)
        set_bit(at.data(), step);
    for (std::size_t w = 0; w < at.size(); ++w)
      expect(world_.whereabouts.row(person)[w] == at[w], none,
             "the steps that somebody is at are not those that are noted");
    for (std::size_t w = 0; w < world_.awaiting.width(); ++w)
      expect(world_.awaiting.row(person)[w] == 0, none,
             "an event ended before a clock was renewed");
  }

  void check_group(std::uint16_t s) {
    const GroupState& group = world_.group[s];
    const GroupRule& rule = run_.arm().steps[s].group;
    expect(group.members.length == in_group_[s], s, "a group's places are not its members'");
    expect(group.members.length + group.for_places.length ==
               (run_.arm().steps[s].kind == StepKind::group ? at_[s] : 0),
           s, "a group has lost somebody");
    expect(!rule.is_bounded || rule.takes_in_every > 0 || group.for_places.length == 0 ||
               group.members.length >= rule.places,
           s, "a place in a group is free while somebody waits for it");
  }

  void check_role(std::uint16_t r) {
    const RoleState& role = world_.role[r];
    expect(role.holders == holders_[r] && role.active == active_[r], none,
           "the holders of a role are not those that are counted");
    std::int32_t listed = 0;
    for (std::uint32_t p = role.first; p != no_one; p = world_.holding.row(p)[r].behind) ++listed;
    expect(listed == holders_[r], none, "the list of a role's holders has lost somebody");
  }

  void check_tie(std::uint32_t person, std::size_t i) {
    const Tie& tie = world_.tie.row(person)[i];
    if (tie.with == no_one) return;
    bool is_mutual = false;
    for (std::size_t j = 0; j < run_.model().shape.ties; ++j) {
      const Tie& other = world_.tie.row(tie.with)[j];
      is_mutual = is_mutual || (other.with == person && other.until == tie.until);
    }
    expect(is_mutual, none, "a tie has one end only");
  }

  void check_team(std::uint16_t t) {
    const Team& team = run_.arm().teams[t];
    const TeamState& state = world_.team[t];
    if (team.may_interrupt())
      expect(world_.duty[t].in_work.length == in_work_[t], none,
             "those in work are not those who can be interrupted");
    expect(state.kept == kept_[t], none, "units held on to are not those that are counted");
    if (!team.unlimited) {
      expect(state.free + in_work_[t] + kept_[t] == run_.units_now(t), none,
             "units free and in use are not the units there are");
      const std::uint32_t first = state.for_units.first;
      expect(first == no_one || !is_all_free(run_, run_.arm().steps[world_.stay[first].step]), none,
             "a unit is free while somebody waits for it");
    }
    expect(state.for_units.length + state.for_places.length == queueing_[t], none,
           "a queue has lost somebody");
    expect(state.caseload == holding_[t], none, "a caseload is not the people on it");
    std::int32_t with_workers = 0;
    for (std::uint32_t post = team.posts.first; post < team.posts.first + team.posts.count;
         ++post) {
      with_workers += world_.post[post].people.length;
      expect(world_.post[post].is_open || world_.post[post].people.length == 0, none,
             "somebody's worker is in a post that was given up");
    }
    expect(team.posts.count == 0 || with_workers == state.caseload, none,
           "somebody on a caseload has no worker");
  }

  Run& run_;
  World& world_;
  std::uint32_t people_ = 0;
  std::vector<std::int32_t> at_, supported_, in_work_, kept_, queueing_, holding_, in_group_,
      holders_, active_;
};

}  // namespace

void check_invariants(Run& run) { Census(run).check(); }

}  // namespace waymark
