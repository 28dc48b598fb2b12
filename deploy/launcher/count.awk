# Counts the tests in JUnit XML reports: a line per module, reasons of skipped tests, names of failed ones, the total.
# Fails when a test failed or when there is none.

function attribute(name,    from) {
  if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
  from = RSTART + length(name) + 3
  return plain(substr($0, from, RSTART + RLENGTH - 1 - from))
}

function plain(text) {
  gsub(/&#10;|&#9;/, " ", text); gsub(/&quot;/, "\"", text); gsub(/&apos;/, "'", text)
  gsub(/&lt;/, "<", text); gsub(/&gt;/, ">", text); gsub(/&amp;/, "\\&", text)
  return text
}

FNR == 1 {
  module = FILENAME
  sub(/^\.\//, "", module); sub(/\/target\/.*/, "", module)
  if (!(module in tests)) modules[++moduleCount] = module
  tests[module] += 0
  inText = 0
}

# What a test printed may look like anything, so CDATA is passed over.
inText { if (/\]\]>/) inText = 0; next }
/<system-(out|err)><!\[CDATA\[/ { if (!/\]\]>/) inText = 1; next }

/^[ \t]*<testcase / {
  name = attribute("classname") " " attribute("name")
  tests[module]++
}
/^[ \t]*<skipped/ || /<testcase .*<skipped/ {
  reason = attribute("message")
  if (reason == "" && match($0, /Assumption failed: .*/)) {
    reason = plain(substr($0, RSTART + 19, RLENGTH - 19))
    sub(/\]\]>.*/, "", reason)
  }
  skipped[module]++
  skippedLines[++skippedCount] = "skipped  " name ": " (reason == "" ? "no reason given" : reason)
}
# A test with an error in its teardown has two such elements and still counts once.
/^[ \t]*<(failure|error)[ >]/ && name != lastFailed {
  lastFailed = name
  failed[module]++
  failedLines[++failedCount] = "FAILED   " name
}
/<!\[CDATA\[/ && !/\]\]>/ { inText = 1 }

END {
  printf "%-20s %7s %7s %8s\n", "", "passed", "failed", "skipped"
  for (i = 1; i <= moduleCount; i++) {
    m = modules[i]
    printf "%-20s %7d %7d %8d\n", m, tests[m] - failed[m] - skipped[m], failed[m], skipped[m]
    allTests += tests[m]
  }
  for (i = 1; i <= skippedCount; i++) print skippedLines[i]
  for (i = 1; i <= failedCount; i++) print failedLines[i]
  printf "%d passed, %d failed, %d skipped\n", allTests - failedCount - skippedCount, failedCount, skippedCount
  exit failedCount > 0 || allTests == 0
}
