# One executable per family of tests, cut into shards so that ctest can run them beside each other.
# GoogleTest writes what it counted to <build>/results, from where .ci/run adds up.
# RapidCheck gets a seed, so that a run can be repeated; other seeds are for an afternoon of searching.
# KNOWS_PLACES: told where the project and the program are; a compiler's cache cannot share such
# objects between two checkouts.
function(waymark_test_family name folder)
  cmake_parse_arguments(family "KNOWS_PLACES" "SHARDS;MATCHING" "LABELS;LINK" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cpp)
  if(family_MATCHING)
    list(FILTER sources INCLUDE REGEX ${family_MATCHING})
  endif()
  if(NOT sources)
    return()
  endif()
  list(SORT sources)
  add_executable(${name} ${sources})
  waymark_together(${name} "${sources}")
  target_link_libraries(${name} PRIVATE waymark_results GTest::gtest_main ${family_LINK})
  target_include_directories(${name} PRIVATE ${PROJECT_SOURCE_DIR})
  if(family_KNOWS_PLACES)
    target_compile_definitions(${name} PRIVATE
      WAYMARK_SOURCE_DIR="${PROJECT_SOURCE_DIR}" WAYMARK_PROGRAM="$<TARGET_FILE:waymark>")
    add_dependencies(${name} waymark)
  endif()
  math(EXPR last "${family_SHARDS} - 1")
  foreach(shard RANGE ${last})
    set(entry ${name}.${shard})
    add_test(NAME ${entry} COMMAND ${name} --gtest_brief=1)
    set_tests_properties(${entry} PROPERTIES LABELS "${family_LABELS}" TIMEOUT 900 ENVIRONMENT
      "RC_PARAMS=seed=20270401;GTEST_TOTAL_SHARDS=${family_SHARDS};GTEST_SHARD_INDEX=${shard};GTEST_OUTPUT=xml:${PROJECT_BINARY_DIR}/results/${entry}.xml")
  endforeach()
endfunction()

# Every script NAME_test.sh of a folder is one test. It gets the program in WAYMARK_PROGRAM, says
# what it checked, and ends with an exit code.
function(waymark_test_scripts family folder)
  cmake_parse_arguments(family "" "" "LABELS" ${ARGN})
  file(GLOB scripts CONFIGURE_DEPENDS ${folder}/*_test.sh)
  foreach(script IN LISTS scripts)
    get_filename_component(name ${script} NAME_WE)
    set(entry ${family}.${name})
    add_test(NAME ${entry} COMMAND bash ${script})
    set(environment "WAYMARK_SOURCE_DIR=${PROJECT_SOURCE_DIR}"
      "WAYMARK_BUILD_DIR=${PROJECT_BINARY_DIR}" "CXX=${CMAKE_CXX_COMPILER}")
    if(TARGET waymark)
      list(APPEND environment "WAYMARK_PROGRAM=$<TARGET_FILE:waymark>")
    endif()
    set_tests_properties(${entry} PROPERTIES
      LABELS "${family_LABELS};script" TIMEOUT 900 ENVIRONMENT "${environment}")
  endforeach()
endfunction()
