#pragma once

#include "support/error.h"

#include <tl/expected.hpp>

#include <functional>

namespace regioncast {

/// A value or an Error. `Result<void>` says only whether it worked.
template<class T>
using Result = tl::expected<T, Error>;

/// The end of something that was begun: called exactly once, from the event loop, never from inside
/// the call that began it; and not at all once the Pending of that call is destroyed.
template<class T>
using Done = std::function<void(Result<T>)>;

/// `return fail(error);` in a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace regioncast
