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

/**
 * One call of the Lua script that replaces a whole hash unless its {@code merged} field is newer.
 *
 * @param arguments version; generatedAtMs, which decides between equal versions (if empty, an equal version is replaced); TTL
 *     in ms; then fields and values
 */
record ScriptCall(String key, List<String> arguments) {
    /** Answer: it wrote. Any other answer but {@link #REPLACED_FOREIGN} is a refusal. */
    static final long WROTE = 1;
    /** Answer: it wrote, and replaced a value that was not a hash. */
    static final long REPLACED_FOREIGN = 2;

    // A text that is not a version counts as older. So does a list that was generated more than an hour later: its
    // clock was ahead. A value that is not a hash is foreign and is replaced: it would block its batch for ever. HSET
    // is
    // the first write, since a full Redis refuses only the first.
    static final RedisScript SCRIPT = RedisScript.of("""
            local current = redis.pcall('HGET', KEYS[1], 'merged')
            if type(current) == 'string' then
              local version, at = string.match(current, '^([%d.]+);(-?%d+);')
              if version and #version == #ARGV[1] then
                if version > ARGV[1] then
                  return 0
                end
                if version == ARGV[1] and ARGV[2] ~= '' then
                  local later = tonumber(at) - tonumber(ARGV[2])
                  if later > 0 and later <= 3600000 then
                    return 0
                  end
                end
              end
            end
            local answer = 1
            local written = redis.pcall('HSET', KEYS[1], unpack(ARGV, 4))
            if type(written) == 'table' and written.err then
              if not string.find(written.err, 'WRONGTYPE', 1, true) then
                return written
              end
              redis.call('DEL', KEYS[1])
              redis.call('HSET', KEYS[1], unpack(ARGV, 4))
              answer = 2
            else
              local kept = {}
              for i = 4, #ARGV, 2 do
                kept[ARGV[i]] = true
              end
              for _, field in ipairs(redis.call('HKEYS', KEYS[1])) do
                if not kept[field] then
                  redis.call('HDEL', KEYS[1], field)
                end
              end
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return answer
            """);

    /** The lists and the profile of a user, or the id of the user who has them now. */
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
        arguments.add(
                CandidateCodec.encode(lists.version(), lists.generatedAtMillis(), lists.merged(), lists.variant()));
        if (lists.profile() != null) {
            arguments.add(RedisKeys.PROFILE);
            arguments.add(ProfileCodec.encode(lists.profile()));
        }
        if (lists.mergedInto() != null) {
            arguments.add(RedisKeys.MERGED_INTO);
            arguments.add(RedisKeys.encoded(lists.mergedInto()));
        }
        return new ScriptCall(keys.user(lists.userId()), arguments);
    }

    /** A shared list, with further fields of its key. */
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
