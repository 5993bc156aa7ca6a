package dev.eddy.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text into tokens: words of scripts with blanks, and the single characters of others, such as Chinese. So no
 * dictionary and no segmenter is needed.
 *
 * <p>Each token has features: itself, the pair of the token before and itself, and of a word the sequences of 3 to 5 of its
 * characters. The features are hashed into a fixed number of rows (Weinberger et al.: Feature Hashing for Large Scale Multitask
 * Learning, ICML 2009). Sequences of characters as in Bojanowski et al.: Enriching Word Vectors with Subword Information, TACL
 * 2017, section 3.2.
 */
public final class TitleTokens {
    /** Characters of a text that are read; the rest is cut off. */
    public static final int MOST_CHARACTERS = 200;

    private static final Set<UnicodeScript> WITHOUT_BLANKS = Set.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR);
    private static final int LEAST_GRAM = 3;
    private static final int MOST_GRAM = 5;
    private static final int FNV_START = 0x811c9dc5;
    private static final int FNV_PRIME = 16_777_619;

    private final int rows;
    private final List<int[]> tokens = new ArrayList<>();
    private String before = "";

    private TitleTokens(int rows) {
        this.rows = rows;
    }

    /**
     * The rows of the features of each token, in the order of the text. None when there is nothing but blanks.
     *
     * @param rows number of rows, at least 1
     */
    public static List<int[]> of(String text, int rows) {
        var reader = new TitleTokens(rows);
        reader.read(normal(text));
        return reader.tokens;
    }

    /** The text in lower case, in which different codes of equal characters are one (Unicode's form NFKC), cut to its bound. */
    static String normal(String text) {
        // A character may become several, so it is cut before, for speed, and after.
        String normal = Normalizer.normalize(cut(text), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return cut(normal);
    }

    private static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        boolean splitsAPair = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, splitsAPair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }

    private void read(String text) {
        int at = 0;
        while (at < text.length()) {
            int from = at;
            int first = text.codePointAt(at);
            at += Character.charCount(first);
            if (isPartOfWord(first)) {
                while (at < text.length() && isPartOfWord(text.codePointAt(at))) {
                    at += Character.charCount(text.codePointAt(at));
                }
                addWord(text.substring(from, at));
            } else if (!Character.isWhitespace(first) && !Character.isSpaceChar(first)) {
                String character = text.substring(from, at);
                tokens.add(new int[] {row('c', character), pair(character)});
                before = character;
            }
        }
    }

    private static boolean isPartOfWord(int character) {
        int type = Character.getType(character);
        boolean isMark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return (Character.isLetterOrDigit(character) || isMark)
                && !WITHOUT_BLANKS.contains(UnicodeScript.of(character));
    }

    private void addWord(String word) {
        List<Integer> features = new ArrayList<>();
        features.add(row('c', word));
        features.add(pair(word));
        if (word.length() > LEAST_GRAM) {
            String marked = "<" + word + ">";
            for (int length = LEAST_GRAM; length <= MOST_GRAM; length++) {
                for (int from = 0; from + length <= marked.length(); from++) {
                    features.add(row('g', marked.substring(from, from + length)));
                }
            }
        }
        tokens.add(features.stream().mapToInt(row -> row).toArray());
        before = word;
    }

    private int pair(String token) {
        return row('b', before + '\u0001' + token);
    }

    /** The row of a feature: FNV-1a over its UTF-16 units, mixed, so that the low bits depend on all. */
    private int row(char kind, String feature) {
        int hash = (FNV_START ^ kind) * FNV_PRIME;
        for (int i = 0; i < feature.length(); i++) {
            hash = (hash ^ feature.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 15) * 0x2c1b3c6d;
        return Integer.remainderUnsigned(hash ^ hash >>> 12, rows);
    }
}
