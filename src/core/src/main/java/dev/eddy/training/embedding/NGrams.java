package dev.eddy.training.embedding;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The n-grams of a tag as hashed numbers: 3 to 6 characters of each of its words between {@code <} and {@code >}, and each
 * word as a whole. Characters are code points, in lower case, so any script will do.
 */
final class NGrams {
    /** Two million numbers: some hundred thousand n-grams seldom share one. */
    private static final int BITS = 21;

    private static final int SHORTEST = 3;
    private static final int LONGEST = 6;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int MIXER = 0x2C1B3C6D;

    private NGrams() {}

    /** By word of a tag: the distinct numbers of its n-grams. A tag of nothing but hyphens has no word. */
    static int[][] of(String tag) {
        return BETWEEN_WORDS
                .splitAsStream(tag.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .map(word -> ofWord(word).distinct().toArray())
                .toArray(int[][]::new);
    }

    private static IntStream ofWord(String word) {
        int[] characters = ("<" + word + ">").codePoints().toArray();
        IntStream.Builder numbers = IntStream.builder();
        numbers.add(number(characters, 0, characters.length));
        for (int from = 0; from < characters.length; from++) {
            for (int to = from + SHORTEST; to <= Math.min(characters.length, from + LONGEST); to++) {
                numbers.add(number(characters, from, to));
            }
        }
        return numbers.build();
    }

    private static int number(int[] characters, int from, int to) {
        int hash = FNV_OFFSET;
        for (int character : Arrays.copyOfRange(characters, from, to)) {
            hash = (hash ^ character) * FNV_PRIME;
        }
        // The high bits are mixed better than the low ones.
        return ((hash ^ (hash >>> 15)) * MIXER) >>> (Integer.SIZE - BITS);
    }
}
