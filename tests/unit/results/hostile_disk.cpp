#include "tests/unit/results/hostile_disk.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>

namespace waymark {

namespace {

std::atomic<std::int64_t> calls_left{0};
std::atomic<std::int64_t> space_left{-1};

bool dies_now() { return calls_left > 0 && --calls_left == 0; }

[[noreturn]] void die() {
  ::kill(::getpid(), SIGKILL);
  for (;;) ::pause();
}

template <class Call>
int call_or_die(Call call) {
  if (dies_now()) die();
  return static_cast<int>(call());
}

/// `write(n)` writes the first n bytes.
template <class Write>
ssize_t write_or_fail(std::size_t size, Write write) {
  if (dies_now()) {
    write(size / 2);
    die();
  }
  if (space_left >= 0) {
    if (static_cast<std::int64_t>(size) > space_left) {
      errno = ENOSPC;
      return -1;
    }
    space_left -= static_cast<std::int64_t>(size);
  }
  return write(size);
}

}  // namespace

void HostileDisk::kill_at_call(std::int64_t call) { calls_left = call; }
void HostileDisk::give_space(std::int64_t bytes) { space_left = bytes; }

}  // namespace waymark

// The C library's names: the program's own definitions are found first, by SQLite's library too.
extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  return waymark::write_or_fail(
      size, [&](std::size_t n) { return ::syscall(SYS_write, file, bytes, n); });
}
ssize_t pwrite(int file, const void* bytes, size_t size, off_t place) {
  return waymark::write_or_fail(
      size, [&](std::size_t n) { return ::syscall(SYS_pwrite64, file, bytes, n, place); });
}
ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t place) {
  return waymark::write_or_fail(
      size, [&](std::size_t n) { return ::syscall(SYS_pwrite64, file, bytes, n, place); });
}
int fsync(int file) {
  return waymark::call_or_die([&] { return ::syscall(SYS_fsync, file); });
}
int fdatasync(int file) {
  return waymark::call_or_die([&] { return ::syscall(SYS_fdatasync, file); });
}
int rename(const char* from, const char* to) noexcept {
  return waymark::call_or_die(
      [&] { return ::syscall(SYS_renameat2, -100, from, -100, to, 0u); });  // -100 = AT_FDCWD
}
int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
  return waymark::call_or_die(
      [&] { return ::syscall(SYS_renameat2, from_folder, from, to_folder, to, flags); });
}
int unlink(const char* path) noexcept {
  return waymark::call_or_die([&] { return ::syscall(SYS_unlinkat, -100, path, 0); });
}
}
