package dev.eddy.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** The time when a record was first appended, kept in a header when it is sent again: an old event is not new. */
public final class AppendTime {
    /** Name of the header; its value is epoch milliseconds in decimal digits. */
    public static final String HEADER = "eddy-appended-at";

    /** Times before 1990 are mistakes, most often seconds instead of milliseconds. */
    public static final long EARLIEST_MILLIS =
            Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();

    private AppendTime() {}

    public static Header header(long appendedAtMillis) {
        return new RecordHeader(HEADER, Long.toString(appendedAtMillis).getBytes(US_ASCII));
    }

    /** Time in the header, or {@code otherwise} without a header and for a time before 1990. */
    public static long stated(ConsumerRecord<byte[], byte[]> read, long otherwise) {
        Header header = read.headers().lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return otherwise;
        }
        String digits = new String(header.value(), US_ASCII);
        long stated = digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
        return stated < EARLIEST_MILLIS ? otherwise : stated;
    }
}
