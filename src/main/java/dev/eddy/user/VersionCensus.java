package dev.eddy.user;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the users whom one version of the centres put where they are, by cluster, and how near they are to its centre. Users
 * without a direction are counted apart: where they are says nothing of how well the centres fit.
 */
final class VersionCensus {
    /** Less than any user, more than what adding up shares leaves of one. */
    private static final double NOBODY = 1e-6;

    /** Less than a user and more than rounding: who is left in a sum over all tasks when nobody is. */
    private static final double HALF_A_USER = .5;

    private final long version;
    private final boolean isCounted;
    private final Map<Integer, Cell> cells = new HashMap<>();
    private double users;
    private double cosines;
    private double withoutDirection;
    private double bestCosine = Double.NaN;
    private MoveWindow window = new MoveWindow();

    private static final class Cell {
        private double users;
        private double cosines;
    }

    /** @param isCounted false when some of its users were there before anybody counted: then none is */
    VersionCensus(long version, boolean isCounted) {
        this.version = version;
        this.isCounted = isCounted;
    }

    long version() {
        return version;
    }

    boolean isCounted() {
        return isCounted;
    }

    /** @param cosine the user's with the centre; NaN when it is not known, and the mean stands in for it */
    void add(User user, double cosine) {
        change(user, 1, cosine);
    }

    /** As {@link #add}. */
    void remove(User user, double cosine) {
        change(user, -1, cosine);
    }

    private void change(User user, int sign, double cosine) {
        if (!user.hasCluster()) {
            return;
        }
        if (!user.interest().hasDirection()) {
            withoutDirection += sign;
            return;
        }
        int cluster = user.cluster();
        put(cluster, sign, sign * (Double.isNaN(cosine) ? meanOf(cluster) : cosine));
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

    MoveWindow window() {
        return window;
    }

    /** What came of the centres the last time they were in use is no measure for this time. */
    void beginAnew() {
        bestCosine = Double.NaN;
        window = new MoveWindow();
    }

    /** Users with a direction; of a task with a small share it may be a little less than there are, never less than none. */
    double users() {
        return Math.max(0, users);
    }

    double withoutDirection() {
        return withoutDirection;
    }

    /** NaN when there is nobody. */
    double meanCosine() {
        return users > NOBODY ? cosines / users : Double.NaN;
    }

    /** Users of the largest cluster, as a multiple of the mean over so many; NaN when there is nobody. */
    double largestToMean(int clusters) {
        double largest = 0;
        for (Cell cell : cells.values()) {
            largest = Math.max(largest, cell.users);
        }
        return users > NOBODY ? largest * clusters / users : Double.NaN;
    }

    /** The highest mean cosine of all looks; NaN before the first. */
    double bestCosine() {
        return bestCosine;
    }

    void noteMeanCosine() {
        bestCosine = Double.isNaN(bestCosine) ? meanCosine() : Math.max(bestCosine, meanCosine());
    }

    boolean isEmpty() {
        return cells.isEmpty() && Math.abs(withoutDirection) < NOBODY;
    }

    /** Adds a part of what some task had counted. */
    void add(CensusShare share, double part) {
        for (int i = 0; i < share.clusters().length; i++) {
            put(share.clusters()[i], part * share.users()[i], part * share.cosines()[i]);
        }
        withoutDirection += part * share.withoutDirection();
        window.add(part * share.events(), part * share.moves());
        if (Double.isNaN(bestCosine) || share.bestCosine() > bestCosine) {
            bestCosine = share.bestCosine();
        }
    }

    /**
     * To be called once all shares are added: what they leave of clusters that everybody has left goes.
     *
     * @param tasks how many take the same part
     */
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
        return new CensusShare(
                version,
                isCounted,
                bestCosine,
                withoutDirection,
                window.events(),
                window.moves(),
                ordered.keySet().stream().mapToInt(Integer::intValue).toArray(),
                ordered.values().stream().mapToDouble(cell -> cell.users).toArray(),
                ordered.values().stream().mapToDouble(cell -> cell.cosines).toArray());
    }
}
