# Sources are found by folder, so that adding a step kind never edits a build file.

# All .cpp files of the named rooms under a folder, in a fixed order.
function(waymark_rooms out folder)
  set(found)
  foreach(room IN LISTS ARGN)
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${folder}/${room}/*.cpp)
    list(SORT files)
    list(APPEND found ${files})
  endforeach()
  set(${out} ${found} PARENT_SCOPE)
endfunction()

# A static library and what its users get with it; one without sources is only that list of links.
function(waymark_library name sources)
  if(sources)
    add_library(${name} STATIC ${sources})
    target_link_libraries(${name} PUBLIC ${ARGN})
  else()
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE ${ARGN})
  endif()
endfunction()
