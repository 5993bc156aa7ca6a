package dev.eddy.text;

/** Bounds the length of texts before a tokenizer sees them. */
public final class TextLimit {
    /** Longest text in characters: more than the 8,192 tokens of the largest encoders. */
    public static final int MOST_CHARACTERS = 32_768;

    private TextLimit() {}

    /** The first characters of a text, without half a surrogate pair at the end. */
    public static String cut(String text) {
        if (text.length() <= MOST_CHARACTERS) {
            return text;
        }
        boolean isInPair = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
        return text.substring(0, isInPair ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
    }
}
