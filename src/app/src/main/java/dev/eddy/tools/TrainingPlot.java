package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.training.ElbowCurve;
import dev.eddy.training.TrainingReport;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a training: the elbow curve of the number of clusters, and the clusters' sizes. */
final class TrainingPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private TrainingPlot() {}

    /** @param file null draws nothing */
    static void write(Path file, TrainingReport report) {
        boolean hasElbow = report.elbow().size() > 1;
        Plot.write(file, hasElbow ? 2 * WIDTH : WIDTH, HEIGHT, graphics -> {
            if (hasElbow) {
                elbow(report.elbow()).paint(graphics, WIDTH, HEIGHT);
                graphics.translate(WIDTH, 0);
            }
            sizes(report).paint(graphics, WIDTH, HEIGHT);
        });
    }

    private static XYChart elbow(List<ElbowCurve.Point> points) {
        int chosen = new ElbowCurve(points).elbow();
        XYChart chart =
                chart("How tight for each number of clusters", "Clusters", "Mean of 1 − cosine with the own centre");
        double[] counts =
                points.stream().mapToDouble(ElbowCurve.Point::clusters).toArray();
        double[] distances =
                points.stream().mapToDouble(ElbowCurve.Point::meanDistance).toArray();
        XYSeries tried = chart.addSeries("tried", counts, distances);
        tried.setLineColor(Plot.colour(0));
        tried.setMarkerColor(Plot.colour(0));
        tried.setMarker(SeriesMarkers.CIRCLE);
        double distance = distances[Arrays.binarySearch(counts, chosen)];
        XYSeries elbow = chart.addSeries("elbow: " + chosen, new double[] {chosen}, new double[] {distance});
        elbow.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        elbow.setMarkerColor(Plot.colour(1));
        elbow.setMarker(SeriesMarkers.DIAMOND);
        chart.getStyler().setMarkerSize(9);
        chart.getStyler().setYAxisDecimalPattern("0.00");
        return chart;
    }

    private static XYChart sizes(TrainingReport report) {
        int users = report.users().users();
        XYChart chart = chart(
                TextTable.format(
                        "%,d users in %,d clusters", users, report.centres().clusters()),
                "Clusters, the largest first",
                "Users");
        double[] sizes = report.shape().sizes().values().stream()
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Integer::doubleValue)
                .toArray();
        double[] ranks = IntStream.rangeClosed(1, sizes.length).asDoubleStream().toArray();
        double[] means = new double[sizes.length];
        Arrays.fill(means, (double) users / sizes.length);
        XYSeries series = chart.addSeries("users", ranks, sizes);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setLineColor(Plot.colour(0));
        series.setFillColor(new Color(0x554477AA, true));
        series.setMarker(sizes.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        XYSeries mean = chart.addSeries("mean", ranks, means);
        mean.setLineColor(Plot.colour(1));
        mean.setLineStyle(SeriesLines.DASH_DASH);
        mean.setMarker(SeriesMarkers.NONE);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisDecimalPattern("#,##0");
        return chart;
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = Plot.chart(WIDTH, HEIGHT, title, x, y, LegendPosition.InsideNE);
        chart.getStyler().setXAxisDecimalPattern("#,##0");
        return chart;
    }
}
