package dev.eddy.lab;

import java.util.SplittableRandom;

/** A user of a {@link SyntheticWorld} with a main and a side interest, which drift. */
final class WorldUser {
    private static final double MAIN = .65;
    private static final double SIDE = .25;
    private static final double DRIFT_PER_SESSION = .02;

    private final String userId;
    private int mainTaste;
    private int sideTaste;

    WorldUser(String userId, int mainTaste, int sideTaste) {
        this.userId = userId;
        this.mainTaste = mainTaste;
        this.sideTaste = sideTaste;
    }

    String userId() {
        return userId;
    }

    /** In 2 % of the sessions the side interest becomes the main one, and a random one the side interest. */
    void beginSession(SplittableRandom random, int tastes) {
        if (random.nextDouble() < DRIFT_PER_SESSION) {
            mainTaste = sideTaste;
            sideTaste = random.nextInt(tastes);
        }
    }

    /** Chooses the user's next item; the previous one may be null. */
    WorldItem choose(WorldItem previous, WorldCatalogue catalogue, SplittableRandom random) {
        if (previous != null && previous.companion() != null && random.nextInt(4) == 0) {
            return previous.companion();
        }
        double dice = random.nextDouble();
        WorldItem item = null;
        if (dice < MAIN) {
            item = catalogue.any(mainTaste);
        } else if (dice < MAIN + SIDE) {
            item = catalogue.any(sideTaste);
        }
        return item == null ? catalogue.any() : item;
    }
}
