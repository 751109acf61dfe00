#!/usr/bin/env bash
# Draws the pictures of data/gallery again, from the sample study.
#
# usage: tools/gallery.sh [CROSSTIE [FOLDER]]     (build/release/tools/crosstie, data/gallery)
set -euo pipefail
cd "$(dirname "$0")/.."
crosstie=${1:-build/release/tools/crosstie}
folder=${2:-data/gallery}
mkdir -p "$folder"
for view in triptych before after change pair areas areas-before areas-after areas-change areas-pair \
  organisations organisations-before organisations-after organisations-change work-streams levels levels-before ego:L14 \
  wheel chance density turnover heat slope new-contacts split response; do
  "$crosstie" draw data/east_london --view "$view" -o "$folder/${view%:*}.svg" --overwrite --quiet
done
