package dev.eddy.training.deep;

import dev.eddy.tower.ClickSequence;
import dev.eddy.training.tower.TowerCorpus;
import dev.eddy.vector.SplitMix64;
import java.util.Arrays;

/** Clicks that a model learns to foresee: a user's first click on an item, when the user has clicked another one before. */
final class Examples {
    private static final double VALIDATION_SHARE = .02;

    private final int[] places;
    /** Number of items that the user clicked before, up to {@link ClickSequence#MOST_ITEMS}. */
    private final byte[] itemsBefore;

    private Examples(int[] places, byte[] itemsBefore) {
        this.places = places;
        this.itemsBefore = itemsBefore;
    }

    /** The examples that train the model. */
    static Examples forTraining(TowerCorpus corpus) {
        return of(corpus, false);
    }

    /** About 2 % of the examples. A hash of user and item chooses them, so later trainings do not learn them either. */
    static Examples forValidation(TowerCorpus corpus) {
        return of(corpus, true);
    }

    private static Examples of(TowerCorpus corpus, boolean areForValidation) {
        int[] itemHashes = corpus.items().stream().mapToInt(String::hashCode).toArray();
        // The user who clicked an item last, plus one.
        int[] clickedBy = new int[itemHashes.length];
        int[] places = new int[1_024];
        byte[] itemsBefore = new byte[1_024];
        int size = 0;
        for (int user = 0; user < corpus.users(); user++) {
            int before = 0;
            for (int place = corpus.clickStart(user); place < corpus.clickStart(user + 1); place++) {
                int item = corpus.item(place);
                if (clickedBy[item] == user + 1) {
                    continue;
                }
                clickedBy[item] = user + 1;
                if (before > 0 && areForValidation == isForValidation(corpus.userHash(user), itemHashes[item])) {
                    if (size == places.length) {
                        int larger = Math.addExact(size, size / 2);
                        places = Arrays.copyOf(places, larger);
                        itemsBefore = Arrays.copyOf(itemsBefore, larger);
                    }
                    places[size] = place;
                    itemsBefore[size++] = (byte) Math.min(ClickSequence.MOST_ITEMS, before);
                }
                before++;
            }
        }
        return new Examples(Arrays.copyOf(places, size), Arrays.copyOf(itemsBefore, size));
    }

    private static boolean isForValidation(int userHash, int itemHash) {
        return SplitMix64.uniform((long) userHash << Integer.SIZE ^ itemHash) < VALIDATION_SHARE;
    }

    int size() {
        return places.length;
    }

    /** Place of the example's click in the corpus. */
    int place(int example) {
        return places[example];
    }

    int itemsBefore(int example) {
        return itemsBefore[example];
    }
}
