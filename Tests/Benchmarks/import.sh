#!/bin/bash
# How long `concord import` takes beside a bare libxml2 SAX parse of the same files, and its peak memory.
# Usage: Tests/Benchmarks/import.sh FOLDER [ROUNDS]; build first with `swift build -c release --product concord`.
# Both read files that are in memory already, in turn; the fastest round of each counts.
set -euo pipefail
folder=${1:?which folder of IATI XML?}
rounds=${2:-7}
here=$(cd "$(dirname "$0")" && pwd)
concord=${CONCORD:-$here/../../.build/release/concord}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cc -O2 "$here/bare-sax.c" $(pkg-config --cflags --libs libxml-2.0) -o "$work/bare-sax"
find "$folder" -name '*.xml' -type f | LC_ALL=C sort > "$work/files"
echo "$(wc -l < "$work/files") files: $("$work/bare-sax" < "$work/files")"

# Notes "seconds of the clock, seconds of processors, KiB" of a command on standard input "files".
measured() {
    /usr/bin/time -a -o "$work/$1" -f '%e %U %S %M' "${@:2}" < "$work/files" > "$work/answer"
}
for ((round = 0; round < rounds; round++)); do
    measured bare "$work/bare-sax"
    measured import "$concord" import --quiet --fail-on never "$folder"
    measured one "$concord" import --quiet --fail-on never --jobs 1 "$folder"
done
tail -n 1 "$work/answer"
awk '
    FNR == 1 { name[++count] = FILENAME; sub(".*/", "", name[count]); wall[count] = work[count] = 1e9 }
    { if ($1 < wall[count]) wall[count] = $1
      if ($2 + $3 < work[count]) work[count] = $2 + $3
      if ($4 > peak[count]) peak[count] = $4 }
    END { for (i = 1; i <= count; i++)
        printf "%-7s %5.2f s of the clock (%.1fx), %5.2f s of processors (%.1fx), peak %d MiB\n",
            name[i], wall[i], wall[i] / wall[1], work[i], work[i] / work[1], peak[i] / 1024 }
' "$work/bare" "$work/import" "$work/one"
