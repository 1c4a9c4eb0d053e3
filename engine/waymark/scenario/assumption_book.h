#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "waymark/base/diagnostics.h"
#include "waymark/scenario/document.h"
#include "waymark/scenario/register.h"
#include "waymark/scenario/terms.h"

namespace waymark {

struct ReadingContext;

/// The names that "=name" may stand for, and the growing register of who used which assumption.
/// It looks at the document itself, so that uses can be resolved in whatever order fields are read.
class AssumptionBook {
 public:
  AssumptionBook(const Document& document, bool measured_only);

  /// An assumption and a predictor share one namespace: reports a name that both have.
  void check_names(Diagnostics& diagnostics) const;

  bool has(std::string_view name) const { return nodes_.count(std::string(name)) > 0; }
  bool has_predictor(std::string_view name) const;
  bool is_measured(std::string_view name) const;
  /// All names of assumptions, and of predictors if they are welcome.
  std::vector<std::string> names(bool with_predictors) const;

  /// The value of an assumption in the unit of the field that uses it; records the use. Nothing,
  /// with a diagnostic that names both places, when the assumption does not fit there.
  std::optional<double> use(const std::string& name, const Place& place, Unit unit,
                            const Terms& terms, Diagnostics& diagnostics);

  /// Completes the register: distributions in the unit of use, order, warnings for the unused.
  void finish(ReadingContext& context);

 private:
  struct Entry {
    const Member* member = nullptr;
    AssumptionRow row;
    bool sound =
        true;  ///< its value reads in some unit; if not, that is reported once, at the value
  };
  void add(const Member& member);
  static std::vector<const Member*> members_of(const Document& document, std::string_view section);
  void give_unit(Entry& entry, Unit unit, Diagnostics& diagnostics);
  bool fits(const Entry& entry, const Place& place, Unit unit, const Terms& terms,
            Diagnostics& diagnostics) const;
  Place place_of(const Entry& entry, std::string_view below) const;

  const Document& document_;
  bool measured_only_;
  std::map<std::string, Entry> nodes_;
  std::map<std::string, const Member*> predictors_;
};

/// Says why a value breaks the bounds of its field, or nothing.
std::optional<std::string> broken_bound(double value, const Terms& terms, Unit unit);

}  // namespace waymark
