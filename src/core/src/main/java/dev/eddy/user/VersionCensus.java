package dev.eddy.user;

import dev.eddy.centre.ClusterCount;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts of the users that one version of the centres assigned, by cluster. Users without a direction count apart. */
final class VersionCensus {
    /** Less than a user, more than the rounding error of a sum. */
    private static final double NOBODY = 1e-6;

    /** A sum over all tasks below this is zero users. */
    private static final double HALF_A_USER = .5;

    /** With fewer users the mean cosine and the largest cluster are noise. */
    private static final double ENOUGH_USERS = 100;

    private static final double ENOUGH_A_CLUSTER = 10;

    private final long version;
    private final boolean isCounted;
    private final boolean isInOtherSpace;
    private final Map<Integer, Cell> cells = new HashMap<>();
    private double users;
    private double cosines;
    private double withoutDirection;
    private double countedItems;
    private double bestCosine = Double.NaN;
    private MoveWindow window = new MoveWindow();
    /** Whether the counts began as a part of those of several tasks. */
    private boolean isShared;

    private static final class Cell {
        private double users;
        private double cosines;
    }

    /**
     * Counts nobody yet.
     *
     * @param isCounted false when some users came before counting began
     * @param isInOtherSpace whether the centres are in another space than that of the tags
     */
    VersionCensus(long version, boolean isCounted, boolean isInOtherSpace) {
        this.version = version;
        this.isCounted = isCounted;
        this.isInOtherSpace = isInOtherSpace;
    }

    /** Whether the centres are in another space than that of the tags. */
    boolean isInOtherSpace() {
        return isInOtherSpace;
    }

    /** Goes by the user alone, not by vectors of items, which may change between two counts of the user. */
    boolean hasDirection(User user) {
        Interest interest = user.interest();
        return interest.hasDirection() || (isInOtherSpace && !interest.history().isEmpty());
    }

    long version() {
        return version;
    }

    boolean isCounted() {
        return isCounted;
    }

    /**
     * Adds a user, or removes one with the sign -1.
     *
     * @param cosine cosine of the user with the centre; NaN when unknown, then the mean counts
     */
    void count(User user, int sign, double cosine) {
        if (!user.hasCluster()) {
            return;
        }
        if (!hasDirection(user)) {
            withoutDirection += sign;
            return;
        }
        countedItems += sign * countedItems(user);
        int cluster = user.cluster();
        put(cluster, sign, sign * (Double.isNaN(cosine) ? meanOf(cluster) : cosine));
    }

    static double countedItems(User user) {
        return ClusterCount.counted(user.interest().history().size());
    }

    private void put(int cluster, double moreUsers, double moreCosines) {
        Cell cell = cells.computeIfAbsent(cluster, id -> new Cell());
        cell.users += moreUsers;
        cell.cosines += moreCosines;
        users += moreUsers;
        cosines += moreCosines;
        if (Math.abs(cell.users) < NOBODY) {
            users -= cell.users;
            cosines -= cell.cosines;
            cells.remove(cluster);
        }
    }

    private double meanOf(int cluster) {
        Cell cell = cells.get(cluster);
        if (cell != null && cell.users > NOBODY) {
            return cell.cosines / cell.users;
        }
        return users > NOBODY ? cosines / users : 0;
    }

    void event(boolean isMove) {
        window.event(isMove);
    }

    /** Drops the numbers from an earlier use of the same centres. */
    void beginAnew() {
        bestCosine = Double.NaN;
        window = new MoveWindow();
    }

    /** Users with a direction, never negative. */
    double users() {
        return Math.max(0, users);
    }

    double withoutDirection() {
        return withoutDirection;
    }

    /** The fit of these centres. The last parameter counts the users of all versions. */
    Drift drift(int clusters, boolean isSwept, double allWithoutDirection) {
        boolean isSettled = isSwept && users() >= Math.max(ENOUGH_USERS, ENOUGH_A_CLUSTER * clusters);
        double meanCosine = users > NOBODY ? cosines / users : Double.NaN;
        if (isSettled) {
            bestCosine = Double.isNaN(bestCosine) ? meanCosine : Math.max(bestCosine, meanCosine);
        }
        double largest = 0;
        for (Cell cell : cells.values()) {
            largest = Math.max(largest, cell.users);
        }
        return new Drift(
                meanCosine,
                bestCosine,
                isSettled,
                window.movesPer1000Events(),
                window.hasEnough(),
                users > NOBODY ? largest * clusters / users : Double.NaN,
                allWithoutDirection,
                users(),
                Math.max(0, countedItems));
    }

    /** Whether the task has no more users of this version. A shared count may be zero before the last of them leaves. */
    boolean isOver() {
        return isCounted && !isShared && cells.isEmpty() && Math.abs(withoutDirection) < NOBODY;
    }

    /** Adds a part of a task's counts. */
    void add(CensusShare share, double part) {
        isShared = part < 1;
        CensusShare.Cells counted = share.cells();
        for (int i = 0; i < counted.clusters().length; i++) {
            put(counted.clusters()[i], part * counted.users()[i], part * counted.cosines()[i]);
        }
        withoutDirection += part * share.withoutDirection();
        countedItems += part * share.countedItems();
        window.add(part * share.moves().events(), part * share.moves().moves());
        if (Double.isNaN(bestCosine) || share.bestCosine() > bestCosine) {
            bestCosine = share.bestCosine();
        }
    }

    /** Removes rounding errors in empty clusters, after the last share. All tasks take the same part. */
    void round(int tasks) {
        for (int cluster : cells.keySet().toArray(Integer[]::new)) {
            Cell cell = cells.get(cluster);
            if (cell.users * tasks < HALF_A_USER) {
                put(cluster, -cell.users, -cell.cosines);
            }
        }
        withoutDirection = withoutDirection * tasks < HALF_A_USER ? 0 : withoutDirection;
    }

    CensusShare share() {
        var ordered = new TreeMap<>(cells);
        int[] clusters = ordered.keySet().stream().mapToInt(id -> id).toArray();
        double[] usersOf =
                ordered.values().stream().mapToDouble(cell -> cell.users).toArray();
        double[] cosinesOf =
                ordered.values().stream().mapToDouble(cell -> cell.cosines).toArray();
        return new CensusShare(
                version,
                isCounted,
                isInOtherSpace,
                bestCosine,
                withoutDirection,
                countedItems,
                window.share(),
                new CensusShare.Cells(clusters, usersOf, cosinesOf));
    }

    /** Rate of events that move a user to another cluster, as an exponentially decayed mean over events. */
    static final class MoveWindow {
        /** Sum of the weights of all events in the long run. */
        static final double EVENTS = 10_000;

        /** With a smaller sum the moves of one user weigh too much. */
        private static final double ENOUGH = EVENTS / 2;

        private static final double PER_EVENT = 1 - 1 / EVENTS;

        private double events;
        private double moves;

        void event(boolean isMove) {
            events = events * PER_EVENT + 1;
            moves = moves * PER_EVENT + (isMove ? 1 : 0);
        }

        void add(double otherEvents, double otherMoves) {
            events += otherEvents;
            moves += otherMoves;
        }

        CensusShare.Moves share() {
            return new CensusShare.Moves(events, moves);
        }

        /** NaN before the first event. */
        double movesPer1000Events() {
            return 1_000 * moves / events;
        }

        boolean hasEnough() {
            return events >= ENOUGH;
        }
    }
}
