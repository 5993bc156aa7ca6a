package dev.eddy.trial;

import dev.eddy.behaviour.Behaviour;
import java.util.ArrayList;
import java.util.List;

/** Shows everybody the same items, and keeps what it was asked and told. */
final class FakeBaseline implements Baseline {
    final List<String> log = new ArrayList<>();
    private final String name;
    private final List<String> items;

    FakeBaseline(String name, String... items) {
        this.name = name;
        this.items = List.of(items);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> recall(String userId, long asOfMillis, int limit) {
        log.add("recall " + userId + " " + limit + " at " + asOfMillis);
        return items;
    }

    @Override
    public void fold(Behaviour click) {
        log.add("fold " + click.userId() + " " + click.itemId());
    }
}
