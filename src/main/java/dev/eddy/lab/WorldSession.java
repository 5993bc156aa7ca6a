package dev.eddy.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Plans the events of one session: two to seven clicks, some with impressions before and a reaction after them. */
final class WorldSession {
    private final WorldUser user;
    private final SplittableRandom random;
    private final List<Step> steps = new ArrayList<>();
    private long nowMillis;

    /** One planned event. */
    record Step(String userId, String itemId, String type, long atMillis, long dwellMillis) {}

    private WorldSession(WorldUser user, SplittableRandom random, long startMillis) {
        this.user = user;
        this.random = random;
        this.nowMillis = startMillis;
    }

    static List<Step> plan(WorldUser user, WorldCatalogue catalogue, SplittableRandom random, long startMillis) {
        user.beginSession(random, catalogue.tastes());
        WorldSession session = new WorldSession(user, random, startMillis);
        int clicks = 2 + random.nextInt(6);
        WorldItem previous = null;
        for (int i = 0; i < clicks; i++) {
            WorldItem item = user.choose(previous, catalogue, random);
            session.look(item, catalogue);
            previous = item;
        }
        return session.steps;
    }

    private void look(WorldItem item, WorldCatalogue catalogue) {
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

    private void add(WorldItem item, String type, long dwellMillis) {
        steps.add(new Step(user.userId(), item.itemId(), type, nowMillis, dwellMillis));
    }
}
