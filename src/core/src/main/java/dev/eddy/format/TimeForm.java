package dev.eddy.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A form of times: a count of units since 1970, or a text, with English names of months. A text may have a zone or an offset; else it
 * is in that of the form, by default in UTC. The earlier one is taken of two instants with the same text, when clocks are set back.
 */
final class TimeForm {
    /** Decimal places of a second, by unit. */
    private static final Map<String, Integer> PLACES = Map.of("s", 0, "ms", 3, "us", 6, "ns", 9);

    /** Before the zone of a text. */
    static final String ZONE = " in ";

    private static final String ISO = "iso";
    /** A date, or a date and a time with a T or a blank between, with or without an offset. */
    private static final DateTimeFormatter ISO_TEXT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ]")
            .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ][XXXXX][XXXX][X]")
            .toFormatter(Locale.ROOT);

    /** Of all options, since a pattern takes a while to compile. */
    private static final Map<String, TimeForm> KNOWN = new ConcurrentHashMap<>();

    private final Integer places;
    private final DateTimeFormatter text;
    private final ZoneId zone;

    private TimeForm(Integer places, DateTimeFormatter text, ZoneId zone) {
        this.places = places;
        this.text = text;
        this.zone = zone;
    }

    /**
     * The form of a name.
     *
     * @param name a unit, {@value #ISO}, or a pattern as for {@link DateTimeFormatter#ofPattern(String)}; after the latter two perhaps
     *     {@value #ZONE} and a zone as for {@link ZoneId#of(String)}; null for milliseconds
     * @throws IllegalArgumentException for another text
     */
    static TimeForm of(String name) {
        return KNOWN.computeIfAbsent(name == null ? "ms" : name, TimeForm::compiled);
    }

    private static TimeForm compiled(String name) {
        Integer places = PLACES.get(name);
        if (places != null) {
            return new TimeForm(places, null, ZoneOffset.UTC);
        }
        int end = name.lastIndexOf(ZONE);
        String pattern = end < 0 ? name : name.substring(0, end);
        if (!pattern.equals(ISO) && !pattern.matches(".*[yu].*")) {
            throw new IllegalArgumentException("a pattern without a year: " + pattern);
        }
        return new TimeForm(
                null,
                pattern.equals(ISO) ? ISO_TEXT : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH),
                end < 0 ? ZoneOffset.UTC : zone(name.substring(end + ZONE.length())));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("no time zone: " + name, e);
        }
    }

    static boolean isOne(String name) {
        try {
            of(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Epoch milliseconds.
     *
     * @throws IllegalArgumentException for a value of another form
     */
    long millis(JsonNode value) {
        try {
            return text == null
                    ? JsonNumber.of(value)
                            .movePointLeft(places - 3)
                            .setScale(0, RoundingMode.FLOOR)
                            .longValueExact()
                    : millis(text.parse(value.asText().strip()));
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private long millis(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed).toEpochMilli();
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneId own = parsed.query(TemporalQueries.zone());
        return LocalDate.from(parsed)
                .atTime(time == null ? LocalTime.MIDNIGHT : time)
                .atZone(own == null ? zone : own)
                .toInstant()
                .toEpochMilli();
    }
}
