package dev.eddy.client;

import dev.eddy.filter.Mute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Text of a profile in Redis: {@code cluster;centreVersion;next,next,…;tag,tag,…;asOfMs;segment;mute,mute,…}. A mute is {@code
 * kind:name:untilMs}, without the end when it has none. Tags and names are percent-encoded; empty tags are left out, and so are an
 * unknown instant and what comes after it, and mutes where there are none. A later version may add parts.
 */
public final class ProfileCodec {
    private static final int USUAL_BYTES = 128;
    private static final int LEAST_PARTS = 4;
    // Parts that not every profile has.
    private static final int AS_OF = 4;
    private static final int SEGMENT = 5;
    private static final int MUTES = 6;

    private ProfileCodec() {}

    public static String encode(Profile profile) {
        var out = new Utf8Buffer(USUAL_BYTES);
        append(out, profile);
        return out.toString();
    }

    static void append(Utf8Buffer out, Profile profile) {
        out.append(profile.cluster())
                .append(';')
                .append(profile.centreVersion())
                .append(';');
        String separator = "";
        for (int next : profile.nextClusters()) {
            out.append(separator).append(next);
            separator = ",";
        }
        out.append(';');
        separator = "";
        for (String tag : profile.topTags()) {
            if (!tag.isEmpty()) {
                IdCodec.appendEncoded(out.append(separator), tag);
                separator = ",";
            }
        }
        if (profile.asOfMillis() != Profile.NO_INSTANT) {
            out.append(';').append(profile.asOfMillis()).append(';').append(profile.segment());
            separator = ";";
            for (Mute mute : profile.mutes()) {
                append(out.append(separator), mute);
                separator = ",";
            }
        }
    }

    private static void append(Utf8Buffer out, Mute mute) {
        IdCodec.appendEncoded(out.append(mute.kind().label()).append(':'), mute.name());
        if (mute.untilMillis() != Mute.FOREVER) {
            out.append(':').append(mute.untilMillis());
        }
    }

    /** Without mutes of a kind that a later version may have. */
    private static List<Mute> mutes(String text) {
        List<Mute> mutes = new ArrayList<>();
        for (String mute : text.split(",", -1)) {
            String[] parts = mute.split(":", -1);
            Mute.Kind kind = Mute.Kind.ofLabel(parts[0]);
            if (kind != null && parts.length > 1) {
                long until = parts.length > 2 ? Long.parseLong(parts[2]) : Mute.FOREVER;
                mutes.add(new Mute(kind, IdCodec.decode(parts[1]), until));
            }
        }
        return mutes;
    }

    /** The profile in the text; empty when the text is null or not a profile. */
    public static Optional<Profile> decode(String text) {
        String[] parts = text == null ? new String[0] : text.split(";", -1);
        if (parts.length < LEAST_PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Profile(
                    Integer.parseInt(parts[0]),
                    Long.parseLong(parts[1]),
                    list(parts[2], Integer::valueOf),
                    list(parts[3], IdCodec::decode),
                    parts.length > SEGMENT ? parts[SEGMENT] : "",
                    parts.length > MUTES ? mutes(parts[MUTES]) : List.of(),
                    parts.length > AS_OF ? Long.parseLong(parts[AS_OF]) : Profile.NO_INSTANT));
        } catch (IllegalArgumentException notAProfile) {
            return Optional.empty();
        }
    }

    private static <T> List<T> list(String text, Function<String, T> element) {
        return text.isEmpty()
                ? List.of()
                : Stream.of(text.split(",", -1)).map(element).toList();
    }
}
