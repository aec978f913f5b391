internal import Glibc

/// State shared by threads that wait for each other: a lock, and a bell to wait for.
///
/// `Mutex` of the standard library cannot wait for a condition; POSIX threads can.
/// Sendable: the state is only touched under the lock.
final class Monitor<State>: @unchecked Sendable {
  private var state: State
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let bell = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init(_ state: sending State) {
    self.state = state
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(bell, nil)
  }

  deinit {
    pthread_cond_destroy(bell)
    pthread_mutex_destroy(mutex)
    bell.deallocate()
    mutex.deallocate()
  }

  /// Runs `body` alone, then wakes everybody who waits.
  func change<Result>(_ body: (inout State) -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    defer { pthread_cond_broadcast(bell) }
    return body(&state)
  }

  /// Waits until `body`, run alone after every change, gives a result.
  ///
  /// A result is itself taken for a change.
  func wait<Result>(_ body: (inout State) -> Result?) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    while true {
      if let result = body(&state) {
        pthread_cond_broadcast(bell)
        return result
      }
      pthread_cond_wait(bell, mutex)
    }
  }
}
