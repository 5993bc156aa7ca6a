package dev.eddy.client;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Percent-encoding of ids: every UTF-8 byte outside {@code [A-Za-z0-9_.~-]} becomes {@code %XX}, so that keys and lists can
 * hold any id.
 */
final class IdCodec {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    /** Whether an ASCII character stays as it is. */
    private static final boolean[] PLAIN = new boolean[128];

    static {
        for (char c = 0; c < PLAIN.length; c++) {
            PLAIN[c] = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || "_.~-".indexOf(c) >= 0;
        }
    }

    private IdCodec() {}

    static String encode(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (!isPlain(id.charAt(i))) {
                Utf8Buffer out = new Utf8Buffer(id.length() + 16);
                appendEncoded(out, id);
                return out.toString();
            }
        }
        return id;
    }

    static void appendEncoded(Utf8Buffer out, String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (isPlain(c)) {
                out.append(c);
            } else if (c < 0x80) {
                appendByte(out, c);
            } else {
                int codePoint = id.codePointAt(i);
                if (Character.isSurrogate(c) && !Character.isSupplementaryCodePoint(codePoint)) {
                    // Half a surrogate pair has no UTF-8 form, and as '?' two ids would become the same.
                    out.append("%u").append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
                } else {
                    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                        appendByte(out, b & 0xFF);
                    }
                    i += Character.charCount(codePoint) - 1;
                }
            }
        }
    }

    /** @throws IllegalArgumentException when the text was not made by {@link #encode} */
    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return requirePlain(text, 0, text.length());
        }
        StringBuilder out = new StringBuilder(text.length());
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) != '%') {
                drain(bytes, out);
                out.append(requirePlain(text, at, at + 1));
                at++;
            } else if (text.startsWith("%u", at)) {
                drain(bytes, out);
                out.append((char) hex(text, at + 2, 4));
                at += 6;
            } else {
                bytes.put((byte) hex(text, at + 1, 2));
                at += 3;
            }
        }
        drain(bytes, out);
        return out.toString();
    }

    private static boolean isPlain(char c) {
        return c < PLAIN.length && PLAIN[c];
    }

    private static String requirePlain(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isPlain(text.charAt(i))) {
                throw new IllegalArgumentException("not percent-encoded: " + text);
            }
        }
        return text.substring(from, to);
    }

    private static void appendByte(Utf8Buffer out, int value) {
        out.append('%').append(HEX[value >> 4]).append(HEX[value & 15]);
    }

    private static int hex(String text, int from, int digits) {
        if (from + digits > text.length()) {
            throw new IllegalArgumentException("cut short: " + text);
        }
        return HexFormat.fromHexDigits(text, from, from + digits);
    }

    private static void drain(ByteBuffer bytes, StringBuilder out) {
        if (bytes.position() == 0) {
            return;
        }
        try {
            out.append(StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("not UTF-8", e);
        }
        bytes.clear();
    }
}
