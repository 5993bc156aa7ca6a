package dev.eddy.serving;

/**
 * Lua script that replaces a whole hash unless its {@code merged} field is newer.
 *
 * <p>Arguments: version; generatedAtMs, which decides between equal versions (if empty, an equal version is replaced); TTL in
 * ms; then fields and values. Answers {@link #WROTE}, {@link #REPLACED_FOREIGN}, or 0 when it refused.
 */
final class StoreNewerScript {
    static final long WROTE = 1;

    /** It wrote, and replaced a value that was not a hash. */
    static final long REPLACED_FOREIGN = 2;

    // A text that is not a version counts as older. A value that is not a hash is foreign and is replaced, because it
    // would
    // block its batch for ever. HSET is the first write, since a full Redis refuses only the first.
    private static final String TEXT = """
            local current = redis.pcall('HGET', KEYS[1], 'merged')
            if type(current) == 'string' then
              local version, at = string.match(current, '^([%d.]+);(-?%d+);')
              if version and #version == #ARGV[1] then
                if version > ARGV[1] then
                  return 0
                end
                if version == ARGV[1] and ARGV[2] ~= '' and tonumber(at) > tonumber(ARGV[2]) then
                  return 0
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
            """;

    static final RedisScript SCRIPT = RedisScript.of(TEXT);

    private StoreNewerScript() {}
}
