package dev.eddy.serving;

/**
 * The compare-and-set that Redis runs: replaces the whole hash unless its {@code merged} field is newer.
 *
 * <p>Arguments: version, generatedAtMs that decides between equal versions (or nothing, then an equal one replaces), TTL
 * in ms, then fields and values. Answers 1 when it wrote, 0 when it refused.
 */
final class StoreNewerScript {
    // What is no version of this format can't be newer. What is no hash is not Eddy's and is replaced, or one foreign
    // key would hold up its batch for ever. DEL first takes away the fields that the new lists don't have.
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
            redis.call('DEL', KEYS[1])
            for i = 4, #ARGV, 2 do
              redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
            end
            redis.call('PEXPIRE', KEYS[1], ARGV[3])
            return 1
            """;

    static final RedisScript SCRIPT = RedisScript.of(TEXT);

    private StoreNewerScript() {}
}
