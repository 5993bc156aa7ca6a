#!/usr/bin/env bash
# Creates Eddy's topics with Kafka's own tool; those that are there are left as they are.
# kafka/create-topics.sh [BOOTSTRAP] [PARTITIONS] [REPLICATION] [PREFIX]
# PREFIX is the option kafka.topics.prefix of the job.
set -euo pipefail

bootstrap=${1:-localhost:9092}
partitions=${2:-4}
replication=${3:-1}
prefix=${4:-}
# Kafka's archive has the ending, most packages do not.
tool=$(command -v kafka-topics.sh || command -v kafka-topics) || {
  echo "kafka-topics.sh is not on the PATH: add Kafka's bin folder" >&2
  exit 1
}

topic() {
  local name=$1 count=$2 settings=()
  shift 2
  for setting in "$@"; do
    settings+=(--config "$setting")
  done
  "$tool" --bootstrap-server "$bootstrap" --create --if-not-exists --topic "$prefix$name" \
    --partitions "$count" --replication-factor "$replication" "${settings[@]}"
}

# Events and commands have the broker's append time: freshness, and what to forget, are measured from it. With default segments a
# small topic never closes one, and only closed segments are compacted. A job that stood still for longer than delete.retention.ms
# may miss deletions: the job's option kafka.deletions-kept is the same. A topic has one partition when all
# its records need one order. A dead letter holds up to 8 MiB of key and of value. A question and its answer are of no use later.
# topics: begin
topic behaviour-events "$partitions" cleanup.policy=delete message.timestamp.type=LogAppendTime
topic behaviour-history "$partitions" cleanup.policy=delete message.timestamp.type=LogAppendTime
topic items "$partitions" cleanup.policy=compact delete.retention.ms=604800000 max.compaction.lag.ms=3600000 min.cleanable.dirty.ratio=0.1 segment.ms=600000
topic tag-vectors "$partitions" cleanup.policy=compact delete.retention.ms=604800000 max.compaction.lag.ms=3600000 min.cleanable.dirty.ratio=0.1 segment.ms=600000
topic item-vectors "$partitions" cleanup.policy=compact delete.retention.ms=604800000 max.compaction.lag.ms=3600000 min.cleanable.dirty.ratio=0.1 segment.ms=600000
topic user-towers 1 cleanup.policy=compact delete.retention.ms=604800000 max.compaction.lag.ms=3600000 max.message.bytes=17825792 min.cleanable.dirty.ratio=0.1 segment.ms=600000
topic item-triples "$partitions" cleanup.policy=compact delete.retention.ms=604800000 max.compaction.lag.ms=3600000 min.cleanable.dirty.ratio=0.1 segment.ms=600000
topic cluster-centres 1 cleanup.policy=compact delete.retention.ms=604800000 max.compaction.lag.ms=3600000 min.cleanable.dirty.ratio=0.1 segment.ms=600000
topic recall-control 1 cleanup.policy=compact delete.retention.ms=604800000 max.compaction.lag.ms=3600000 message.timestamp.type=LogAppendTime min.cleanable.dirty.ratio=0.1 segment.ms=600000
topic user-handovers "$partitions" cleanup.policy=delete max.message.bytes=17825792
topic behaviour-events-dlq "$partitions" cleanup.policy=delete max.message.bytes=17825792
topic recall-progress 1 cleanup.policy=delete retention.ms=86400000
topic recall-questions 1 cleanup.policy=delete retention.ms=3600000 segment.ms=3600000
topic recall-answers 1 cleanup.policy=delete retention.ms=3600000 segment.ms=3600000
topic recall-audits 1 cleanup.policy=delete retention.ms=31536000000
# topics: end
