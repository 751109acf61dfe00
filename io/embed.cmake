# crosstie_embed(<target> <file> <name>): the bytes of <file> as `const std::string_view crosstie::io::<name>`, compiled
# into <target>. The same file does the writing when it is run as a script at build time.
if(CMAKE_SCRIPT_MODE_FILE)
  file(READ ${INPUT} bytes HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
  file(WRITE ${OUTPUT}
    "#include <string_view>\n"
    "namespace crosstie::io {\n"
    "extern const std::string_view ${NAME};\n"
    "static const char ${NAME}_bytes[] = {${bytes}'\\0'};\n"
    "const std::string_view ${NAME}{${NAME}_bytes, sizeof(${NAME}_bytes) - 1};\n"
    "}  // namespace crosstie::io\n")
  return()
endif()

function(crosstie_embed target file name)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${output} -DNAME=${name} -P ${CMAKE_CURRENT_FUNCTION_LIST_FILE}
    DEPENDS ${file} ${CMAKE_CURRENT_FUNCTION_LIST_FILE} VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
