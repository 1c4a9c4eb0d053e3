# cmake --install puts the program, the shipped scenarios and the empty report page under one prefix.
# The installed program finds the two folders from its own place: ../share/waymark.
install(TARGETS waymark RUNTIME DESTINATION bin)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/scenarios DESTINATION share/waymark OPTIONAL)
install(FILES ${PROJECT_SOURCE_DIR}/viz/dist/report.html DESTINATION share/waymark OPTIONAL)
