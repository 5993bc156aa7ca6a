package dev.eddy.filter;

/** A text can't be read as a filter. The message has the reason and the position. */
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
