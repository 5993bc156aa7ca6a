package dev.eddy.client;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Builds a text in UTF-8; fastest with ASCII. */
final class Utf8Buffer {
    private static final int RADIX = 10;
    private static final int ASCII = 0x80;

    private byte[] bytes;
    private int length;

    Utf8Buffer(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** Starts a new text in the same memory. */
    void clear() {
        length = 0;
    }

    Utf8Buffer append(char c) {
        if (c >= ASCII) {
            return append(String.valueOf(c));
        }
        ensureRoom(1);
        bytes[length++] = (byte) c;
        return this;
    }

    Utf8Buffer append(String text) {
        ensureRoom(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ASCII) {
                byte[] utf8 = text.substring(i).getBytes(StandardCharsets.UTF_8);
                return append(utf8, utf8.length);
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    Utf8Buffer append(Utf8Buffer other) {
        return append(other.bytes, other.length);
    }

    private Utf8Buffer append(byte[] utf8, int count) {
        ensureRoom(count);
        System.arraycopy(utf8, 0, bytes, length, count);
        length += count;
        return this;
    }

    Utf8Buffer append(long number) {
        if (number < 0) {
            append('-');
        }
        int digits = 1;
        for (long rest = number / RADIX; rest != 0; rest /= RADIX) {
            digits++;
        }
        return appendDigits(number, digits);
    }

    /** Appends a number without its sign, padded with zeros on the left to {@code digits} digits. */
    Utf8Buffer appendDigits(long number, int digits) {
        ensureRoom(digits);
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + Math.abs(rest % RADIX));
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

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
