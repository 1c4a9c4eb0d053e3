#include "tests/property/random_borough.h"

#include <vector>

#include "tests/unit/pathway/random_routes.h"

namespace waymark {

namespace {

/// Writes one scenario. Everything is named by kind and number: hoops h0, h1, ..., supports s0, ...
class Maker {
 public:
  explicit Maker(std::uint64_t seed) : dice_(seed) {}

  std::string text() {
    has_life_ = dice_.chance(0.5);
    stocks_ = 1 + dice_.below(3);
    hoops_ = 1 + dice_.below(3);
    supports_ = 1 + dice_.below(2);
    return dates() + tracks() + people() + teams() + predictors() + stocks() + pathway() +
           clocks() + arms();
  }

 private:
  std::string number(double low, double high) {
    return std::to_string(low + (high - low) * dice_.share());
  }
  std::string whole(int low, int high) { return std::to_string(low + dice_.below(high - low + 1)); }
  std::string text_of(const std::string& words) { return "\"" + words + "\""; }
  std::string percent(int low, int high) { return text_of(whole(low, high) + " %"); }
  std::string days(int low, int high) { return text_of(whole(low, high) + " days"); }
  std::string maybe(double chance, const std::string& text) {
    return dice_.chance(chance) ? text : "";
  }
  std::string pick(const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(dice_.below(static_cast<int>(from.size())))];
  }

