package dev.eddy.filter;

/** A text is not a filter. The message names what is wrong and shows the place. */
public final class FilterException extends IllegalArgumentException {
    private final int position;

    /** @param position of the first wrong character in the text, from 1 */
    public FilterException(String message, int position) {
        super(message);
        this.position = position;
    }

    /** Position of the first wrong character in the text, from 1. */
    public int position() {
        return position;
    }
}
