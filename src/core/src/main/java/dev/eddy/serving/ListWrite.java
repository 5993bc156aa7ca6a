package dev.eddy.serving;

import dev.eddy.client.CandidateEncoder;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.VersionCodec;
import dev.eddy.recall.Candidates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A whole hash to be written unless its {@code merged} field is newer.
 *
 * @param generatedAtMillis decides between equal versions; if empty, an equal version is replaced
 * @param fields each name, and its value after it; no name twice
 */
record ListWrite(String key, String version, String generatedAtMillis, List<byte[]> fields) {
    private static final Set<String> OWN = Set.of(RedisKeys.MERGED, RedisKeys.PROFILE, RedisKeys.MERGED_INTO);

    /** The lists and the profile of a user, or the id of the user who has them now. */
    static ListWrite of(Candidates lists, RedisKeys keys, CandidateEncoder encoder) {
        List<byte[]> fields = new ArrayList<>(6 + 2 * lists.channels().size());
        lists.channels().forEach((channel, candidates) -> {
            // A channel with the name of one of Eddy's own fields can't replace it.
            if (!OWN.contains(channel)) {
                fields.add(utf8(channel));
                fields.add(encoder.encode(lists.version(), lists.generatedAtMillis(), candidates, null));
            }
        });
        fields.add(utf8(RedisKeys.MERGED));
        fields.add(encoder.encode(lists.version(), lists.generatedAtMillis(), lists.merged(), lists.variant()));
        if (lists.profile() != null) {
            fields.add(utf8(RedisKeys.PROFILE));
            fields.add(encoder.encode(lists.profile()));
        }
        if (lists.mergedInto() != null) {
            fields.add(utf8(RedisKeys.MERGED_INTO));
            fields.add(utf8(RedisKeys.encoded(lists.mergedInto())));
        }
        return new ListWrite(keys.user(lists.userId()), VersionCodec.encode(lists.version()), "", fields);
    }

    /** A shared list, with further fields of its key. */
    static ListWrite of(String key, StoredList list, Map<String, String> more) {
        List<byte[]> fields = new ArrayList<>(2 + 2 * more.size());
        fields.add(utf8(RedisKeys.MERGED));
        fields.add(new CandidateEncoder().encode(list));
        more.forEach((field, text) -> {
            fields.add(utf8(field));
            fields.add(utf8(text));
        });
        String generatedAtMillis = Long.toString(list.generatedAtMillis());
        return new ListWrite(key, VersionCodec.encode(list.version()), generatedAtMillis, fields);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
