#!/usr/bin/env bash
# Both commands of the README on a fresh Debian 12 machine: a bare root (debootstrap's minbase), a clone of what is
# committed here, and nothing installed by hand. Run as root before a release; it takes about half an hour of two processors.
#
# usage: tools/fresh_machine.sh [FOLDER]
#   FOLDER   where the root is made (a temporary folder if none is named); it must not be there yet, and is removed afterwards
set -euo pipefail
cd "$(dirname "$0")/.."
. tools/packages.sh
need debootstrap git
if [ "$(id -u)" != 0 ]; then
  echo "A root of its own needs root: run this with sudo." >&2
  exit 2
fi
root=${1:-$(mktemp -d -u)}
if [ -e "$root" ]; then
  echo "$root is there already: name a folder that is not" >&2
  exit 2
fi

# The mounts live and die with this shell; what they showed is gone before the root is removed.
if [ -z "${CROSSTIE_OWN_MOUNTS:-}" ]; then
  status=0
  CROSSTIE_OWN_MOUNTS=1 unshare --mount --propagation private "$0" "$root" || status=$?
  rm -rf --one-file-system "$root"
  exit $status
fi

debootstrap --variant=minbase bookworm "$root" >"$root.log" 2>&1 || { tail "$root.log" >&2; exit 1; }
rm "$root.log"
for place in proc sys dev; do mount --rbind "/$place" "$root/$place"; done
git clone --quiet . "$root/crosstie"
inside() { env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 chroot "$root" sh -c "cd /crosstie && $1"; }
inside 'dpkg-query -W | wc -l' | sed 's/$/ packages, and these two commands:/'
inside tools/board_pack.sh
inside 'test -s out/board_pack/paper.html && test -s out/board_pack/numbers.json'
inside tools/test.sh
