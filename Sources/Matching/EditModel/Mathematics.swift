#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Natural exponential, from the C library: Foundation stays out of this floor.
@inline(__always)
package func exponential(_ x: Float) -> Float { expf(x) }

/// Natural logarithm; −∞ at 0.
@inline(__always)
package func logarithm(_ x: Float) -> Float { logf(x) }

/// The logistic function.
@inline(__always)
package func logistic(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

/// Inverse of the logistic function.
@inline(__always)
package func logit(_ p: Double) -> Double { log(p / (1 - p)) }

/// Natural logarithm in double precision.
@inline(__always)
package func naturalLogarithm(_ x: Double) -> Double { log(x) }
