// Loaded before libc into a process whose journal is watched. It stands where the kernel is asked
// for a sync, whatever SQLite says. The environment says what it does:
//
//   REGIONCAST_SYNC_LOG    a line for every sync is added to this file
//   REGIONCAST_SYNC_FOLDER after every sync of a journal.sqlite file it is copied there: what a
//                          power cut would leave of it
//   REGIONCAST_SYNC_SLOW   every sync first waits for a random time of up to so many milliseconds.
//                          On a fast disk the journal is nearly always ahead of the network, so a
//                          program that does not wait for it would hardly ever be caught
//   REGIONCAST_SYNC_KILL   the process is killed before (-N) or after (N) its sync number N

#include <dlfcn.h>
#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <mutex>
#include <random>
#include <string>
#include <thread>

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

void waitAsLongAsSlowDisks()
{
    static const char *const longest = std::getenv("REGIONCAST_SYNC_SLOW");
    if (!longest)
        return;
    static std::mutex mutex;
    static std::minstd_rand dice{static_cast<unsigned>(getpid())};
    std::uniform_int_distribution<int> microseconds(0, std::atoi(longest) * 1000);
    int howLong = 0;
    {
        const std::scoped_lock lock(mutex);
        howLong = microseconds(dice);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(howLong));
}

void keepCopy(int file)
{
    static const char *const folder = std::getenv("REGIONCAST_SYNC_FOLDER");
    if (!folder)
        return;
    const std::filesystem::path link = "/proc/self/fd/" + std::to_string(file);
    std::error_code failed;
    const std::filesystem::path source = std::filesystem::read_symlink(link, failed);
    if (failed || source.filename().string().rfind("journal.sqlite", 0) != 0)
        return;
    // Whole or not at all, whenever the process is killed.
    const std::filesystem::path kept = folder / source.filename();
    const std::filesystem::path unfinished = kept.string() + ".part";
    std::filesystem::copy_file(source, unfinished,
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::rename(unfinished, kept);
}

using Sync = int (*)(int);

int sync(const char *name, int file)
{
    static const char *const kill = std::getenv("REGIONCAST_SYNC_KILL");
    static const int last = kill ? std::atoi(kill) : 0;
    static std::atomic<int> count{0};
    const int number = ++count;
    waitAsLongAsSlowDisks();
    if (number == -last)
        std::raise(SIGKILL);
    const int result = reinterpret_cast<Sync>(dlsym(RTLD_NEXT, name))(file);
    keepCopy(file);
    note("sync\n");
    if (number == last)
        std::raise(SIGKILL);
    return result;
}

} // namespace

extern "C" int fsync(int file)
{
    return sync("fsync", file);
}

extern "C" int fdatasync(int file)
{
    return sync("fdatasync", file);
}
