// Loaded before libc into tests/app/distribution/journalhelper: writes a line for every sync to the
// file that REGIONCAST_SYNC_LOG names. It counts what the kernel is asked for, whatever SQLite
// says.

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace {

void note(const char *line)
{
    const char *path = std::getenv("REGIONCAST_SYNC_LOG");
    if (!path)
        return;
    const int log = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (log < 0)
        return;
    if (write(log, line, std::strlen(line)) < 0)
        std::abort();
    close(log);
}

using Sync = int (*)(int);

Sync next(const char *name)
{
    return reinterpret_cast<Sync>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" int fsync(int file)
{
    const int result = next("fsync")(file);
    note("sync\n");
    return result;
}

extern "C" int fdatasync(int file)
{
    const int result = next("fdatasync")(file);
    note("sync\n");
    return result;
}
