package dev.eddy.tools;

import dev.eddy.training.ElbowCurve;
import dev.eddy.training.TrainingReport;
import java.awt.Color;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws a training: how many clusters were tried and taken, and how large they are. */
final class TrainingPlot {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;

    private TrainingPlot() {}

    /** @param file null draws nothing */
    static void write(Path file, TrainingReport report) {
        boolean hasElbow = report.elbow().size() > 1;
        PlotFile.write(file, hasElbow ? 2 * WIDTH : WIDTH, HEIGHT, graphics -> {
            if (hasElbow) {
                elbow(report).paint(graphics, WIDTH, HEIGHT);
                graphics.translate(WIDTH, 0);
            }
            sizes(report).paint(graphics, WIDTH, HEIGHT);
        });
    }

    private static XYChart elbow(TrainingReport report) {
        int chosen = new ElbowCurve(report.elbow()).elbow();
        XYChart chart =
                chart("How tight for each number of clusters", "Clusters", "Mean of 1 − cosine with the own centre");
        double[] counts =
                report.elbow().stream().mapToDouble(ElbowCurve.Point::clusters).toArray();
        double[] distances = report.elbow().stream()
                .mapToDouble(ElbowCurve.Point::meanDistance)
                .toArray();
        XYSeries tried = chart.addSeries("tried", counts, distances);
        tried.setLineColor(PlotStyle.colour(0));
        tried.setMarkerColor(PlotStyle.colour(0));
        tried.setMarker(SeriesMarkers.CIRCLE);
        double distance = report.elbow().stream()
                .filter(point -> point.clusters() == chosen)
                .mapToDouble(ElbowCurve.Point::meanDistance)
                .findFirst()
                .orElseThrow();
        XYSeries elbow = chart.addSeries("elbow: " + chosen, new double[] {chosen}, new double[] {distance});
        elbow.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        elbow.setMarkerColor(PlotStyle.colour(1));
        elbow.setMarker(SeriesMarkers.DIAMOND);
        chart.getStyler().setMarkerSize(9);
        chart.getStyler().setYAxisDecimalPattern("0.00");
        chart.getStyler().setXAxisDecimalPattern("#,##0");
        return chart;
    }

    private static XYChart sizes(TrainingReport report) {
        XYChart chart = chart(
                String.format(Locale.ROOT, "%,d users in %,d clusters", report.users(), report.clusters()),
                "Clusters, the largest first",
                "Users");
        double[] sizes = report.sizes().values().stream()
                .sorted(Comparator.reverseOrder())
                .mapToDouble(Integer::doubleValue)
                .toArray();
        double[] ranks = new double[sizes.length];
        double[] means = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            ranks[i] = i + 1;
            means[i] = (double) report.users() / sizes.length;
        }
        XYSeries series = chart.addSeries("users", ranks, sizes);
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea);
        series.setLineColor(PlotStyle.colour(0));
        series.setFillColor(new Color(0x554477AA, true));
        series.setMarker(sizes.length == 1 ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
        XYSeries mean = chart.addSeries("mean", ranks, means);
        mean.setLineColor(PlotStyle.colour(1));
        mean.setLineStyle(SeriesLines.DASH_DASH);
        mean.setMarker(SeriesMarkers.NONE);
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisDecimalPattern("#,##0");
        chart.getStyler().setXAxisDecimalPattern("#,##0");
        return chart;
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        PlotStyle.apply(chart.getStyler());
        chart.getStyler().setLegendFont(PlotStyle.FONT);
        chart.getStyler().setLegendPosition(LegendPosition.InsideNE);
        chart.getStyler().setLegendBorderColor(Color.WHITE);
        return chart;
    }
}
