package dev.eddy.tools;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.eddy.lab.WorldRecord;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Passes the records of a replay on, and remembers each user's latest clicks and the titles of new items. */
final class LatestClicks implements Iterator<WorldRecord> {
    private static final int REMEMBERED = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Iterator<WorldRecord> records;
    private final Map<String, Deque<String>> clicks = new HashMap<>();
    private final Map<String, String> titles = new HashMap<>();
    private String latestRegular;

    LatestClicks(Iterator<WorldRecord> records) {
        this.records = records;
    }

    @Override
    public boolean hasNext() {
        return records.hasNext();
    }

    @Override
    public WorldRecord next() {
        WorldRecord record = records.next();
        try {
            note(record.kind(), JSON.readTree(record.json()));
        } catch (IOException malformed) {
            // The job sends it to the dead letters.
            return record;
        }
        return record;
    }

    private synchronized void note(WorldRecord.Kind kind, JsonNode json) {
        String itemId = json.path("item_id").asText();
        if (kind == WorldRecord.Kind.ITEM) {
            titles.put(itemId, json.path("title").asText(itemId));
        } else if (json.path("type").asText().equals("click")) {
            String userId = json.path("user_id").asText();
            Deque<String> latest = clicks.computeIfAbsent(userId, id -> new ArrayDeque<>());
            latest.addFirst(itemId);
            if (latest.size() > REMEMBERED) {
                latest.removeLast();
                latestRegular = userId;
            }
        }
    }

    /** The last user with more than 5 clicks; null before there is one. */
    synchronized String latestRegular() {
        return latestRegular;
    }

    /** A user's latest clicks, newest first. */
    synchronized List<String> of(String userId) {
        return List.copyOf(clicks.getOrDefault(userId, new ArrayDeque<>()));
    }

    /** Title of a new item, or null. */
    synchronized String title(String itemId) {
        return titles.get(itemId);
    }
}
