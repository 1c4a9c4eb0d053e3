#include "waymark/results/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "waymark/results/error.h"

namespace waymark {

namespace {

constexpr std::size_t buffer_size = 1 << 16;

}  // namespace

std::string system_problem() { return std::generic_category().message(errno); }

std::string read_file(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw ResultsError(path, "cannot be read: " + system_problem());
  std::string bytes;
  std::string piece(buffer_size, '\0');
  ssize_t count = 0;
  while ((count = ::read(descriptor, piece.data(), piece.size())) != 0) {
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const std::string problem = system_problem();
      ::close(descriptor);
      throw ResultsError(path, "cannot be read: " + problem);
    }
    bytes.append(piece, 0, static_cast<std::size_t>(count));
  }
  ::close(descriptor);
  return bytes;
}

FileWriter::FileWriter(std::string path)
    : path_(std::move(path)), temporary_(path_ + ".unfinished") {
  descriptor_ = ::open(temporary_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) throw ResultsError(path_, "cannot be written: " + system_problem());
}

FileWriter::~FileWriter() {
  if (descriptor_ >= 0) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void FileWriter::write(std::string_view bytes) {
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) flush();
}

void FileWriter::flush() {
  std::size_t done = 0;
  while (done < buffer_.size()) {
    const ssize_t count = ::write(descriptor_, buffer_.data() + done, buffer_.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw ResultsError(path_, "cannot be written: " + system_problem());
    done += static_cast<std::size_t>(count);
  }
  buffer_.clear();
}

void FileWriter::sync_and_close() {
  if (::fsync(descriptor_) != 0) {
    throw ResultsError(path_, "cannot be written: " + system_problem());
  }
  const int closed = ::close(descriptor_);
  descriptor_ = -1;
  if (closed != 0) throw ResultsError(path_, "cannot be written: " + system_problem());
}

void FileWriter::finish() {
  flush();
  sync_and_close();
  if (std::rename(temporary_.c_str(), path_.c_str()) != 0) {
    throw ResultsError(path_, "cannot be written: " + system_problem());
  }
  temporary_.clear();
}

void write_file(const std::string& path, std::string_view bytes) {
  FileWriter writer(path);
  writer.write(bytes);
  writer.finish();
}

void sync_folder(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) throw ResultsError(path, "cannot be opened: " + system_problem());
  // Some file systems cannot sync a folder and say so by EINVAL: then there is nothing to wait for.
  const bool failed = ::fsync(descriptor) != 0 && errno != EINVAL;
  const std::string problem = system_problem();
  ::close(descriptor);
  if (failed) throw ResultsError(path, "cannot be written: " + problem);
}

}  // namespace waymark