  std::string dates() {
    return "\"dates\": { \"start\": \"2027-04-01\", \"horizon\": \"" + whole(6, 18) +
           " months\", \"warm-up\": \"" + whole(0, 6) + " months\" }";
  }
  std::string tracks() {
    return has_life_ ? R"(, "tracks": { "life": { "start": { "street": 0.5, "flat": 0.5 } } })"
                     : "";
  }
  std::string people() {
    return ", \"arrivals\": { \"new\": { \"to\": \"rest\", \"rate\": \"" + whole(20, 200) +
           " per year\" }, \"more\": { \"to\": \"h0\", \"every\": " + time(3, 20) + " } }" +
           ", \"population\": { \"count\": " + whole(0, 60) +
           ", \"at\": { \"home\": 0.5, \"rest\": 0.3, \"s0\": 0.2" +
           (has_life_ ? ", \"street\": 0.7, \"flat\": 0.3" : "") +
           " }, \"traits\": { \"young\": \"30 %\", \"years\": { \"number\": { \"uniform\": { "
           "\"low\": 0, \"high\": 1 } } } } }";
  }
  std::string teams() {
    return ", \"teams\": { \"clerks\": { \"kind\": \"units\"" + clerks_on_duty() +
           " }, \"workers\": { \"kind\": \"hours\", \"fte\": " + number(0.5, 4) +
           ", \"gate-share\": " + percent(5, 40) + ", \"elsewhere\": " + percent(0, 59) +
           ", \"caseload\": " + whole(1, 20) +
           maybe(0.6, ", \"stays\": { \"exponential\": { \"mean\": " + days(30, 400) + " } }") +
           " } }";
  }
  std::string clerks_on_duty() {
    if (dice_.chance(0.5)) return maybe(0.8, ", \"count\": " + whole(1, 3)) + interrupts();
    return maybe(0.5, ", \"count\": " + whole(1, 2)) +
           ", \"shifts\": { \"day\": { \"units\": " + whole(1, 3) + ", \"from\": \"" +
           whole(5, 12) + " hours\", \"to\": \"" + whole(2, 20) + " hours\"" +
           maybe(0.5, ", \"days\": [\"monday\", \"tuesday\", \"friday\"]") +
           " } }, \"at-closing\": " + pick({"\"finish\"", "\"interrupt\"", "\"send-away\""}) +
           interrupts();
  }
  std::string interrupts() {
    return maybe(0.4, ", \"interrupts\": true" + maybe(0.5, ", \"interrupted\": \"restart\""));
  }
  std::string predictors() {
    return R"(, "predictors": { "likely": { "chance": { "by": "x0", "at": { "0.1": )" +
           percent(20, 60) + R"(, "0.9": )" + percent(61, 95) +
           R"( } } }, "rank": { "number": { "value": 1, "terms": { "young": { "adds": -1 } } } },
           "as-x0": { "number": { "value": 0, "terms": { "x0": { "adds": 1 } } } },
           "against-x0": { "number": { "value": 1, "terms": { "x0": { "adds": -1 } } } },
           "ahead": { "ratio": { "value": 1, "terms": { "x0": { "rate-ratio": )" +
           number(0.2, 5) + R"( } } } } })";
  }

  std::string stock() { return "x" + whole(0, stocks_ - 1); }
  std::string place() {
    std::vector<std::string> places{"home", "rest", "desk"};
    for (int i = 0; i < hoops_; ++i) places.push_back("h" + std::to_string(i));
    for (int i = 0; i < supports_; ++i) places.push_back("s" + std::to_string(i));
    return pick(places);
  }
  std::string two_places() {
    const std::string one = place();
    const std::string other = has_life_ && dice_.chance(0.5) ? "street" : place();
    // an arm may remove "rest", and a list must not end up empty
    return text_of(one) + ", " + text_of(other != one ? other : one == "home" ? "s0" : "home");
  }
  std::string stocks() {
    std::string text = ", \"stocks\": { ";
    for (int i = 0; i < stocks_; ++i)
      text += (i ? ", " : "") + text_of("x" + std::to_string(i)) + ": { \"start\": " +
              pick({"0.3", "{ \"beta\": { \"mean\": 0.5, \"sd\": 0.2 } }",
                    "{ \"uniform\": { \"low\": 0, \"high\": 1 } }"}) +
              " }";
    text += " }";
    if (dice_.chance(0.5))
      text += ", \"needs\": { \"using\": { \"severity\": " + text_of(stock()) +
              ", \"on\": 0.6, \"off\": 0.4 } }";
    has_need_ = text.find("\"needs\"") != std::string::npos;
    text += ", \"exposures\": { ";
    for (int i = 0; i < 3; ++i)
      text += (i ? ", " : "") + text_of("e" + std::to_string(i)) + ": { \"during\": [" +
              two_places() + "], \"moves\": " + text_of(stock()) +
              ", \"toward\": " + pick({"0", "1", "0.35", "\"=as-x0\"", "\"=against-x0\""}) +
              ", \"rate\": " + text_of(number(0, 6) + " per year") +
              (has_need_ ? maybe(0.3, ", \"while\": \"using\"") : "") + " }";
    text += " }, \"experiences\": { ";
    for (int i = 0; i < 4; ++i)
      text += (i ? ", " : "") + text_of("f" + std::to_string(i)) + ": { \"when\": " +
              text_of(pick({"request", "retelling", "passed", "refused", "lost", "gave-up", "start",
                            "contact", "contact-missed", "contact-cancelled", "completed",
                            "worker-left", "chose", "arrival-at-step", "calls"})) +
              ", \"moves\": " + text_of(stock()) + ", \"toward\": " + pick({"0", "1", "0.5"}) +
              ", \"by\": " + number(0, 1) + " }";
    return text + " }";
  }

  std::string time(int low, int high) {
    const std::string mean = days(low, high);
    return pick({mean, "{ \"exponential\": { \"mean\": " + mean + " } }",
                 "{ \"lognormal\": { \"mean\": " + mean + ", \"sd\": " + days(1, high) + " } }",
                 "{ \"uniform\": { \"low\": \"1 day\", \"high\": " + days(2, high + 2) + " } }"});
  }
  std::string waiting() {
    return ", \"gives-up\": \"home\"" + maybe(0.5, ", \"patience\": " + time(2, 60)) +
           maybe(0.3, ", \"priority\": \"=rank\"") +
           maybe(0.3, ", \"waiting-room\": " + whole(0, 12)) + ", \"turned-away\": \"home\"" +
           maybe(0.2, ", \"joins\": \"=likely\"");
  }
  std::string hoop(int i) {
    const std::string next =
        i + 1 < hoops_ ? "h" + std::to_string(i + 1) : "s" + std::to_string(dice_.below(supports_));
    return text_of("h" + std::to_string(i)) + ": { \"kind\": \"gate\", \"booked\": " + time(1, 20) +
           maybe(0.8, ", \"team\": " + text_of(pick({"clerks", "workers"})) + ", \"takes\": \"" +
                          whole(1, 6) + " hours\"") +
           waiting() + ", \"pass\": " + pick({"\"=likely\"", "\"70 %\"", "\"100 %\""}) +
           maybe(0.3, ", \"retelling\": true") + maybe(0.3, ", \"accepts-referral\": true") +
           maybe(0.4, ", \"protects\": { \"clock\": \"calls\", \"lower-by\": \"40 %\" }") +
           ", \"then\": " + text_of(next) +
           ", \"refused\": " + text_of(pick({"home", "h0", "gone"})) + ", \"lost\": \"home\" }, ";
  }
  std::string support(int i) {
    return text_of("s" + std::to_string(i)) +
           ": { \"kind\": \"support\", \"team\": \"workers\", \"contact\": { \"every\": " +
           days(3, 30) + ", \"takes\": \"1 hour\", \"missed\": " + percent(0, 50) +
           ", \"cancelled\": " + percent(0, 30) + maybe(0.5, ", \"first\": " + time(1, 10)) +
           maybe(0.4, ", \"misses-allowed\": " + whole(1, 4)) + " }, \"lasts\": " + time(10, 300) +
           waiting() + ", \"lost\": \"home\", \"then\": " +
           pick(
               {"\"home\"", "\"desk\"", R"({ "one-of": { "home": 0.6, "gone": 0.4 } })",
                R"({ "one-of": { "home": "=ahead", "desk": "=rank", "rest": 0.5 }, "person-decides": true })"}) +
           " }, ";
  }
  std::string pathway() {
    std::string text = ", \"pathway\": { ";
    for (int i = 0; i < hoops_; ++i) text += hoop(i);
    for (int i = 0; i < supports_; ++i) text += support(i);
    text += "\"rest\": { \"kind\": \"delay\", \"lasts\": " + time(1, 30) + ", \"then\": \"h0\" }, ";
    text += "\"desk\": { \"kind\": \"activity\", \"team\": \"clerks\", \"lasts\": " + time(1, 8) +
            waiting() + maybe(0.5, ", \"keeps-until-begun\": true") +
            ", \"then\": " + pick({"\"home\"", "\"s0\""}) + " }, ";
    if (has_life_)
      text +=
          R"("street": { "kind": "home", "track": "life" }, "flat": { "kind": "home", "track": "life" }, "over": { "kind": "exit", "track": "life", "leaves": "track" }, )";
    return text + "\"home\": { \"kind\": \"home\" }, \"gone\": { \"kind\": \"exit\"" +
           maybe(0.5, ", \"leaves\": \"track\"") + " } }";
  }

  std::string clock(const std::string& id, const std::string& during, const std::string& then) {
    const std::string hazard = pick(
        {"\"rate\": \"" + number(0.2, 4) + " per year\"",
         "\"weibull\": { \"shape\": " + number(0.6, 2) + ", \"scale\": " + days(60, 900) + " }",
         "\"gompertz\": { \"rate\": \"0.5 per year\", \"growth\": \"0.3 per year\" }",
         "\"since\": " + text_of(during) +
             R"(, "rates": { "0 days": "1 per year", "60 days": "0.2 per year" })"});
    return text_of(id) + ": { " + hazard + ", \"during\": [" + text_of(during) +
           (then.empty() ? "" : "]") +
           (then.empty() ? ", \"rest\"]" : ", \"then\": " + text_of(then)) +
           maybe(0.6, ", \"terms\": { " + text_of(stock()) +
                          ": { \"rate-ratio\": " + number(0.3, 3) + ", \"about\": 0.5 }" +
                          maybe(0.4, ", \"visits:h0\": { \"rate-ratio\": 1.1 }") +
                          maybe(0.4, ", \"rings:calls\": { \"rate-ratio\": 0.9 }") + " }") +
           (has_need_ ? maybe(0.3, ", \"unless\": \"using\"") : "") + " }";
  }
  std::string clocks() {
    std::string text = ", \"clocks\": { " + clock("asks", "home", "h0") + ", " +
                       clock("leaves", "s0", "home") + ", " + clock("calls", "home", "") + ", " +
                       clock("moves", "home", "gone");
    if (has_life_)
      text += ", " + clock("housed", "street", "flat") + ", " +
              clock("loses", "flat", pick({"street", "over"}));
    return text + " }";
  }
  std::string arms() {
    return R"(, "arms": { "as-is": {}, "same-again": { "from": "as-is" }, "changed": { "from": "as-is", "changes": { "all": {)" +
           maybe(0.6, R"( "remove": ["rest"],)") +
           R"( "patch": { "teams": { "workers": { "fte": )" + number(0.5, 5) +
           R"( }, "clerks": { "count": )" + whole(1, 4) +
           R"( } }, "clocks": { "calls": { "cost": "£1" } } },
           "add": { "pathway": { "a-new": { "kind": "delay", "lasts": "3 days", "then": "home" } },
                    "clocks": { "a-way": { "rate": ")" +
           number(0, 3) + R"( per year", "during": ["s0"], "then": "a-new" } } } } } } })";
  }

  Dice dice_;
  bool has_life_ = false, has_need_ = false;
  int stocks_ = 1, hoops_ = 1, supports_ = 1;
};

}  // namespace

std::string random_borough(std::uint64_t seed) { return Maker(seed).text(); }

}  // namespace waymark
