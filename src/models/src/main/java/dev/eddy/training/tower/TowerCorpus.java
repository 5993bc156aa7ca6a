package dev.eddy.training.tower;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * Items with their words, and the clicks of each user by time: 12 bytes a click. Users have no names in it, only hashes of
 * them.
 */
public final class TowerCorpus {
    private final CorpusArrays arrays;

    private TowerCorpus(CorpusArrays arrays) {
        this.arrays = arrays;
    }

    /** Ids of the items, by number. */
    public List<String> items() {
        return arrays.items();
    }

    /** The shared words, by number. An item's own word is not among them. */
    public List<String> words() {
        return arrays.words();
    }

    /** Place in {@link #word} of the first word of an item; for the number of items, the end of all. */
    public int wordStart(int item) {
        return arrays.wordStarts()[item];
    }

    /** Number of the word at a place. */
    public int word(int place) {
        return arrays.wordsOfItems()[place];
    }

    public int users() {
        return arrays.userHashes().length;
    }

    /** A hash of the user's id, equal in every run. */
    public int userHash(int user) {
        return arrays.userHashes()[user];
    }

    /** Place of the first click of a user; for the number of users, the end of all. */
    public int clickStart(int user) {
        return arrays.clickStarts()[user];
    }

    /** The user whose click is at a place. */
    public int user(int place) {
        int found = Arrays.binarySearch(arrays.clickStarts(), place);
        return found >= 0 ? found : -found - 2;
    }

    /** The item that was clicked, at a place. The clicks of a user stand together, in the order of time. */
    public int item(int place) {
        return arrays.clickedItems()[place];
    }

    /** Event time of the click at a place, epoch milliseconds. */
    public long atMillis(int place) {
        return arrays.clickMillis()[place];
    }

    /** Number of clicks. */
    public int size() {
        return arrays.clickedItems().length;
    }

    /** Writes the corpus into a folder, which is made if it is missing. */
    public void write(Path folder) throws IOException {
        CorpusFiles.write(folder, arrays);
    }

    /** Reads a corpus that {@link #write} wrote. A missing file, or another content, is an {@link IllegalArgumentException}. */
    public static TowerCorpus read(Path folder) throws IOException {
        return new TowerCorpus(CorpusFiles.read(folder));
    }

    /** Gathers items, then clicks in the order of time: 16 bytes a click, 28 while there is made room for more. */
    public static final class Builder {
        private final Map<String, Integer> items = new HashMap<>();
        private final List<String> itemIds = new ArrayList<>();
        private final Map<String, Integer> words = new HashMap<>();
        private final List<String> wordNames = new ArrayList<>();
        private int[] wordStarts = new int[1_024];
        private int[] wordsOfItems = new int[1_024];

        private final Map<String, Integer> users = new HashMap<>();
        private int[] userHashes = new int[1_024];
        /** Place of the last click of each user. */
        private int[] lastClicks = new int[1_024];

        private int[] userOf = new int[1_024];
        private int[] itemOf = new int[1_024];
        private long[] millisOf = new long[1_024];
        private int size;

        /**
         * Adds an item.
         *
         * @param words features that it shares with other items, such as "tag:jazz"; repeated ones count once
         * @throws IllegalArgumentException when the item is there already
         */
        public Builder item(String itemId, List<String> words) {
            if (items.putIfAbsent(itemId, itemIds.size()) != null) {
                throw new IllegalArgumentException("the item " + itemId + " was added before");
            }
            int item = itemIds.size();
            itemIds.add(itemId);
            int end = wordStarts[item];
            wordsOfItems = withRoom(wordsOfItems, end + words.size());
            for (String word : new LinkedHashSet<>(words)) {
                wordsOfItems[end++] = this.words.computeIfAbsent(word, name -> {
                    wordNames.add(name);
                    return this.words.size();
                });
            }
            wordStarts = withRoom(wordStarts, item + 2);
            wordStarts[item + 1] = end;
            return this;
        }

        /**
         * Adds a click that is not earlier than those before it. A click on an unknown item is ignored. A second click on an
         * item, with none on another item between, only changes the time of the first.
         *
         * @param atMillis event time, epoch milliseconds
         */
        public Builder click(String userId, String itemId, long atMillis) {
            Integer item = items.get(itemId);
            if (item == null) {
                return this;
            }
            Integer known = users.putIfAbsent(userId, users.size());
            int user = known == null ? users.size() - 1 : known;
            if (known == null) {
                userHashes = withRoom(userHashes, user + 1);
                lastClicks = withRoom(lastClicks, user + 1);
                userHashes[user] = userId.hashCode();
            } else if (itemOf[lastClicks[user]] == item) {
                millisOf[lastClicks[user]] = atMillis;
                return this;
            }
            userOf = withRoom(userOf, size + 1);
            itemOf = withRoom(itemOf, size + 1);
            if (millisOf.length <= size) {
                millisOf = Arrays.copyOf(millisOf, itemOf.length);
            }
            userOf[size] = user;
            itemOf[size] = item;
            millisOf[size] = atMillis;
            lastClicks[user] = size++;
            return this;
        }

        /** Clicks until now. */
        public int size() {
            return size;
        }

        public TowerCorpus build() {
            int[] starts = new int[users.size() + 1];
            for (int i = 0; i < size; i++) {
                starts[userOf[i] + 1]++;
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            int[] next = starts.clone();
            int[] clicked = new int[size];
            long[] millis = new long[size];
            for (int i = 0; i < size; i++) {
                int place = next[userOf[i]]++;
                clicked[place] = itemOf[i];
                millis[place] = millisOf[i];
            }
            return new TowerCorpus(new CorpusArrays(
                    List.copyOf(itemIds),
                    List.copyOf(wordNames),
                    Arrays.copyOf(wordStarts, itemIds.size() + 1),
                    Arrays.copyOf(wordsOfItems, wordStarts[itemIds.size()]),
                    Arrays.copyOf(userHashes, users.size()),
                    starts,
                    clicked,
                    millis));
        }

        private static int[] withRoom(int[] array, int length) {
            return length <= array.length
                    ? array
                    : Arrays.copyOf(array, Math.max(length, Math.addExact(array.length, array.length / 2)));
        }
    }
}
