# The catalogues lie in the program as :/i18n/regioncast_<language>.qm. English has one for its
# plurals. The .ts files must exist before CMake runs: a missing one would become a build output,
# which a later "clean" deletes.
qt_add_translations(regioncast
    TS_FILES
        ${PROJECT_SOURCE_DIR}/translations/regioncast_en.ts
        ${PROJECT_SOURCE_DIR}/translations/regioncast_zh_CN.ts
        ${PROJECT_SOURCE_DIR}/translations/regioncast_ja.ts
    RESOURCE_PREFIX /i18n
    LRELEASE_OPTIONS -silent)
