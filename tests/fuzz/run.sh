#!/usr/bin/env bash
# Runs fuzz targets one after another, each for so many seconds, and prints a row of each: its runs, the edges and features
# its corpus reaches, and how many inputs the corpus holds. Ends with the first input that is at fault, and says where it lies.
#
# usage: tests/fuzz/run.sh SECONDS [TARGET...]     (every target that build/fuzz holds, if none is named)
# CROSSTIE_FUZZ_KEEP=DIR     keeps the corpora there, and begins with what an earlier run left
# CROSSTIE_FUZZ_SLOWEST=N    seconds by the clock that an input may take (5); more where other work takes the processors
# CROSSTIE_FUZZ_LONGEST=N    bytes that an input may have (4096): short ones are run several times as fast
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ $# -eq 0 ]; then
  echo "usage: tests/fuzz/run.sh SECONDS [TARGET...]" >&2
  exit 2
fi
seconds=$1
shift
if [ $# -eq 0 ]; then
  mapfile -t targets < <(find build/fuzz/tests/fuzz -maxdepth 1 -type f -executable -name 'fuzz_*' -printf '%f\n' | sort | sed 's/^fuzz_//')
else
  targets=("$@")
fi
keep=${CROSSTIE_FUZZ_KEEP:-$(mktemp -d)}
[ -n "${CROSSTIE_FUZZ_KEEP:-}" ] || trap 'rm -r "$keep"' EXIT

# A fifth faster: no stack is noted of what asks for memory (repeat the input at fault without this to see it), and what was
# freed is held back for 8 MiB, more than one run asks for.
export ASAN_OPTIONS=${ASAN_OPTIONS:-malloc_context_size=0:quarantine_size_mb=8:thread_local_quarantine_size_kb=64}

for name in "${targets[@]}"; do
  corpus=$keep/$name
  mkdir -p "$corpus"
  cp tests/fuzz/seeds/"$name"/* "$corpus"/ 2>/dev/null || true
  # Readers of formats begin with the fixtures of their format.
  if [ -d tests/io/read/formats/"$name" ]; then
    find tests/io/read/formats/"$name" -type f -name 'before*' | while read -r seed; do cp "$seed" "$corpus/$(echo "$seed" | tr / _)"; done
  fi
  log=$keep/$name.log
  if ! build/fuzz/tests/fuzz/fuzz_"$name" -max_total_time="$seconds" -timeout="${CROSSTIE_FUZZ_SLOWEST:-5}" -rss_limit_mb=1024 -entropic=0 \
      -max_len="${CROSSTIE_FUZZ_LONGEST:-4096}" -print_final_stats=1 -artifact_prefix="$PWD/build/fuzz/$name-" "$corpus" >"$log" 2>&1; then
    tail -n 30 "$log"
    exit 1
  fi
  runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  last=$(grep -E '^#[0-9]+.* cov: ' "$log" | tail -n 1)
  echo "$name: $runs runs, $(echo "$last" | sed -E 's/.* cov: ([0-9]+) ft: ([0-9]+) corp: ([0-9]+).*/\1 edges, \2 features, \3 inputs kept/')"
done
