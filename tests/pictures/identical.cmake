# Two runs of `regioncast screenshots` give the same files.
# -DPROGRAM=<regioncast> -DFOLDER=<where the pictures go>
file(REMOVE_RECURSE ${FOLDER})
foreach(run first second)
    execute_process(
        COMMAND ${PROGRAM} screenshots ${FOLDER}/${run} --lang zh_CN --theme dark
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(GLOB pictures RELATIVE ${FOLDER}/first ${FOLDER}/first/*.png)
file(GLOB again RELATIVE ${FOLDER}/second ${FOLDER}/second/*.png)
list(LENGTH pictures count)
if(count EQUAL 0 OR NOT "${pictures}" STREQUAL "${again}")
    message(FATAL_ERROR "first run: ${pictures}\nsecond run: ${again}")
endif()
foreach(picture ${pictures})
    file(SHA256 ${FOLDER}/first/${picture} first)
    file(SHA256 ${FOLDER}/second/${picture} second)
    if(NOT first STREQUAL second)
        message(SEND_ERROR "${picture} differs between two runs")
    endif()
endforeach()
message(STATUS "${count} pictures are identical")
