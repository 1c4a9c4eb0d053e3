#pragma once

#include <optional>
#include <vector>

#include "waymark/rules/predictor_fields.h"
#include "waymark/scenario/fields.h"

namespace waymark {

/// A situation that moves a stock towards a goal while it lasts.
struct ExposureFields {
  std::string label;
  std::vector<Reference> during;
  Reference while_need, unless_need;
  Reference moves;
  Expression toward;
  std::optional<Expression> rate;
  std::optional<Quantity> half_way_in;
};
void declare(FieldVisitor& visit, ExposureFields& exposure);

/// Something that happens and moves a stock at once.
struct ExperienceFields {
  std::string label;
  Reference when;
  std::vector<Reference> at;
  Reference moves;
  std::optional<Expression> toward, by;
  Keyed<Quantity> sets;  ///< instead of moving a stock: a trait's new level
  Place place;
};
void declare(FieldVisitor& visit, ExperienceFields& experience);

struct WeibullFields {
  Quantity shape, scale;
};
void declare(FieldVisitor& visit, WeibullFields& weibull);

struct GompertzFields {
  Quantity rate, growth;
};
void declare(FieldVisitor& visit, GompertzFields& gompertz);

/// A table of rates, or of yearly chances, by age, levels of traits and calendar year.
struct LifeTableFields {
  TableSource table;
  Reference age;  ///< the trait that is a person's age in years when their life begins here
  std::string age_column = "age";
  std::string year;          ///< a column; empty: the same in all years
  Keyed<std::string> by;     ///< the column in which the level of a trait stands
  std::string chance, rate;  ///< a column, one of the two
};
void declare(FieldVisitor& visit, LifeTableFields& life_table);

/// Something that happens in its own time, at a hazard.
struct ClockFields {
  std::string label;
  std::optional<Quantity> rate;
  std::vector<Point> rates;  ///< from a time since the origin on, this rate
  std::optional<WeibullFields> weibull;
  std::optional<GompertzFields> gompertz;
  std::optional<LifeTableFields> life_table;
  Reference since;  ///< step whose entry starts the time
  std::vector<Reference> during;
  std::vector<Reference> while_at;  ///< steps of other tracks at one of which people must be too
  Reference while_need, unless_need;
  Reference then;
  Keyed<TermFields> terms;
  std::optional<Quantity> cost;  ///< pounds each time it rings
  Reference payer;
};
void declare(FieldVisitor& visit, ClockFields& clock);

/// A need is a stock that counts as on from one threshold and as off from a lower one. Wherever a
/// person is, it may settle by itself at a level that other needs, stocks and traits move.
struct NeedFields {
  std::string label;
  Reference severity;
  Quantity on, off;
  std::optional<Quantity> settles_at;
  std::optional<Quantity> half_way_in;
  Keyed<TermFields> terms;
  Place place;
};
void declare(FieldVisitor& visit, NeedFields& need);

}  // namespace waymark
