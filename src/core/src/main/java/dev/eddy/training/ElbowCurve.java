package dev.eddy.training;

import java.util.List;

/** The mean distance to the centres for each number of clusters, in ascending order of the number. */
public record ElbowCurve(List<Point> points) {

    /** A point; the mean distance is the mean of {@code 1 - cosine} with the own centre, in [0, 2]. */
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
     * The number of clusters at the elbow, where more clusters stop to help: the point farthest below the line from the first to the
     * last point, with both axes scaled to [0, 1] ("Kneedle"; Satopää, Albrecht, Irwin &amp; Raghavan, ICDCS workshops 2011,
     * section III). The first point when no point is below the line.
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
