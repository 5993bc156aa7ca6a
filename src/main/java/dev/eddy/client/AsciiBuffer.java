package dev.eddy.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds a text of ASCII characters, with one byte per character. */
final class AsciiBuffer {
    private static final int RADIX = 10;

    private byte[] bytes;
    private int length;

    AsciiBuffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    AsciiBuffer append(char ascii) {
        ensureRoom(1);
        bytes[length++] = (byte) ascii;
        return this;
    }

    AsciiBuffer append(String ascii) {
        ensureRoom(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Appends a number, padded with zeros on the left to {@code digits} digits. */
    AsciiBuffer appendDigits(long number, int digits) {
        ensureRoom(digits);
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        }
        length += digits;
        return this;
    }

    private void ensureRoom(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, 2 * (length + count));
        }
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}
