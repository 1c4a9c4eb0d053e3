# The portable core as a module for browsers and node: everything through the experiment's serial driver,
# built with Debian's em++ (preset wasm). Files, the database and threads stay outside.

# em++ must not see the machine's own headers, only the libraries that are headers alone.
set(portable_headers ${PROJECT_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${portable_headers})
foreach(library boost eigen3/Eigen fmt nlohmann)
  get_filename_component(name ${library} NAME)
  if(NOT EXISTS /usr/include/${library})
    message(FATAL_ERROR "/usr/include/${library} is missing; ./dev wasm installs what is needed")
  endif()
  file(CREATE_LINK /usr/include/${library} ${portable_headers}/${name} SYMBOLIC)
endforeach()

waymark_rooms(core_sources ${PROJECT_SOURCE_DIR}/engine/waymark
  base random scenario rules pathway people measures simulate steps commissioning compile experiment)
list(FILTER core_sources EXCLUDE REGEX "base/executor_(tbb|thread)\\.cpp$")

add_executable(waymark_wasm ${core_sources} ${PROJECT_SOURCE_DIR}/engine/bindings/wasm/module.cpp)
waymark_together(waymark_wasm "${core_sources}")
target_include_directories(waymark_wasm PRIVATE ${PROJECT_SOURCE_DIR}/engine)
target_include_directories(waymark_wasm SYSTEM PRIVATE ${portable_headers})
target_compile_definitions(waymark_wasm PRIVATE
  EIGEN_DONT_VECTORIZE FMT_HEADER_ONLY=1 WAYMARK_VERSION="${PROJECT_VERSION}")
target_compile_options(waymark_wasm PRIVATE -ffp-contract=off -fwasm-exceptions)
# One file that also works from a memory stick: the code is inside, nothing is fetched.
target_link_options(waymark_wasm PRIVATE -fwasm-exceptions --bind
  -sSINGLE_FILE=1 -sMODULARIZE=1 -sEXPORT_NAME=createWaymark -sENVIRONMENT=web,worker,node
  -sALLOW_MEMORY_GROWTH=1 -sFILESYSTEM=0)
set_target_properties(waymark_wasm PROPERTIES OUTPUT_NAME waymark SUFFIX .js)
