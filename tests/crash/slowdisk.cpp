// A slow disk: every sync of this program waits for a random time of up to REGIONCAST_SLOW_DISK
// milliseconds before it is made. On a fast disk the journal is nearly always ahead of the network,
// so a program that does not wait for it would hardly ever be caught.

#include <chrono>
#include <cstdlib>
#include <mutex>
#include <random>
#include <thread>

#include <sys/syscall.h>
#include <unistd.h>

namespace {

void wait()
{
    static const char *const longest = std::getenv("REGIONCAST_SLOW_DISK");
    if (!longest)
        return;
    static std::mutex mutex;
    static std::minstd_rand dice{static_cast<unsigned>(::getpid())};
    std::uniform_int_distribution<int> microseconds(0, std::atoi(longest) * 1000);
    int howLong = 0;
    {
        const std::scoped_lock lock(mutex);
        howLong = microseconds(dice);
    }
    std::this_thread::sleep_for(std::chrono::microseconds(howLong));
}

} // namespace

// The executable exports its symbols, so that these stand before those of the C library for SQLite
// as well.

int fsync(int file)
{
    wait();
    return int(::syscall(SYS_fsync, file));
}

int fdatasync(int file)
{
    wait();
    return int(::syscall(SYS_fdatasync, file));
}
