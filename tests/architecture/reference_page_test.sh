#!/usr/bin/env bash
# docs/reference/scenario.md is what the declarations say today; ./dev docs writes it.
set -euo pipefail
"$WAYMARK_PROGRAM" schema --reference | diff "$WAYMARK_SOURCE_DIR/docs/reference/scenario.md" -
