#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

/// Valid UTF-8 on one line: broken bytes become U+FFFD, control characters and line ends a blank,
/// and marks that turn the direction of text are dropped, so that text from a scenario can neither
/// steer a terminal nor pass for something else.
std::string plain_text(std::string_view text);

/// Columns that plain text takes in a terminal: 0 for joining marks, 2 for wide characters.
int columns_of(std::string_view text);

/// The text cut to at most `columns`, an ellipsis showing the cut.
std::string cut_to(std::string_view text, int columns);

/// The text broken between words into lines of at most `columns`; longer words are broken where
/// they must be. With `most_lines` above 0, what does not fit is cut with an ellipsis.
std::vector<std::string> wrapped(std::string_view text, int columns, int most_lines = 0);

/// Plain text safe inside an XML or HTML element or quoted attribute.
std::string escaped(std::string_view text);

}  // namespace waymark
