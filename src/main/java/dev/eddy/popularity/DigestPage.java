package dev.eddy.popularity;

import java.util.ArrayList;
import java.util.List;

/** Some of the items of a digest, as they are written into the state together. */
public record DigestPage(List<ItemPopularity> items) {
    /** So many items at most. */
    private static final int MOST = 1_000;

    /** Pages with all of the items, in their order. */
    static List<DigestPage> of(List<ItemPopularity> items) {
        List<DigestPage> pages = new ArrayList<>();
        for (int from = 0; from < items.size(); from += MOST) {
            pages.add(new DigestPage(items.subList(from, Math.min(items.size(), from + MOST))));
        }
        return pages;
    }
}
