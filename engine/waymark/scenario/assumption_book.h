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
  AssumptionBook(const AssumptionBook&) = delete;
  AssumptionBook& operator=(const AssumptionBook&) = delete;

  /// An assumption and a predictor share one namespace: reports a name that both have.
  void check_names(Diagnostics& diagnostics) const;

  bool has(std::string_view name) const { return nodes_.count(std::string(name)) > 0; }
  bool has_predictor(std::string_view name) const;
  /// Of an assumption: its standing says so. Of a predictor: so do all numbers from which its terms
  /// lead away, or they are `neutral`; what its terms do is each measured or not by itself.
  bool is_measured(std::string_view name, double neutral) const;
  /// Whether the values of a predictor are rates: per some time, so that no number can stand for
  /// one.
  bool is_rate(std::string_view predictor) const;
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
  bool is_measured(std::string_view name, double neutral, int depth) const;
  bool is_rate(std::string_view predictor, int depth) const;
  void note_causal_share(Entry& entry, const Node& node);
  double share_of(const Entry& entry) const;
  double causal_part(Entry& entry, double value, Unit unit, const Terms& terms,
                     Diagnostics& diagnostics);
  static std::vector<const Member*> members_of(const Document& document, std::string_view section);
  void give_unit(Entry& entry, Unit unit, Diagnostics& diagnostics);
  bool fits(const Entry& entry, const Place& place, Unit unit, const Terms& terms,
            Diagnostics& diagnostics) const;
  Place place_of(const Entry& entry, std::string_view below) const;

  const Document& document_;
  Member usual_share_;  ///< written into no document
  bool measured_only_;
  std::map<std::string, Entry> nodes_;
  std::map<std::string, const Member*> predictors_;
};

/// The assumption that stands behind every observed effect that names no share of its own.
inline constexpr std::string_view usual_causal_share = "causal-share";

/// The part of an effect that is taken as cause: `share` of the way from the value at which it
/// changes nothing; of a ratio, whose `neutral` is 1, that share of its logarithm. Of a time whose
/// `neutral` is infinite, the rate is shared.
double causal_part(double value, double neutral, double share);

/// Says why a value breaks the bounds of its field, or nothing.
std::optional<std::string> broken_bound(double value, const Terms& terms, Unit unit);

}  // namespace waymark
