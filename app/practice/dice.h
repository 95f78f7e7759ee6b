#pragma once

#include <cstdint>

namespace regioncast {

/// Spreads the bits, as SplitMix64 does. A kept world must be the same after an update of Qt, so
/// qHash and the standard distributions are no help here.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// A number from 0 to below 1 that follows from its arguments alone.
[[nodiscard]] constexpr double share(std::uint32_t seed, std::uint64_t a, std::uint64_t b)
{
    return double(mixed(mixed(mixed(seed) ^ a) ^ b) >> 11) * 0x1.0p-53;
}

} // namespace regioncast
