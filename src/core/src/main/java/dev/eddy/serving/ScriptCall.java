package dev.eddy.serving;

import static dev.eddy.serving.ListWrite.utf8;

import java.util.ArrayList;
import java.util.List;

/** One call of the Lua script that replaces whole hashes unless their {@code merged} fields are newer. */
record ScriptCall(List<ListWrite> writes) {
    /** Answer for a key: it was written. Any other answer but {@link #REPLACED_FOREIGN} is a refusal. */
    static final long WROTE = 1;
    /** Answer for a key: it was written, in place of a value that was not a hash. */
    static final long REPLACED_FOREIGN = 2;

    // Redis does nothing else during a call: these keep it at about a millisecond.
    static final int KEYS = 32;
    private static final int BYTES = 512 * 1024;
    /** Bytes of a value that cost Redis about as much as one argument more. */
    private static final int ARGUMENT_BYTES = 128;

    // Arguments: TTL in ms; then for each key version, generatedAtMs, number of fields, fields and values.
    // A text that is not a version counts as older. So does a list that was generated more than an hour later: its
    // clock was ahead. A value that is not a hash is foreign and is replaced: it would block its batch for ever. HSET
    // is the first write of a key, since a full Redis refuses only the first write of a call. So it stores all lists
    // of a call, or none.
    static final RedisScript SCRIPT = RedisScript.of("""
            local function isNewer(current, version, generated)
              if type(current) ~= 'string' then
                return false
              end
              local stored, at = string.match(current, '^([%d.]+);(-?%d+);')
              if not stored or #stored ~= #version then
                return false
              end
              if stored == version and generated ~= '' then
                local later = tonumber(at) - tonumber(generated)
                return later > 0 and later <= 3600000
              end
              return stored > version
            end

            local answers = {}
            local at = 2
            for i, key in ipairs(KEYS) do
              local version, generated, fields = ARGV[at], ARGV[at + 1], tonumber(ARGV[at + 2])
              local first, last = at + 3, at + 2 + 2 * fields
              at = last + 1
              answers[i] = 0
              if not isNewer(redis.pcall('HGET', key, 'merged'), version, generated) then
                answers[i] = 1
                local written = redis.pcall('HSET', key, unpack(ARGV, first, last))
                if type(written) == 'table' and written.err then
                  if not string.find(written.err, 'WRONGTYPE', 1, true) then
                    return written
                  end
                  redis.call('DEL', key)
                  redis.call('HSET', key, unpack(ARGV, first, last))
                  answers[i] = 2
                elseif redis.call('HLEN', key) ~= fields then
                  local kept = {}
                  for j = first, last, 2 do
                    kept[ARGV[j]] = true
                  end
                  for _, field in ipairs(redis.call('HKEYS', key)) do
                    if not kept[field] then
                      redis.call('HDEL', key, field)
                    end
                  end
                end
                redis.call('PEXPIRE', key, ARGV[1])
              end
            end
            return answers
            """);

    /** Calls for these lists, in their order, each with at most this number of keys. */
    static List<ScriptCall> of(List<ListWrite> writes, int keys) {
        List<ScriptCall> calls = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int to = 0; to < writes.size(); to++) {
            long more = bytes(writes.get(to));
            if (to > from && (to - from == keys || bytes + more > BYTES)) {
                calls.add(new ScriptCall(writes.subList(from, to)));
                from = to;
                bytes = 0;
            }
            bytes += more;
        }
        calls.add(new ScriptCall(writes.subList(from, writes.size())));
        return calls;
    }

    private static long bytes(ListWrite write) {
        long bytes = 0;
        for (byte[] each : write.fields()) {
            bytes += each.length + ARGUMENT_BYTES;
        }
        return bytes;
    }

    List<byte[]> keys() {
        return writes.stream().map(write -> utf8(write.key())).toList();
    }

    List<byte[]> arguments(String ttlMillis) {
        List<byte[]> arguments = new ArrayList<>();
        arguments.add(utf8(ttlMillis));
        for (ListWrite write : writes) {
            arguments.add(utf8(write.version()));
            arguments.add(utf8(write.generatedAtMillis()));
            arguments.add(utf8(Integer.toString(write.fields().size() / 2)));
            arguments.addAll(write.fields());
        }
        return arguments;
    }
}
