package dev.eddy.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.eddy.record.JsonRecord;
import dev.eddy.record.RefusedException;
import dev.eddy.record.Texts;
import java.io.IOException;
import java.util.List;

/** Places as one text: a name as given, or {@value #CELL} and the smallest cell of a position. */
final class Place {
    private static final String CELL = "geo:";
    /** Digits of the cells: about 39 by 20 km, 5 by 5 km, and 1.2 by 0.6 km at the equator. */
    private static final List<Integer> DIGITS = List.of(4, 5, 6);

    private Place() {}

    /** Reads a name, or an object with a position. */
    static String read(String field, JsonParser value) throws IOException {
        if (!value.hasToken(JsonToken.START_OBJECT)) {
            String name = Texts.validName(field, JsonRecord.text(value, field + " is neither text nor an object"));
            RefusedException.unless(!name.isEmpty(), field + " is empty");
            RefusedException.unless(!name.startsWith(CELL), field + " begins with " + CELL + ", as positions do");
            return name;
        }
        double latitude = Double.NaN;
        double longitude = Double.NaN;
        while (value.nextToken() == JsonToken.FIELD_NAME) {
            String part = value.currentName();
            value.nextToken();
            switch (part) {
                case "lat" -> latitude = degrees(field + "'s lat", value, 90);
                case "lon" -> longitude = degrees(field + "'s lon", value, 180);
                default -> value.skipChildren();
            }
        }
        RefusedException.unless(!Double.isNaN(latitude) && !Double.isNaN(longitude), field + " has no lat and lon");
        return CELL + Geohash.of(latitude, longitude, DIGITS.get(DIGITS.size() - 1));
    }

    private static double degrees(String field, JsonParser value, int most) throws IOException {
        double degrees = JsonRecord.isNumber(value) ? value.getDoubleValue() : Double.NaN;
        RefusedException.unless(Math.abs(degrees) <= most, field + " is not a number from " + -most + " to " + most);
        return degrees;
    }

    /** The words of a place: its name, or its cells of several sizes, the largest first. */
    static List<String> words(String place) {
        return place.startsWith(CELL)
                ? DIGITS.stream()
                        .map(digits -> place.substring(0, CELL.length() + digits))
                        .toList()
                : List.of(place);
    }
}
