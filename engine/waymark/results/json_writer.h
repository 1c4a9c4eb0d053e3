#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace waymark {

/// Writes JSON in the order of its calls; puts commas itself; prints numbers in the one way.
class JsonWriter {
 public:
  JsonWriter& begin_object() { return begin('{'); }
  JsonWriter& end_object() { return end('}'); }
  JsonWriter& begin_list() { return begin('['); }
  JsonWriter& end_list() { return end(']'); }
  JsonWriter& key(std::string_view name);
  JsonWriter& text(std::string_view value);  ///< bytes that are no UTF-8 become U+FFFD
  JsonWriter& number(double value);          ///< null where not finite
  JsonWriter& integer(std::int64_t value);
  JsonWriter& boolean(bool value);
  JsonWriter& raw(std::string_view json);  ///< a whole value, already JSON

  JsonWriter& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonWriter& number(std::string_view name, double value) { return key(name).number(value); }
  JsonWriter& boolean(std::string_view name, bool value) { return key(name).boolean(value); }

  const std::string& json() const { return json_; }

 private:
  JsonWriter& begin(char bracket);
  JsonWriter& end(char bracket);
  void separate();

  std::string json_;
  bool needs_comma_ = false;
};

}  // namespace waymark
