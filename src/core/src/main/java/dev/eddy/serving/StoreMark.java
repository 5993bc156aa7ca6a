package dev.eddy.serving;

/**
 * Number of batches that one server of Redis has acknowledged to a writer.
 *
 * @param writer id of the writer, new at each start
 * @param tag hash tag of the mark's keys, which places them on the server
 * @param batches acknowledged; Redis holds the same count
 * @param rebuildAskedAtMillis last request for a rebuild by any writer, epoch milliseconds; 0 for never
 * @param acknowledgedAtMillis time of the last acknowledgement, epoch milliseconds
 */
record StoreMark(String writer, String tag, long batches, long rebuildAskedAtMillis, long acknowledgedAtMillis) {}
