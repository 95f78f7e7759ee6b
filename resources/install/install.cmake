# What `cmake --install` puts where, and the Debian package that CPack makes of it. The version is
# that of project() everywhere.
include(GNUInstallDirs)
find_program(GZIP_PROGRAM gzip REQUIRED)
set(install_from ${CMAKE_CURRENT_LIST_DIR})
set(install_made ${PROJECT_BINARY_DIR}/install)
# A new version in the changelog, or another text of the licence.
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/CHANGELOG.md ${PROJECT_SOURCE_DIR}/LICENSE)

set(CPACK_PACKAGE_CONTACT "Regioncast maintainers <maintainers@regioncast.home.arpa>")
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)

# The time of the release: SOURCE_DATE_EPOCH, else the day in the heading of this version in the
# changelog ("## 1.2.3 (2026-12-24)"), else today.
string(REPLACE "." "\\." version_pattern ${PROJECT_VERSION})
file(STRINGS ${PROJECT_SOURCE_DIR}/CHANGELOG.md heading
    REGEX "^## ${version_pattern} \\([0-9]+-[0-9]+-[0-9]+\\)$" LIMIT_COUNT 1)
set(epoch_given "$ENV{SOURCE_DATE_EPOCH}")
if(epoch_given STREQUAL "" AND heading MATCHES "\\((.*)\\)")
    execute_process(COMMAND date -u -d ${CMAKE_MATCH_1} +%s
        OUTPUT_VARIABLE epoch OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
    set(ENV{SOURCE_DATE_EPOCH} ${epoch}) # string(TIMESTAMP) takes it from there
endif()
string(TIMESTAMP release_day "%Y-%m-%d" UTC)
string(TIMESTAMP release_date_mdoc "%B %d, %Y" UTC)
string(TIMESTAMP release_time_rfc "%a, %d %b %Y %H:%M:%S +0000" UTC)
if(epoch_given STREQUAL "")
    unset(ENV{SOURCE_DATE_EPOCH})
endif()

file(READ ${PROJECT_SOURCE_DIR}/LICENSE licence)
string(REGEX MATCH "Copyright \\(c\\) ([^\n]*)" copyright "${licence}")
set(copyright "${CMAKE_MATCH_1}")
string(REGEX REPLACE "^.*(Permission is hereby)" "\\1" licence "${licence}")
string(STRIP "${licence}" licence)
string(REPLACE "\n\n" "\n.\n" licence "${licence}")
string(REPLACE "\n" "\n " licence " ${licence}")

foreach(file regioncast.1 arpa.home.regioncast.metainfo.xml changelog.Debian copyright)
    configure_file(${install_from}/${file}.in ${install_made}/${file} @ONLY)
endforeach()
configure_file(${PROJECT_SOURCE_DIR}/CHANGELOG.md ${install_made}/changelog COPYONLY)
foreach(file regioncast.1 changelog changelog.Debian)
    # Without the name and time of the file.
    execute_process(COMMAND ${GZIP_PROGRAM} -9nc ${install_made}/${file}
        OUTPUT_FILE ${install_made}/${file}.gz COMMAND_ERROR_IS_FATAL ANY)
endforeach()

install(TARGETS regioncast)
install(FILES ${PROJECT_SOURCE_DIR}/resources/regioncast.desktop
    DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
install(FILES ${install_made}/arpa.home.regioncast.metainfo.xml
    DESTINATION ${CMAKE_INSTALL_DATADIR}/metainfo)
install(FILES ${PROJECT_SOURCE_DIR}/resources/icons/regioncast.svg
    DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
install(FILES ${install_made}/regioncast.1.gz DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
install(FILES ${install_from}/regioncast.bash
    DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME regioncast)
install(FILES ${install_from}/_regioncast
    DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions)
install(FILES ${install_from}/regioncast.fish
    DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
install(FILES ${install_made}/changelog.gz ${install_made}/changelog.Debian.gz
    ${install_made}/copyright DESTINATION ${CMAKE_INSTALL_DOCDIR})
# What the man page and the help refer to; the guide is nothing without its pictures.
foreach(document commands journal plan-files practice report states verdicts)
    install(FILES ${PROJECT_SOURCE_DIR}/docs/${document}.md DESTINATION ${CMAKE_INSTALL_DOCDIR})
endforeach()

set(CPACK_VERBATIM_VARIABLES TRUE)
set(CPACK_GENERATOR DEB)
set(CPACK_STRIP_FILES ON)
set(CPACK_PRE_BUILD_SCRIPTS ${install_from}/permissions.cmake)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
# Libraries are found by dpkg-shlibdeps; here is what only a running program misses: the plugin for
# the journal, and the certificates that the service is checked against.
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "ca-certificates, libqt6sql6-sqlite")
# Qt's own texts in Chinese and Japanese; the platform plugin for Wayland.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "qt6-translations-l10n, qt6-wayland")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "fonts-noto-cjk, gnome-keyring | kwalletmanager")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Regioncast copies images of Alibaba Cloud App Streaming to other regions:
choose images and tick regions, look at the review page, send, and follow each
copy in a table. It writes what it is about to do into a journal before it
sends, never sends twice what may have been taken, and says \"done\" only when
it has seen the copy in its region.
.
A practice service that runs on this computer comes with it, so that it can be
tried without an account.")
include(CPack)
