# Release unless told otherwise, and ccache where it is installed.
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Release or Debug" FORCE)
endif()
set(WAYMARK_OPTIMISE "-O3" CACHE STRING "How hard a release build is optimised; results never depend on it")
set(CMAKE_CXX_FLAGS_RELEASE "${WAYMARK_OPTIMISE} -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# Flags that every target of the project shares; the other files in this folder add to it.
add_library(waymark_rules_of_the_house INTERFACE)
target_include_directories(waymark_rules_of_the_house INTERFACE ${PROJECT_SOURCE_DIR}/engine)
target_compile_definitions(waymark_rules_of_the_house INTERFACE
  WAYMARK_VERSION="${PROJECT_VERSION}")
if(CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_definitions(waymark_rules_of_the_house INTERFACE _GLIBCXX_ASSERTIONS)
endif()
