package dev.eddy.client;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text of a profile in Redis: {@code cluster;centreVersion;next,next,…;tag,tag,…;asOfMs;segment}. Tags are
 * percent-encoded; empty tags are left out, and so are an unknown instant and what comes after it. A later version may add parts.
 */
public final class ProfileCodec {
    private static final int LEAST_PARTS = 4;

    private ProfileCodec() {}

    public static String encode(Profile profile) {
        String next = profile.nextClusters().stream().map(String::valueOf).collect(Collectors.joining(","));
        String tags = profile.topTags().stream()
                .filter(tag -> !tag.isEmpty())
                .map(IdCodec::encode)
                .collect(Collectors.joining(","));
        return profile.cluster() + ";" + profile.centreVersion() + ";" + next + ";" + tags
                + (profile.asOfMillis() == Profile.NO_INSTANT
                        ? ""
                        : ";" + profile.asOfMillis() + ";" + profile.segment());
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
                    parts.length > LEAST_PARTS + 1 ? parts[LEAST_PARTS + 1] : "",
                    parts.length > LEAST_PARTS ? Long.parseLong(parts[LEAST_PARTS]) : Profile.NO_INSTANT));
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
