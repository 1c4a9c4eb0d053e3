#pragma once

#include "waymark/compile/scenario.h"
#include "waymark/results/json_writer.h"

namespace waymark {

/// The routes of all arms for the report, as the value of "routes": each drawn, with its flows of
/// 100 who ask, and with what the audit says of it (viz/src/report-data.ts, RouteDrawing).
void write_routes(JsonWriter& json, const Scenario& scenario);

}  // namespace waymark
