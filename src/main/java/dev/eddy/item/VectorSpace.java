package dev.eddy.item;

import dev.eddy.option.Allowed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A space of vectors. Only vectors of one space can be compared. */
public record VectorSpace(String name, int dimension) implements Serializable {
    private static final int MOST_DIMENSIONS = 4_096;

    /** Space of the tag vectors and of the item vectors made of them. */
    public static final String TAG = "tag";

    private static final String KEY = "catalog.spaces";
    private static final int MOST = 8;
    private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*");
    private static final Pattern SPACE = Pattern.compile("([a-z][a-z0-9-]{0,29}):(\\d{1,4})");

    /** Reads {@code NAME:DIMENSION, …}; another form is an {@link IllegalArgumentException}. */
    static List<VectorSpace> parse(String text) {
        List<VectorSpace> spaces = new ArrayList<>();
        for (String each : text.isBlank() ? new String[0] : BETWEEN.split(text.strip(), -1)) {
            Matcher matcher = SPACE.matcher(each);
            boolean isSpace = matcher.matches();
            int dimension = isSpace ? Integer.parseInt(matcher.group(2)) : 0;
            Allowed.that(
                    isSpace && dimension >= 1 && dimension <= MOST_DIMENSIONS,
                    KEY,
                    text,
                    "NAME:DIMENSION with commas between, names of a-z, 0-9 and -, dimensions of 1 to "
                            + MOST_DIMENSIONS);
            String name = matcher.group(1);
            boolean isNew = !name.equals(TAG) && spaces.stream().noneMatch(space -> space.name.equals(name));
            Allowed.that(isNew, KEY, text, "each name once, and not " + TAG + ", which there is already");
            spaces.add(new VectorSpace(name, dimension));
        }
        Allowed.that(spaces.size() <= MOST, KEY, text, "at most " + MOST + " spaces");
        return List.copyOf(spaces);
    }
}
