#!/usr/bin/env bash
# How long a client waits from submitting a drawing to having its story, on an idle system, one after the other.
# usage: docs/measure-latency.sh [ADDRESS] [DRAWING] [N]
set -euo pipefail
address=${1:-http://127.0.0.1:8080}
drawing=${2:-examples/pink-pig.png}
n=${3:-200}

one() {
	curl -sS -o /dev/null -w '%{http_code} %{time_total}\n' -F "drawing=@$drawing" -H 'Prefer: wait=30' "$address/v1/stories"
}

for _ in $(seq 50); do one >/dev/null; done # the JVM warms up
for _ in $(seq "$n"); do one; done | awk '$1 == 200 { print $2 * 1000 } $1 != 200 { print "failed: " $0 > "/dev/stderr" }' | sort -n |
	awk '{ t[NR] = $1 } END { printf "n=%d  p50=%.0f ms  p95=%.0f ms  p99=%.0f ms  max=%.0f ms\n", NR, t[int(NR * .5 + .5)], t[int(NR * .95 + .5)], t[int(NR * .99 + .5)], t[NR] }'
