package dev.eddy.training.tower;

import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/** 40 items in four groups of taste, and 200 users who click on items of one group, in most cases. */
public final class TasteWorld {
    public static final int GROUPS = 4;
    public static final int GROUP_ITEMS = 10;
    public static final long START = 1_700_000_000_000L;
    private static final int USERS = 200;
    private static final int CLICKS = 6;
    private static final double STRAY_SHARE = .1;

    private TasteWorld() {}

    public static String item(int group, int number) {
        return "item-" + group + "-" + number;
    }

    /** The clicks of all users, on items that have their group as a word. */
    public static TowerCorpus corpus() {
        return corpus(GROUP_ITEMS);
    }

    /** As {@link #corpus()}, with only the first items of each group. */
    public static TowerCorpus corpus(int itemsPerGroup) {
        var builder = new TowerCorpus.Builder();
        for (int group = 0; group < GROUPS; group++) {
            for (int number = 0; number < itemsPerGroup; number++) {
                builder.item(item(group, number), List.of("group:" + group));
            }
        }
        for (int user = 0; user < USERS; user++) {
            for (int click = 0; click < CLICKS; click++) {
                builder.click("user-" + user, clicks(user).get(click), START + click * 60_000L);
            }
        }
        return builder.build();
    }

    /** The items that a user clicks, in order; one more than the corpus has. */
    public static List<String> clicks(int user) {
        var random = new SplitMix64(user + 1_000L);
        List<String> clicks = new ArrayList<>();
        while (clicks.size() <= CLICKS) {
            int group = random.nextDouble() < STRAY_SHARE && clicks.size() < CLICKS
                    ? random.nextInt(GROUPS)
                    : user % GROUPS;
            String item = item(group, random.nextInt(GROUP_ITEMS));
            if (!clicks.contains(item)) {
                clicks.add(item);
            }
        }
        return clicks;
    }

    public static int users() {
        return USERS;
    }
}
