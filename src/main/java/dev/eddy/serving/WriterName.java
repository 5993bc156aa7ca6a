package dev.eddy.serving;

import dev.eddy.client.RedisKeys;
import java.time.Instant;

/**
 * Identity of a process that writes lists.
 *
 * @param group its consumer group in Kafka
 * @param sinceMillis start of the process, epoch milliseconds
 */
public record WriterName(String host, long pid, String group, long sinceMillis) {
    /** For messages. */
    @Override
    public String toString() {
        return "process " + pid + " on " + host + " (consumer group " + group + ", since "
                + Instant.ofEpochMilli(sinceMillis) + ")";
    }

    String encode() {
        return RedisKeys.encoded(host) + ";" + pid + ";" + RedisKeys.encoded(group) + ";" + sinceMillis;
    }
}
