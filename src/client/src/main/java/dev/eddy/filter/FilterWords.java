package dev.eddy.filter;

import java.util.Locale;

/** Cuts the text of a filter into words, one ahead. */
final class FilterWords {
    private static final String SIGNS = "()=,:";

    private final String text;
    private int at;

    /** Position of the current word, from 1. */
    int position;
    /** The current word without quotes; empty at the end. */
    String word;
    /** Whether it is a name, a number or another word of letters and digits. */
    boolean isBare;

    boolean isQuoted;

    FilterWords(String text) {
        this.text = text;
        next();
    }

    boolean isEnd() {
        return word.isEmpty() && !isQuoted;
    }

    /** Whether the current word is a keyword, in upper or lower case. */
    boolean is(String keyword) {
        return isBare && word.toLowerCase(Locale.ROOT).equals(keyword);
    }

    boolean isSign(String sign) {
        return !isBare && !isQuoted && word.equals(sign);
    }

    /** Takes a sign where it stands. */
    boolean takes(String sign) {
        boolean isThere = isSign(sign);
        if (isThere) {
            next();
        }
        return isThere;
    }

    void require(String sign) {
        if (!takes(sign)) {
            throw expected("\"" + sign + "\"");
        }
    }

    /** Goes on to the next word. */
    void next() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        position = at + 1;
        isQuoted = false;
        isBare = false;
        if (at == text.length()) {
            word = "";
            return;
        }
        char first = text.charAt(at);
        if (first == '"' || first == '\'') {
            readQuoted(first);
        } else if (first == '<' || first == '>' || first == '!') {
            boolean isPair = at + 1 < text.length() && text.charAt(at + 1) == '=';
            take(isPair ? 2 : 1);
        } else if (SIGNS.indexOf(first) >= 0) {
            take(1);
        } else {
            readBare();
        }
    }

    private void take(int length) {
        word = text.substring(at, at + length);
        at += length;
    }

    private void readBare() {
        int end = at;
        while (end < text.length() && isBare(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        if (end == at) {
            throw new FilterException("at " + position + ": \"" + shown(1) + "\" is no part of a filter", position);
        }
        isBare = true;
        take(end - at);
    }

    private static boolean isBare(int character) {
        return Character.isLetterOrDigit(character)
                || Character.getType(character) == Character.NON_SPACING_MARK
                || "_-.+".indexOf(character) >= 0;
    }

    /** A quote or a backslash within is written after a backslash. */
    private void readQuoted(char quote) {
        var read = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            at += text.charAt(at) == '\\' && at + 1 < text.length() ? 1 : 0;
            read.append(text.charAt(at));
        }
        if (at >= text.length()) {
            throw new FilterException("at " + position + ": the text that begins here has no end", position);
        }
        at++;
        isQuoted = true;
        word = read.toString();
    }

    private String shown(int length) {
        return text.substring(at, text.offsetByCodePoints(at, length));
    }

    FilterException expected(String what) {
        String found = isEnd() ? "the end" : "\"" + word + "\"";
        return new FilterException("at " + position + ": expected " + what + ", found " + found, position);
    }
}
