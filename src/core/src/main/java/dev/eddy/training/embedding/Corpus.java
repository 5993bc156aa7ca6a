package dev.eddy.training.embedding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sequences of words, as numbers; the most frequent word has number 0. Words are items, authors, places or tags. */
public final class Corpus {
    private final List<String> words;
    private final int[] counts;
    private final int[] tokens;
    /** Where each sequence begins among the tokens, and the end of the last one. */
    private final int[] starts;

    private Corpus(List<String> words, int[] counts, int[] tokens, int[] starts) {
        this.words = words;
        this.counts = counts;
        this.tokens = tokens;
        this.starts = starts;
    }

    public List<String> words() {
        return words;
    }

    int count(int word) {
        return counts[word];
    }

    /** Number of words in all sequences. */
    public int size() {
        return tokens.length;
    }

    int sequences() {
        return starts.length - 1;
    }

    int start(int sequence) {
        return starts[sequence];
    }

    /** The word at a place. */
    int token(int at) {
        return tokens[at];
    }

    /** Gathers words in the order of time: 8 to 12 bytes each, 20 while there is made room for more. A corpus has 4. */
    public static final class Builder {
        private final Map<String, Integer> named = new HashMap<>();
        private final Numbering words = new Numbering();
        private int sequences;
        private int[] sequenceOf = new int[1_024];
        private int[] wordOf = new int[1_024];
        private int size;

        /** Adds a word at the end of a sequence, that of a user or of a session. */
        public Builder add(String sequence, String word) {
            append(named.computeIfAbsent(sequence, unknown -> sequences++), word);
            return this;
        }

        /** Adds a sequence without a name. */
        public Builder add(List<String> sequence) {
            int number = sequences++;
            sequence.forEach(word -> append(number, word));
            return this;
        }

        private void append(int sequence, String word) {
            if (size == wordOf.length) {
                int larger = Math.addExact(size, size / 2);
                sequenceOf = Arrays.copyOf(sequenceOf, larger);
                wordOf = Arrays.copyOf(wordOf, larger);
            }
            sequenceOf[size] = sequence;
            wordOf[size] = words.of(word);
            size++;
        }

        /** Words added until now. */
        public int size() {
            return size;
        }

        /**
         * Leaves rare words out.
         *
         * @param leastCount words that occur less often are left out
         * @param mostWords words kept at most, the most frequent; of equally frequent ones those that came first
         */
        public Corpus build(int leastCount, int mostWords) {
            int[] counts = new int[words.names().size()];
            for (int i = 0; i < size; i++) {
                counts[wordOf[i]]++;
            }
            int[] byCount = IntStream.range(0, counts.length)
                    .filter(word -> counts[word] >= leastCount)
                    .boxed()
                    .sorted(Comparator.comparing(word -> -counts[word]))
                    .limit(mostWords)
                    .mapToInt(word -> word)
                    .toArray();
            int[] newNumbers = new int[counts.length];
            Arrays.fill(newNumbers, -1);
            for (int i = 0; i < byCount.length; i++) {
                newNumbers[byCount[i]] = i;
            }
            return corpus(newNumbers, byCount, counts);
        }

        private Corpus corpus(int[] newNumbers, int[] byCount, int[] counts) {
            int[] starts = new int[sequences + 1];
            for (int i = 0; i < size; i++) {
                starts[sequenceOf[i] + 1] += newNumbers[wordOf[i]] >= 0 ? 1 : 0;
            }
            Arrays.parallelPrefix(starts, Integer::sum);
            int[] next = starts.clone();
            int[] tokens = new int[starts[starts.length - 1]];
            for (int i = 0; i < size; i++) {
                int word = newNumbers[wordOf[i]];
                if (word >= 0) {
                    tokens[next[sequenceOf[i]]++] = word;
                }
            }
            return new Corpus(
                    Arrays.stream(byCount).mapToObj(words.names()::get).toList(),
                    Arrays.stream(byCount).map(word -> counts[word]).toArray(),
                    tokens,
                    starts);
        }
    }
}
