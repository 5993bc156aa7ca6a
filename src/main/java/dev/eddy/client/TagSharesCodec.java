package dev.eddy.client;

import java.util.List;
import java.util.stream.Stream;

/** Text of a cluster's tags: {@code tag:share,tag:share,…}, tags percent-encoded, shares with 5 significant digits. */
public final class TagSharesCodec {
    private TagSharesCodec() {}

    public static String encode(List<TagShare> tags) {
        AsciiBuffer out = new AsciiBuffer(16 + 24 * tags.size());
        for (int i = 0; i < tags.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            IdCodec.appendEncoded(out, tags.get(i).tag());
            out.append(':');
            ScoreFormat.append(out, tags.get(i).share());
        }
        return out.toString();
    }

    /**
     * The tags of a text.
     *
     * @throws IllegalArgumentException when the text was not made by {@link #encode}
     */
    public static List<TagShare> decode(String text) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(TagSharesCodec::share).toList();
    }

    private static TagShare share(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("no share: " + text);
        }
        return new TagShare(IdCodec.decode(text.substring(0, colon)), Float.parseFloat(text.substring(colon + 1)));
    }
}
