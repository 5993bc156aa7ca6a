package dev.eddy.recall.items;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.ItemUpdate;
import dev.eddy.item.SpaceTowers;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.item.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The vector spaces of an item table: each in the version in use, and at most one other version of each. */
final class ItemSpaces {
    private final ItemNumbers numbers;
    private final NeighbourOptions options;
    /** In the version in use; that of the tag vectors first. */
    private List<ItemSpace> inUse;

    private final List<ItemSpace> others = new ArrayList<>();
    /** Those in use first. */
    private List<ItemSpace> all;
    /** The last order about each space, by its name; also about spaces that may be back with another configuration. */
    private final Map<String, SpaceVersions> orders = new TreeMap<>();

    private final SpaceTowers towers = new SpaceTowers();

    /** @param more spaces in addition to that of the tag vectors */
    ItemSpaces(ItemNumbers numbers, NeighbourOptions options, List<VectorSpace> more) {
        this.numbers = numbers;
        this.options = options;
        this.inUse = Stream.concat(
                        Stream.of(ItemSpace.ofTags(numbers, options)),
                        more.stream().map(space -> new ItemSpace(space, 0, numbers, options)))
                .toList();
        this.all = inUse;
    }

    List<ItemSpace> inUse() {
        return inUse;
    }

    /** Those in use first. */
    List<ItemSpace> all() {
        return all;
    }

    /** Index among those in use; -1 for an unknown space. */
    int indexOf(String name) {
        for (int i = 0; i < inUse.size(); i++) {
            if (inUse.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    List<NewTower> towers() {
        return towers.all();
    }

    /** Takes the tower of a version of a space, unless that version may not be used. */
    void use(NewTower tower) {
        SpaceVersions order = order(tower.space());
        if (order.mayUse(tower.version())) {
            towers.put(tower, order);
            all.forEach(this::useTower);
        }
    }

    private void useTower(ItemSpace space) {
        space.use(towers.get(space.name(), space.version()));
    }

    List<SpaceVersions> orders() {
        return List.copyOf(orders.values());
    }

    private SpaceVersions order(String space) {
        return orders.getOrDefault(space, SpaceVersions.first(space));
    }

    /**
     * Whether an item's vector of a name belongs to a space, in its dimension and in a version that may be used.
     *
     * @param vectors all of the item, by name
     */
    boolean isWanted(String name, Map<String, float[]> vectors) {
        String space = VectorSpace.spaceOf(name);
        int index = indexOf(space);
        if (index <= 0 || !inUse.get(index).isValid(vectors.get(name))) {
            return false;
        }
        long version = VectorSpace.versionOf(name);
        SpaceVersions order = order(space);
        return order.has(version)
                || order.keeps(
                        version,
                        vectors.keySet().stream()
                                .filter(other -> VectorSpace.spaceOf(other).equals(space))
                                .map(VectorSpace::versionOf)
                                .toList());
    }

    /**
     * Takes an order about the versions of a space.
     *
     * @param items by number, null where there is none
     * @return whether items may have vectors that are no longer wanted
     */
    boolean use(SpaceVersions order, ItemUpdate[] items) {
        int index = indexOf(order.space());
        SpaceVersions last = orders.put(order.space(), order);
        if (order.equals(last) || index <= 0) {
            return false;
        }
        List<ItemSpace> known = Stream.concat(Stream.of(inUse.get(index)), others.stream())
                .filter(space -> space.name().equals(order.space()))
                .toList();
        List<ItemSpace> changed = new ArrayList<>(inUse);
        changed.set(index, inVersion(order.inUse(), known, items));
        inUse = List.copyOf(changed);
        others.removeAll(known);
        if (order.other() != SpaceVersions.NONE) {
            others.add(inVersion(order.other(), known, items));
        }
        all = Stream.concat(inUse.stream(), others.stream()).toList();
        towers.use(order);
        all.forEach(this::useTower);
        List<ItemSpace> dropped =
                known.stream().filter(space -> !order.has(space.version())).toList();
        // Also of a version that stays beside the one in use: its lists would be old when it comes back.
        known.stream().filter(space -> space.version() != order.inUse()).forEach(ItemSpace::releaseSimilar);
        return last == null || !dropped.isEmpty();
    }

    private ItemSpace inVersion(long version, List<ItemSpace> known, ItemUpdate[] items) {
        return known.stream()
                .filter(space -> space.version() == version)
                .findFirst()
                .orElseGet(() -> {
                    ItemSpace space = known.get(0).inVersion(version, numbers, options);
                    for (int number = 0; number < items.length; number++) {
                        if (items[number] != null) {
                            space.fill(number, items[number]);
                        }
                    }
                    return space;
                });
    }
}
