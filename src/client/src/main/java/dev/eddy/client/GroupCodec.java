package dev.eddy.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fields of a group in Redis beside its list. {@code profile}: {@code generatedAtMs;members;guests}, {@code tags}: {@code
 * tag:share,tag:share,…}, {@code typical} and {@code rising}: {@code id,id,…}, {@code direction}: {@code number,number,…}.
 * Names are percent-encoded; numbers have 5 significant digits.
 */
public final class GroupCodec {
    private static final String PROFILE = "profile";
    private static final String TAGS = "tags";
    private static final String TYPICAL = "typical";
    private static final String RISING = "rising";
    private static final String DIRECTION = "direction";
    private static final int PROFILE_PARTS = 3;

    private GroupCodec() {}

    public static Map<String, String> fields(GroupProfile profile) {
        return Map.of(
                PROFILE,
                profile.generatedAtMillis() + ";" + profile.members() + ";" + profile.guests(),
                TAGS,
                ClusterCodec.encodeTags(profile.tags()),
                TYPICAL,
                encode(profile.typicalItems()),
                RISING,
                encode(profile.risingItems()),
                DIRECTION,
                direction(profile.direction()));
    }

    /** The profile in the fields; empty when they do not have one. */
    public static Optional<GroupProfile> profile(Map<String, String> fields) {
        String[] parts = fields.getOrDefault(PROFILE, "").split(";", -1);
        if (parts.length != PROFILE_PARTS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new GroupProfile(
                    Long.parseLong(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    ClusterCodec.tags(fields.getOrDefault(TAGS, "")),
                    parts(fields, TYPICAL).map(IdCodec::decode).toList(),
                    parts(fields, RISING).map(IdCodec::decode).toList(),
                    parts(fields, DIRECTION).map(Float::valueOf).toList()));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }

    private static String encode(List<String> ids) {
        return String.join(",", ids.stream().map(IdCodec::encode).toList());
    }

    private static String direction(List<Float> values) {
        Utf8Buffer out = new Utf8Buffer(16 + 12 * values.size());
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            ScoreFormat.append(out, values.get(i));
        }
        return out.toString();
    }

    private static Stream<String> parts(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        return text.isEmpty() ? Stream.empty() : Stream.of(text.split(",", -1));
    }
}
