package dev.eddy.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * The time when a record was first appended to its topic. A dead letter carries it in a header, and takes it along when it is
 * sent again: an event that was appended before its user was forgotten must not become a new one.
 */
public final class AppendTime {
    /** Name of the header; its value is epoch milliseconds in decimal digits. */
    public static final String HEADER = "eddy-appended-at";

    /** An earlier time in a record is taken for a mistake, most often seconds where milliseconds belong. */
    public static final long EARLIEST_MILLIS =
            Instant.parse("1990-01-01T00:00:00Z").toEpochMilli();

    private AppendTime() {}

    public static Header header(long appendedAtMillis) {
        return new RecordHeader(HEADER, Long.toString(appendedAtMillis).getBytes(US_ASCII));
    }

    /**
     * When the record was first appended, epoch milliseconds. The header can only make a record older than the broker says,
     * never newer: any producer may write one.
     *
     * @param appendedAtMillis what the broker says
     */
    static long of(ConsumerRecord<byte[], byte[]> read, long appendedAtMillis) {
        return Math.min(appendedAtMillis, stated(read, appendedAtMillis));
    }

    /**
     * The header's time.
     *
     * @param otherwise when there is no such header, or it states no time from 1990 on
     */
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
