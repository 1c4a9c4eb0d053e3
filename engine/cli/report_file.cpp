#include "cli/report_file.h"

#include <filesystem>

#include "cli/locations.h"
#include "waymark/results/error.h"
#include "waymark/results/files.h"
#include "waymark/results/report_data.h"
#include "waymark/results/run_folder.h"

namespace waymark {

std::string write_report_file(const std::string& run_folder, const std::string& path,
                              bool replace) {
  if (!replace && std::filesystem::exists(path))
    throw ResultsError(path,
                       "exists already; name another file with -o, or replace it with --force");
  const std::string page_path = report_page_path();
  if (!std::filesystem::exists(page_path))
    throw ResultsError(
        page_path,
        "the report's page has not been bundled yet; 'npm ci && npm run build' in viz does it");
  const std::string page = read_file(page_path);
  write_file(path,
             report_page(page, report_data(*open_run(run_folder), open_samples(run_folder).get()),
                         page_path));
  return path;
}

}  // namespace waymark
