package dev.eddy.serving;

/**
 * How far a writer's batches got at one server of Redis.
 *
 * @param writer id of the writer, its own for each start
 * @param tag hash tag of the keys of this mark, on a slot of the server
 * @param batches acknowledged; the count is also in Redis
 * @param rebuildAskedAtMillis when a writer last asked for a rebuild, as Redis said, epoch milliseconds; 0 for never
 * @param acknowledgedAtMillis when the last batch was acknowledged, epoch milliseconds
 */
public record StoreMark(
        String writer, String tag, long batches, long rebuildAskedAtMillis, long acknowledgedAtMillis) {}
