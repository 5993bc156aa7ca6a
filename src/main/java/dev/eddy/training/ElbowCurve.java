package dev.eddy.training;

import java.util.List;

/**
 * How tight clusters are for each number of them, and where more of them stop paying.
 *
 * @param points ascending in clusters
 */
public record ElbowCurve(List<Point> points) {

    /**
     * Centres of one number.
     *
     * @param clusters how many
     * @param meanDistance mean of {@code 1 - cosine} with the own centre, in [0, 2]
     */
    public record Point(int clusters, double meanDistance) {}

    /** @throws IllegalArgumentException when there is no point, or they do not ascend */
    public ElbowCurve {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("an elbow of no points");
        }
        for (int i = 1; i < points.size(); i++) {
            if (points.get(i).clusters() <= points.get(i - 1).clusters()) {
                throw new IllegalArgumentException("the points do not ascend: " + points);
            }
        }
    }

    /**
     * The number at the elbow: the point farthest below the straight line from the first to the last, both axes scaled to [0,
     * 1] ("Kneedle"; Satopää, Albrecht, Irwin &amp; Raghavan, ICDCS workshops 2011, section III); the first point when none
     * is below.
     */
    public int elbow() {
        Point first = points.get(0);
        Point last = points.get(points.size() - 1);
        int elbow = first.clusters();
        double farthest = 0;
        for (Point point : points) {
            double x = share(point.clusters(), first.clusters(), last.clusters());
            double y = share(point.meanDistance(), last.meanDistance(), first.meanDistance());
            // The line falls from 1 to 0.
            double below = 1 - x - y;
            if (below > farthest) {
                farthest = below;
                elbow = point.clusters();
            }
        }
        return elbow;
    }

    private static double share(double value, double from, double to) {
        return from == to ? 0 : (value - from) / (to - from);
    }
}
