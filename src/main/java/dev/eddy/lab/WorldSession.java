package dev.eddy.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plans the events of one session: two to seven clicks, some with impressions before and a reaction after them. */
final class WorldSession {
    private static final double MAIN = .65;
    private static final double SIDE = .25;
    private static final double DRIFT_PER_SESSION = .02;

    private final User user;
    private final WorldCatalogue catalogue;
    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();
    private long nowMillis;

    /** One planned event. */
    record Step(String userId, String itemId, String type, long atMillis, long dwellMillis) {}

    /** A user with a main and a side interest, which drift. */
    static final class User {
        private final String id;
        private int mainTaste;
        private int sideTaste;

        User(String id, int mainTaste, int sideTaste) {
            this.id = id;
            this.mainTaste = mainTaste;
            this.sideTaste = sideTaste;
        }
    }

    WorldSession(User user, WorldCatalogue catalogue, SplittableRandom random, long startMillis) {
        this.user = user;
        this.catalogue = catalogue;
        this.random = random;
        this.nowMillis = startMillis;
    }

    /** Before 2 % of the sessions the side interest becomes the main one, and a random one the side interest. */
    List<Step> plan() {
        if (random.nextDouble() < DRIFT_PER_SESSION) {
            user.mainTaste = user.sideTaste;
            user.sideTaste = random.nextInt(catalogue.tastes());
        }
        int clicks = 2 + random.nextInt(6);
        WorldCatalogue.Item item = null;
        for (int i = 0; i < clicks; i++) {
            item = choose(item);
            look(item);
        }
        return steps;
    }

    private WorldCatalogue.Item choose(WorldCatalogue.Item previous) {
        if (previous != null && previous.companion() != null && random.nextInt(4) == 0) {
            return previous.companion();
        }
        double dice = random.nextDouble();
        if (dice >= MAIN + SIDE) {
            return catalogue.any();
        }
        WorldCatalogue.Item item = catalogue.any(dice < MAIN ? user.mainTaste : user.sideTaste);
        return item == null ? catalogue.any() : item;
    }

    private void look(WorldCatalogue.Item item) {
        if (random.nextInt(3) == 0) {
            add(item, "impression", 0);
            add(catalogue.any(item.taste()), "impression", 0);
            nowMillis += random.nextLong(500, 2_500);
        }
        long dwellMillis = random.nextLong(3_000, 33_000);
        add(item, "click", dwellMillis);
        nowMillis += dwellMillis;
        int dice = random.nextInt(100);
        if (dice < 8) {
            add(item, "like", 0);
        } else if (dice < 10) {
            add(item, "collect", 0);
        } else if (dice < 12) {
            add(item, "purchase", 0);
        } else if (dice < 13) {
            add(item, "share", 0);
        } else if (dice < 15) {
            add(catalogue.any(), "dislike", 0);
        }
        nowMillis += random.nextLong(1_000, 6_000);
    }

    private void add(WorldCatalogue.Item item, String type, long dwellMillis) {
        steps.add(new Step(user.id, item.itemId(), type, nowMillis, dwellMillis));
    }
}
