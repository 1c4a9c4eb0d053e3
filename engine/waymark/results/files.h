#pragma once

#include <string>
#include <string_view>

namespace waymark {

/// All bytes of a file. Throws ResultsError.
std::string read_file(const std::string& path);

/// Writes a file that is either there whole or not there: a temporary name beside it, flushed to
/// the disk, then renamed. Destroyed before `finish`, it leaves nothing. Throws ResultsError.
class FileWriter {
 public:
  explicit FileWriter(std::string path);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  void write(std::string_view bytes);
  /// Replaces what was at `path` before.
  void finish();

 private:
  void flush();
  void sync_and_close();

  std::string path_, temporary_;
  std::string buffer_;
  int descriptor_ = -1;
};

void write_file(const std::string& path, std::string_view bytes);

/// Makes names and renames in a folder last through a power cut. Throws ResultsError.
void sync_folder(const std::string& path);

/// The system's words for errno, such as "No space left on device".
std::string system_problem();

}  // namespace waymark
