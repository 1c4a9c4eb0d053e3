# Warnings are errors, and the same ones on both compilers: clang counts changes of sign among
# -Wconversion, g++ does not; g++ 12 sees overlaps in "text" + std::string that are not there (its bug
# 105329). What only another file of the room declares is no shadow, so that warning is for files compiled alone:
# those of clang-o0 and of clang-tidy in ./dev test.
target_compile_options(waymark_rules_of_the_house INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Werror
  $<$<NOT:$<BOOL:${WAYMARK_UNITY}>>:-Wshadow>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-sign-conversion>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
