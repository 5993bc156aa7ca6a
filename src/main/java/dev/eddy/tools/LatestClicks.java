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

/** Looks over the shoulder of a replay: the latest clicks of each user, and the titles of items that appear. */
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
            // The job will dead-letter it; there is nothing in it to show.
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

    /** The user who clicked last of those who clicked often; null before there is one. */
    synchronized String latestRegular() {
        return latestRegular;
    }

    /** A user's latest clicks, newest first. */
    synchronized List<String> of(String userId) {
        return List.copyOf(clicks.getOrDefault(userId, new ArrayDeque<>()));
    }

    /** Title of an item that appeared, or null. */
    synchronized String title(String itemId) {
        return titles.get(itemId);
    }
}
