package dev.eddy.serving;

import dev.eddy.client.RedisKeys;
import java.time.Instant;

/**
 * Identity of a process that writes lists.
 *
 * @param instance without a semicolon; a process that takes the place of an ended one has the same
 * @param group its consumer group in Kafka
 * @param sinceMillis start of the process, epoch milliseconds
 */
public record WriterName(String instance, String host, long pid, String group, long sinceMillis) {
    /** For messages. */
    @Override
    public String toString() {
        return "process " + pid + " on " + host + " (consumer group " + group + ", since "
                + Instant.ofEpochMilli(sinceMillis) + ")";
    }

    /** Whether the other has the same place, of which only one process can be alive. */
    public boolean hasPlaceOf(WriterName other) {
        return instance.equals(other.instance);
    }

    /** The same process in the place of another. */
    public WriterName inPlace(String other) {
        return new WriterName(other, host, pid, group, sinceMillis);
    }

    /** Five parts with semicolons between. */
    public String encode() {
        return instance + ";" + RedisKeys.encoded(host) + ";" + pid + ";" + RedisKeys.encoded(group) + ";"
                + sinceMillis;
    }
}
