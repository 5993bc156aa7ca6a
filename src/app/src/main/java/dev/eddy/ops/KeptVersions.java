package dev.eddy.ops;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Which published versions, of the centres or of a space's vectors, stay on their topic for rollbacks. */
public final class KeptVersions {
    /** Number of versions that stay. */
    private static final int COUNT = 5;

    private KeptVersions() {}

    /** The versions to delete, ascending: all but the needed ones and the newest others. */
    public static List<Long> outdated(Collection<Long> published, Set<Long> needed) {
        List<Long> others = published.stream()
                .filter(version -> !needed.contains(version))
                .sorted()
                .toList();
        return others.subList(0, Math.max(0, others.size() - Math.max(0, COUNT - needed.size())));
    }
}
