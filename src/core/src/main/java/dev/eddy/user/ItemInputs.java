package dev.eddy.user;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.SpaceTowers;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.TaskShare;
import dev.eddy.item.VectorSpace;
import dev.eddy.tower.UserTower;
import dev.eddy.vector.Vectors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What clicks on items add to the vectors of users in one space, and the vectors of users there. A user's vector is
 * made from the latest interactions each time, so new vectors of items need no new state of users. The vectors of the
 * space's version in use count. In a space of kind tower a user tower makes the user's vector. Not thread-safe.
 */
public final class ItemInputs {
    /** Interactions that a vector of a user is made from; older ones would hardly turn it. */
    private static final int LATEST = 100;

    private final VectorSpace space;
    private final double halfLifeMillis;
    private final TaskShare own;
    private final Map<Long, Version> versions = new TreeMap<>();
    private final SpaceTowers towers = new SpaceTowers();

    /** Read by the thread of the metrics. */
    private volatile int size;

    private SpaceVersions order;

    /**
     * The vectors of one version.
     *
     * @param inputs by item
     * @param share those of the task's own items as the state has them, so that a checkpoint need not make them
     */
    private record Version(Map<String, float[]> inputs, Map<String, ItemUpdate> share) {
        Version() {
            this(new HashMap<>(), new HashMap<>());
        }
    }

    /** Keeps the inputs of a space without a state. */
    public ItemInputs(VectorSpace space, InterestOptions options) {
        this(space, options, null);
    }

    /**
     * Keeps the inputs of a space; none for the space of the tags, whose vectors come with the events.
     *
     * @param own the task's share of the items in the state; null for none
     */
    ItemInputs(VectorSpace space, InterestOptions options, TaskShare own) {
        this.space = space;
        this.halfLifeMillis = options.halfLife().toMillis();
        this.own = own;
        this.order = SpaceVersions.first(space.name());
    }

    public VectorSpace space() {
        return space;
    }

    /** Whether vectors of users can be compared with centres of a space. */
    boolean isOf(String name, int dimension) {
        return space.name().equals(name) && space.dimension() == dimension && !name.equals(VectorSpace.TAG);
    }

    /** Takes the vectors of an item that are of this space, in a version that may be used. */
    public void put(ItemUpdate item) {
        item.vectors().forEach((name, vector) -> {
            long version = VectorSpace.versionOf(name);
            if (!VectorSpace.isInput(name) && VectorSpace.spaceOf(name).equals(space.name()) && order.mayUse(version)) {
                float[] input = item.vectors().getOrDefault(VectorSpace.inputOf(name), vector);
                put(item.itemId(), version, input.length == 0 ? vector : input);
            }
        });
    }

    private void put(String itemId, long version, float[] input) {
        Version items = versions.get(version);
        if (input.length == space.dimension()) {
            items = items == null ? begun(version) : items;
            items.inputs.put(itemId, input);
            if (own != null && own.has(itemId)) {
                items.share.put(
                        itemId, ItemUpdate.of(itemId, Map.of(VectorSpace.nameOf(space.name(), version), input)));
            }
        } else if (items != null) {
            // Taken back, or of a dimension that the space had before.
            items.inputs.remove(itemId);
            items.share.remove(itemId);
        }
        size = inUse().size();
    }

    /** A version with its first vector; forgets those that are not kept beside it. */
    private Version begun(long version) {
        var begun = new Version();
        versions.put(version, begun);
        Set<Long> known = Set.copyOf(versions.keySet());
        versions.keySet().removeIf(each -> !order.keeps(each, known));
        return begun;
    }

    private Map<String, float[]> inUse() {
        Version version = versions.get(order.inUse());
        return version == null ? Map.of() : version.inputs;
    }

    /** Number of items with a vector in the version in use. */
    int size() {
        return size;
    }

    /** Takes an order about the versions of this space; forgets the vectors of versions that it gives up. */
    public void use(SpaceVersions other) {
        if (other.space().equals(space.name())) {
            order = other;
            versions.keySet().removeIf(version -> !order.mayUse(version));
            towers.use(other);
            size = inUse().size();
        }
    }

    /** Takes a user tower of this space, in a version that may be used. */
    public void use(NewTower tower) {
        if (tower.space().equals(space.name()) && order.mayUse(tower.version())) {
            towers.put(tower, order);
        }
    }

    /** The user towers of this space, for the state. */
    List<NewTower> towers() {
        return towers.all();
    }

    SpaceVersions order() {
        return order;
    }

    /** A user's unit vector in the space; null for a user without a click on an item with a vector, or without a user tower. */
    public float[] direction(Interest interest) {
        if (!space.hasTower()) {
            return sum(interest);
        }
        UserTower tower = towers.get(space.name(), order.inUse());
        if (tower == null) {
            return null;
        }
        List<Interaction> history = interest.history();
        Map<String, float[]> items = inUse();
        return LastClicks.vector(
                history, tower, place -> items.get(history.get(place).itemId()));
    }

    /** The sum of the latest items' inputs, with the half-life of interests. */
    private float[] sum(Interest interest) {
        Map<String, float[]> items = inUse();
        double[] sum = new double[space.dimension()];
        List<Interaction> history = interest.history();
        for (Interaction each : history.subList(0, Math.min(LATEST, history.size()))) {
            float[] input = items.get(each.itemId());
            if (input != null) {
                double age = Math.max(0, interest.asOfMillis() - each.atMillis());
                Vectors.addScaled(sum, each.weight() * Math.pow(2, -age / halfLifeMillis), input);
            }
        }
        return Vectors.unit(sum);
    }

    /** The vectors of the task's share of the items, for the state. */
    List<ItemUpdate> share() {
        List<ItemUpdate> share = new ArrayList<>();
        versions.values().forEach(version -> share.addAll(version.share.values()));
        return share;
    }
}
