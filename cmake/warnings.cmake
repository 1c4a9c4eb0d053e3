# Warnings are errors, and the same ones on both compilers: clang counts changes of sign among
# -Wconversion, g++ does not; g++ 12 sees overlaps in "text" + std::string that are not there (its bug
# 105329).
target_compile_options(waymark_rules_of_the_house INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
  $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
