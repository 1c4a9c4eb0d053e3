#include "cli/interrupt.h"

#include <csignal>

namespace waymark {

namespace {

// A signal handler can reach nothing but a variable of the whole program.
StopFlag interrupted{false};

void on_signal(int signal) {
  interrupted = true;
  std::signal(signal, SIG_DFL);
}

}  // namespace

const StopFlag& interruption() { return interrupted; }

void listen_for_interruption() {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

}  // namespace waymark
