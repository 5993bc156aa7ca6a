package dev.eddy.item;

import dev.eddy.option.Allowed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A space of vectors. Only vectors of one space can be compared. */
public record VectorSpace(String name, int dimension, Kind kind) implements Serializable {
    private static final int MOST_DIMENSIONS = 4_096;

    /** Space of the tag vectors and of the item vectors made of them. */
    public static final String TAG = "tag";

    private static final String KEY = "catalog.spaces";
    private static final int MOST = 8;
    private static final Pattern BETWEEN = Pattern.compile("\\s*,\\s*");
    private static final Pattern SPACE =
            Pattern.compile("([a-z][a-z0-9-]{0,29}):(\\d{1,4})(:behaviour|:content|:tower)?");

    private static final String INPUT = "/input";
    private static final Pattern VERSION = Pattern.compile("@([1-9]\\d{0,17})");

    /** What makes two items of a space similar. */
    public enum Kind {
        /** The same users click both. Channels of the space recall like collaborative filtering. */
        BEHAVIOUR,
        /** They are about the same. */
        CONTENT,
        /** As {@link #BEHAVIOUR}. The user's vector is computed by a {@link dev.eddy.tower.UserTower}. */
        TOWER
    }

    public static VectorSpace ofContent(String name, int dimension) {
        return new VectorSpace(name, dimension, Kind.CONTENT);
    }

    public static VectorSpace ofBehaviour(String name, int dimension) {
        return new VectorSpace(name, dimension, Kind.BEHAVIOUR);
    }

    public static VectorSpace ofTower(String name, int dimension) {
        return new VectorSpace(name, dimension, Kind.TOWER);
    }

    /** Reads {@code NAME:DIMENSION[:KIND], …}; another form is an {@link IllegalArgumentException}. */
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
                    "NAME:DIMENSION or NAME:DIMENSION:KIND with commas between, names of a-z, 0-9 and -, dimensions of 1 to "
                            + MOST_DIMENSIONS + ", kinds behaviour, content and tower");
            String name = matcher.group(1);
            boolean isNew = !name.equals(TAG) && spaces.stream().noneMatch(space -> space.name.equals(name));
            Allowed.that(isNew, KEY, text, "each name once, and not " + TAG + ", which there is already");
            spaces.add(new VectorSpace(name, dimension, kind(matcher.group(3))));
        }
        Allowed.that(spaces.size() <= MOST, KEY, text, "at most " + MOST + " spaces");
        return List.copyOf(spaces);
    }

    private static Kind kind(String text) {
        return text == null ? Kind.CONTENT : Kind.valueOf(text.substring(1).toUpperCase(Locale.ROOT));
    }

    /** As in {@code catalog.spaces}. */
    public String text() {
        return name + ":" + dimension + ":" + kind.name().toLowerCase(Locale.ROOT);
    }

    /** Whether items are similar because the same users click both. */
    public boolean isOfBehaviour() {
        return kind != Kind.CONTENT;
    }

    public boolean hasTower() {
        return kind == Kind.TOWER;
    }

    /** Name under which an item's vector is kept: that of the space, with the version unless it is 0. */
    public static String nameOf(String space, long version) {
        return version == 0 ? space : space + "@" + version;
    }

    /** The version in a name that {@link #nameOf} or {@link #inputOf} made. */
    public static long versionOf(String name) {
        int at = name.indexOf('@');
        int end = name.indexOf('/');
        return at < 0 ? 0 : Long.parseLong(name.substring(at + 1, end < 0 ? name.length() : end));
    }

    /** The version in the name of a vector of this space; empty for another name. */
    static OptionalLong versionOf(String name, String space) {
        if (name.equals(space)) {
            return OptionalLong.of(0);
        }
        Matcher matcher = VERSION.matcher(name.startsWith(space) ? name.substring(space.length()) : "");
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    /** Name under which an item's {@link ItemVector#input} is kept, from that of its vector. */
    public static String inputOf(String name) {
        return name + INPUT;
    }

    /** Whether a name is that of an input. */
    public static boolean isInput(String name) {
        return name.endsWith(INPUT);
    }

    /** The space of a name of a vector or an input. */
    public static String spaceOf(String name) {
        int end = 0;
        while (end < name.length() && name.charAt(end) != '@' && name.charAt(end) != '/') {
            end++;
        }
        return name.substring(0, end);
    }
}
