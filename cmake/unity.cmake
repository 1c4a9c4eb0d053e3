# Files of one room compiled together: what a small file costs is mostly the headers it includes, so that a
# build from nothing is several times as quick. Not while working, where one changed line would compile its
# whole part, not for clang-tidy, which needs a command for each file, and not in preset clang-o0, which shows
# that each file includes what it uses. It is why file-local names are unique within a room.
option(WAYMARK_UNITY "Compile the files of a room together" OFF)
set(WAYMARK_UNITY_BYTES 60000 CACHE STRING "About how much of a room is compiled as one")

# Cuts the files of each folder into parts of about so many bytes.
function(waymark_together target sources)
  if(NOT WAYMARK_UNITY)
    return()
  endif()
  set(room)
  set(part 0)
  foreach(source IN LISTS sources)
    get_filename_component(folder ${source} DIRECTORY)
    if(folder MATCHES "/steps$")
      continue()  # kinds of steps are all written with the same names: enter, due, found, attend
    endif()
    if(NOT folder STREQUAL room OR bytes GREATER_EQUAL WAYMARK_UNITY_BYTES)
      math(EXPR part "${part} + 1")
      set(room ${folder})
      set(bytes 0)
    endif()
    file(SIZE ${source} size)
    math(EXPR bytes "${bytes} + ${size}")
    get_filename_component(name ${folder} NAME)
    set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${name}_${part})
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()
