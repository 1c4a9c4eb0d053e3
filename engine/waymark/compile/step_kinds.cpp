#include "waymark/compile/step_kinds.h"

#include "waymark/base/contract.h"
#include "waymark/steps/activity.h"
#include "waymark/steps/delay.h"
#include "waymark/steps/exit.h"
#include "waymark/steps/gate.h"
#include "waymark/steps/group.h"
#include "waymark/steps/home.h"
#include "waymark/steps/support.h"

namespace waymark {

namespace {

struct Registers {
  Kinds kinds;
  std::vector<StepKindEntry> entries;
  HandlerTable handlers{};
};

template <class Fields>
void add(Registers& registers, StepKind kind, StepHandlers (*handlers)(), const char* help) {
  const std::string word(name(kind));
  registers.kinds.add<Fields>(word, help);
  registers.handlers[static_cast<std::size_t>(kind)] = handlers();
  registers.entries.push_back(
      {word, kind, handlers,
       [](const Chosen& fields, Compilation& compilation, Step& step) {
         compile_step(fields.as<Fields>(), compilation, step);
       },
       [](const Chosen& fields) -> const CommonFields& { return fields.as<Fields>().common; },
       [](const Chosen& fields) -> const ThenFields* {
         if constexpr (requires(const Fields& f) { f.then; }) return &fields.as<Fields>().then;
         return nullptr;
       }});
}

const Registers& registers() {
  static const Registers all = [] {
    Registers r;
    add<GateFields>(r, StepKind::gate, gate_handlers,
                    "a hoop: somebody decides whether the person may go on");
    add<SupportFields>(r, StepKind::support, support_handlers,
                       "a place on a caseload, with contacts at a cadence");
    add<GroupFields>(r, StepKind::group, group_handlers,
                     "people who meet at a cadence, with a facilitator or by themselves");
    add<ActivityFields>(r, StepKind::activity, activity_handlers,
                        "something that holds a unit of a team for a time");
    add<DelayFields>(r, StepKind::delay, delay_handlers, "time that passes and takes nobody's");
    add<HomeFields>(r, StepKind::home, home_handlers, "life outside services, until a clock rings");
    add<ExitFields>(r, StepKind::exit, exit_handlers, "the end of a track, or of everything");
    return r;
  }();
  return all;
}

}  // namespace

const std::vector<StepKindEntry>& step_kind_entries() { return registers().entries; }
const Kinds& step_kinds() { return registers().kinds; }
const HandlerTable& handler_table() { return registers().handlers; }

const StepKindEntry& entry_of(const Chosen& step) {
  for (const StepKindEntry& entry : registers().entries)
    if (entry.word == step.kind) return entry;
  WAYMARK_EXPECT(false, "a step of an unregistered kind was read");
  return registers().entries.front();
}

}  // namespace waymark
