package dev.eddy.training.embedding;

import dev.eddy.vector.SplitMix64;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Facts as triples of numbers: a head, a relation and a tail. Heads and tails are entities. */
public final class Triples {
    /** A fact by the numbers of its parts. */
    record Triple(int head, int relation, int tail) {}

    private final List<String> entities;
    private final List<String> relations;
    private final List<Triple> all;

    private Triples(List<String> entities, List<String> relations, List<Triple> all) {
        this.entities = entities;
        this.relations = relations;
        this.all = all;
    }

    public List<String> entities() {
        return entities;
    }

    public List<String> relations() {
        return relations;
    }

    List<Triple> all() {
        return all;
    }

    public int size() {
        return all.size();
    }

    /**
     * Splits off some triples at random.
     *
     * @param share of the triples to split off, in [0, 1]
     */
    Split split(double share, long seed) {
        List<Triple> kept = new ArrayList<>();
        List<Triple> out = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            (SplitMix64.uniform(SplitMix64.mix(seed) + i) < share ? out : kept).add(all.get(i));
        }
        return new Split(with(kept), out);
    }

    record Split(Triples kept, List<Triple> out) {}

    /** Some of the triples, with the numbers that they have here. */
    Triples with(List<Triple> some) {
        return new Triples(entities, relations, some);
    }

    /** Gathers triples. */
    public static final class Builder {
        private final Numbering entities = new Numbering();
        private final Numbering relations = new Numbering();
        private final List<Triple> all = new ArrayList<>();
        private final Set<Triple> known = new HashSet<>();

        /** Adds a triple; returns false when it is there already or leads from an entity to itself, which teach nothing. */
        public boolean add(String head, String relation, String tail) {
            if (head.equals(tail)) {
                return false;
            }
            var triple = new Triple(entities.of(head), relations.of(relation), entities.of(tail));
            return known.add(triple) && all.add(triple);
        }

        public Triples build() {
            return new Triples(List.copyOf(entities.names()), List.copyOf(relations.names()), List.copyOf(all));
        }
    }
}
