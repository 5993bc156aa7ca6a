package dev.eddy.ops.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.behaviour.Behaviour;
import dev.eddy.ops.TempFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Records that wait in a database until they can be written in their order. */
final class WaitingRows implements AutoCloseable {
    private static final String EVENTS = "events";
    private static final String ITEMS = "items";

    private final TempFolder folder = TempFolder.createUntilExit("eddy-import");
    private final DuckDBConnection database;
    /** Another one, since an answer ends with the next statement of its connection. */
    private final Connection reading;

    private final DuckDBAppender events;
    private final DuckDBAppender items;
    private long itemsAdded;

    /** Throws an {@link IOException} when there is no temporary folder. */
    WaitingRows() throws IOException {
        try {
            var properties = new Properties();
            // Else all rows of an answer would be in memory.
            properties.setProperty("jdbc_stream_results", "true");
            String url = "jdbc:duckdb:" + folder.path().resolve("rows.db");
            database = (DuckDBConnection) DriverManager.getConnection(url, properties);
            try (Statement statement = database.createStatement()) {
                statement.execute(
                        "CREATE TABLE events (millis BIGINT, user_id VARCHAR, event_id VARCHAR, item VARCHAR, json VARCHAR)");
                statement.execute("CREATE TABLE items (id VARCHAR, number BIGINT, json VARCHAR)");
            }
            reading = database.duplicate();
            events = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, EVENTS);
            items = database.createAppender(DuckDBConnection.DEFAULT_SCHEMA, ITEMS);
        } catch (SQLException e) {
            folder.close();
            throw failed(e);
        }
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("the rows can't be kept: " + e.getMessage(), e);
    }

    /** For reading files while rows are added. */
    Connection reading() {
        return reading;
    }

    void addEvent(Behaviour event, byte[] json) {
        try {
            events.beginRow();
            events.append(event.atMillis());
            events.append(event.userId());
            events.append(event.eventId());
            events.append(event.itemId());
            events.append(new String(json, UTF_8));
            events.endRow();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    void addItem(String itemId, byte[] json) {
        try {
            items.beginRow();
            items.append(itemId);
            items.append(itemsAdded++);
            items.append(new String(json, UTF_8));
            items.endRow();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Writes the events by time, those of one time as they were added. Returns their number. */
    long writeEvents(Path file) {
        return write("SELECT json FROM events ORDER BY millis, rowid", file);
    }

    /** Writes the last record of each item, in the order of the first ones. Returns their number. */
    long writeItems(Path file) {
        return write("SELECT arg_max(json, number) FROM items GROUP BY id ORDER BY min(number)", file);
    }

    /** Writes the items as {@link #writeItems}, then the ids of others that events are about, in the order of the first events. */
    long writeItemsAndThoseOfEvents(Path file) {
        return write(
                "SELECT json FROM ("
                        + "SELECT 1 AS part, min(number) AS place, arg_max(json, number) AS json FROM items GROUP BY id"
                        + " UNION ALL SELECT 2, min(rowid), CAST(json_object('item_id', item) AS VARCHAR) FROM events"
                        + " WHERE item IS NOT NULL AND item NOT IN (SELECT id FROM items) GROUP BY item"
                        + ") ORDER BY part, place",
                file);
    }

    long countRepeatedItems() {
        return count("SELECT count(*) - count(DISTINCT id) FROM items");
    }

    /**
     * What the events are, of which there must be one.
     *
     * @param areItemsKnown whether an item that is not here is an unknown one
     */
    EventSummary summary(boolean areItemsKnown, long nowMillis) {
        flush();
        String unknown = areItemsKnown ? "item NOT IN (SELECT id FROM items)" : "false";
        try (Statement statement = database.createStatement()) {
            Map<String, Long> mostActive = new LinkedHashMap<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT user_id, count(*) AS number FROM events GROUP BY user_id ORDER BY number DESC, user_id LIMIT "
                            + EventSummary.MOST_ACTIVE)) {
                while (rows.next()) {
                    mostActive.put(rows.getString(1), rows.getLong(2));
                }
            }
            try (ResultSet rows = statement.executeQuery(
                    "SELECT count(DISTINCT user_id), count(DISTINCT item), min(millis), max(millis),"
                            + " count(*) - count(DISTINCT (user_id, coalesce(event_id, json))),"
                            + " count(*) FILTER (WHERE " + unknown + "), count(*) FILTER (WHERE millis > " + nowMillis
                            + ") FROM events")) {
                rows.next();
                return new EventSummary(
                        rows.getLong(1),
                        rows.getLong(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        mostActive,
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7));
            }
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    boolean haveItemsWithMoreThanAnId() {
        return count("SELECT count(*) FROM items WHERE json <> CAST(json_object('item_id', id) AS VARCHAR)") > 0;
    }

    private long count(String query) {
        flush();
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private long write(String query, Path file) {
        flush();
        long count = 0;
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery(query);
                OutputStream out =
                        new GZIPOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), 1 << 16)) {
            while (rows.next()) {
                out.write(rows.getString(1).getBytes(UTF_8));
                out.write('\n');
                count++;
            }
            return count;
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write " + file, e);
        }
    }

    /** Queries do not see rows that are still with the appenders. */
    private void flush() {
        try {
            events.flush();
            items.flush();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        try {
            events.close();
            items.close();
            reading.close();
            database.close();
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            folder.close();
        }
    }
}
