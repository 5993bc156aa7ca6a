#!/usr/bin/env bash
# Replaces the running job by a new version of it, from a savepoint: nothing is lost.
# flink-conf/redeploy.sh NEW.jar SAVEPOINT_DIR [FLINK_RUN_OPTION…] [-- JOB_OPTION…]
# Needs Flink's own client, flink, on the PATH; FLINK_CONF_DIR says which cluster.
set -euo pipefail

if [ $# -lt 2 ]; then
  sed -n '2,4s/^# //p' "$0" >&2
  exit 2
fi
jar=$1
savepoints=$2
shift 2
flink_options=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do
  flink_options+=("$1")
  shift
done
[ $# -eq 0 ] || shift

[ -r "$jar" ] || {
  echo "$jar: no such file; give the jar of the new version" >&2
  exit 2
}

running=$(flink list --running | sed -n 's/.* : \([0-9a-f]\{32\}\) : eddy (.*/\1/p')
case $(wc -w <<<"$running") in
  0)
    echo "no job called eddy is running on this cluster; start one with: flink run" >&2
    exit 1
    ;;
  1) ;;
  *)
    echo "several jobs called eddy are running; stop the right one with: flink stop --savepointPath $savepoints JOB" >&2
    exit 1
    ;;
esac

stopped=$(flink stop --savepointPath "$savepoints" "$running" | tee /dev/stderr)
savepoint=$(sed -n 's/^Savepoint completed. Path: //p' <<<"$stopped")
[ -n "$savepoint" ] || {
  echo "job $running gave no savepoint, see above; it was not replaced" >&2
  exit 1
}

# Should the new version not start, the old one does, from the same savepoint.
echo "starting $jar from $savepoint"
exec flink run --detached --fromSavepoint "$savepoint" "${flink_options[@]}" "$jar" "$@"
