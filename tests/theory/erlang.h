#pragma once

namespace waymark {

/// Erlang's C: the chance to wait with `servers` at an offered load (Erlang 1917), by the recursion
/// of B.
inline double chance_to_wait(int servers, double load) {
  double blocked = 1.0;
  for (int server = 1; server <= servers; ++server)
    blocked = load * blocked / (server + load * blocked);
  return blocked / (1.0 - load / servers * (1.0 - blocked));
}

}  // namespace waymark
