#pragma once

#include "waymark/scenario/fields.h"
#include "waymark/scenario/reading_context.h"

namespace waymark {

// Each function fills its target from a spot, or reports what is wrong and leaves the default.

void read_value(ReadingContext& context, const Spot& spot, const Field& field, std::string& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field, bool& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::int64_t& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field, Date& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field, Quantity& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field, Expression& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                DistributionSpec& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field, Reference& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field, TableSource& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field, Written& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field, FreeObject& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<std::string>& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Reference>& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Quantity>& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Written>& target);
void read_value(ReadingContext& context, const Spot& spot, const Field& field,
                std::vector<Point>& target);
void read_value(ReadingContext& context, const Spot& spot, const ChoiceSlot& slot);

/// Puts the neutral value into a coupling that nobody wrote, in a measured-only reading.
void neutralise_default(ReadingContext& context, const Place& object, const Field& field,
                        Quantity& target);
void neutralise_default(ReadingContext& context, const Place& object, const Field& field,
                        Expression& target);

/// "Did you mean 'x'?", or what there is when nothing is near.
std::string closest_hint(std::string_view name, const std::vector<std::string>& candidates);

/// Is it written like an id: small letters, digits and single hyphens between them, at most 64?
bool is_id(std::string_view text);

}  // namespace waymark
