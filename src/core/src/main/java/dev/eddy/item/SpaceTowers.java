package dev.eddy.item;

import dev.eddy.control.SpaceVersions;
import dev.eddy.item.TableUpdate.NewTower;
import dev.eddy.tower.UserTower;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** User towers of spaces, in the versions that may be used. Not thread-safe. */
public final class SpaceTowers {
    /** By the name of the space in its version. */
    private final Map<String, Known> towers = new TreeMap<>();

    /** A tower as it runs, and as it was received. */
    private record Known(UserTower tower, NewTower received) {}

    /** Adds or takes back a tower, which {@link UserTowerParser} has let through; keeps those that the last order of its space does. */
    public void put(NewTower received, SpaceVersions order) {
        if (received.weights().length == 0) {
            towers.remove(received.name());
        } else {
            towers.put(received.name(), new Known(UserTower.read(received.weights()), received));
            List<Long> known = all().stream()
                    .filter(other -> other.space().equals(received.space()))
                    .map(NewTower::version)
                    .toList();
            towers.values()
                    .removeIf(each -> each.received.space().equals(received.space())
                            && !order.keeps(each.received.version(), known));
        }
    }

    /** Null where there is none. */
    public UserTower get(String space, long version) {
        Known known = towers.get(VectorSpace.nameOf(space, version));
        return known == null ? null : known.tower;
    }

    /** Forgets the towers of versions that an order gives up. */
    public void use(SpaceVersions order) {
        towers.values()
                .removeIf(known ->
                        known.received.space().equals(order.space()) && !order.mayUse(known.received.version()));
    }

    /** All towers, for the state. */
    public List<NewTower> all() {
        return towers.values().stream().map(Known::received).toList();
    }
}
