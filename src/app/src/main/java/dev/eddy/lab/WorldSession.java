package dev.eddy.lab;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/** Plans the events of one session: two to seven clicks, some with impressions before and a reaction after them. */
final class WorldSession {
    private static final double MAIN = .65;
    private static final double SIDE = .25;
    private static final double DRIFT_PER_SESSION = .02;
    /** Chance of a click on an item that the user has ignored, relative to one that is new to the user. */
    private static final double IGNORED_AGAIN = .05;
    /** Ignored items that a user remembers, the latest ones. */
    private static final int REMEMBERED = 500;

    private final User user;
    private final WorldCatalogue catalogue;
    private final SplittableRandom random;
    private final int page;
    private final List<Step> steps = new ArrayList<>();
    private long nowMillis;

    /** One planned event. */
    record Step(String userId, String itemId, String type, long atMillis, long dwellMillis) {}

    /** A user with a main and a side interest, which drift. */
    static final class User {
        private final String id;
        private int mainTaste;
        private int sideTaste;
        private final Set<String> ignored = Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        });

        User(String id, int mainTaste, int sideTaste) {
            this.id = id;
            this.mainTaste = mainTaste;
            this.sideTaste = sideTaste;
        }
    }

    /** @param page items shown before each click; 0 for a few impressions only */
    WorldSession(User user, WorldCatalogue catalogue, SplittableRandom random, int page, long startMillis) {
        this.user = user;
        this.catalogue = catalogue;
        this.random = random;
        this.page = page;
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
            item = page == 0 ? choose(item) : chooseFromPage(item);
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

    /** Shows a page of items that suit the user, who clicks one and ignores the others from now on. */
    private WorldCatalogue.Item chooseFromPage(WorldCatalogue.Item previous) {
        Map<String, WorldCatalogue.Item> shown = new LinkedHashMap<>();
        for (int i = 0; i < page; i++) {
            WorldCatalogue.Item item = choose(previous);
            shown.put(item.itemId(), item);
        }
        WorldCatalogue.Item clicked = null;
        double most = -1;
        for (WorldCatalogue.Item item : shown.values()) {
            add(item, "impression", 0);
            double appeal = random.nextDouble() * (user.ignored.contains(item.itemId()) ? IGNORED_AGAIN : 1);
            if (appeal > most) {
                most = appeal;
                clicked = item;
            }
        }
        user.ignored.addAll(shown.keySet());
        nowMillis += random.nextLong(500, 2_500);
        return clicked;
    }

    private void look(WorldCatalogue.Item item) {
        if (page == 0 && random.nextInt(3) == 0) {
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
