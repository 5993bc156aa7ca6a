package dev.eddy.serving;

import dev.eddy.client.CandidateCodec;
import dev.eddy.client.ProfileCodec;
import dev.eddy.client.RedisKeys;
import dev.eddy.client.StoredList;
import dev.eddy.client.VersionCodec;
import dev.eddy.recall.Candidates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Key and arguments of one call of {@link StoreNewerScript}. */
record ScriptCall(String key, List<String> arguments) {
    /** The lists and the profile of a user. */
    static ScriptCall of(Candidates lists, RedisKeys keys, String ttlMillis) {
        List<String> arguments = new ArrayList<>(7 + 2 * lists.channels().size());
        arguments.add(VersionCodec.encode(lists.version()));
        arguments.add("");
        arguments.add(ttlMillis);
        // Channels come first, so that a channel with the name of one of Eddy's own fields can't replace it.
        lists.channels().forEach((channel, candidates) -> {
            arguments.add(channel);
            arguments.add(CandidateCodec.encode(lists.version(), lists.generatedAtMillis(), candidates));
        });
        arguments.add(RedisKeys.MERGED);
        arguments.add(CandidateCodec.encode(lists.version(), lists.generatedAtMillis(), lists.merged()));
        if (lists.profile() != null) {
            arguments.add(RedisKeys.PROFILE);
            arguments.add(ProfileCodec.encode(lists.profile()));
        }
        return new ScriptCall(keys.user(lists.userId()), arguments);
    }

    /** A shared list.
     *
     * @param more further fields of the key
     */
    static ScriptCall of(String key, StoredList list, Map<String, String> more, String ttlMillis) {
        List<String> arguments = new ArrayList<>(List.of(
                VersionCodec.encode(list.version()),
                Long.toString(list.generatedAtMillis()),
                ttlMillis,
                RedisKeys.MERGED,
                CandidateCodec.encode(list)));
        more.forEach((field, text) -> {
            arguments.add(field);
            arguments.add(text);
        });
        return new ScriptCall(key, arguments);
    }
}
