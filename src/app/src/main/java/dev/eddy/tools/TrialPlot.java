package dev.eddy.tools;

import dev.eddy.command.TextTable;
import dev.eddy.trial.TrialReport;
import dev.eddy.trial.TrialReport.Standings;
import dev.eddy.trial.TrialReport.Stretch;
import java.awt.BasicStroke;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the hit rates of a trial over the time of the events. */
final class TrialPlot {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;

    private TrialPlot() {}

    /** @param file null draws nothing */
    static void write(Path file, TrialReport report) {
        Plot.write(file, WIDTH, HEIGHT, graphics -> chart(report).paint(graphics, WIDTH, HEIGHT));
    }

    private static XYChart chart(TrialReport report) {
        XYChart chart = Plot.chart(
                WIDTH,
                HEIGHT,
                TextTable.format(
                        "How often the next click is among the first 20 candidates (%,d clicks)",
                        report.counts().scored()),
                "Time of the events (UTC)",
                "Hit rate (HR@20)",
                LegendPosition.OutsideE);
        chart.getStyler().setTimezone(TimeZone.getTimeZone("UTC"));
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisDecimalPattern("0.00");
        int drawn = 0;
        Standings standings = report.standings();
        List<String> names = report.stretches().get(0).hr20().keySet().stream()
                .filter(name -> !standings.offChannels().contains(name))
                .toList();
        for (String name : names) {
            XYSeries series = addSeries(chart, name, report);
            series.setLineColor(Plot.colour(drawn++));
            series.setMarker(SeriesMarkers.NONE);
            boolean isMain = name.equals(TrialReport.MERGED);
            boolean isBaseline = standings.baselines().containsKey(name);
            series.setLineWidth(isMain ? 3.2f : isBaseline ? 2.2f : 1.4f);
            // With one cluster its line covers the line of the cluster's own popularity; dots leave both visible.
            BasicStroke line = name.startsWith("hot-") ? SeriesLines.DOT_DOT : SeriesLines.SOLID;
            series.setLineStyle(isBaseline ? SeriesLines.DASH_DASH : line);
        }
        return chart;
    }

    // XChart takes instants only as Date.
    @SuppressWarnings("JavaUtilDate")
    private static XYSeries addSeries(XYChart chart, String name, TrialReport report) {
        List<Date> times = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        for (Stretch stretch : report.stretches()) {
            times.add(new Date((stretch.fromMillis() + stretch.toMillis()) / 2));
            rates.add(stretch.hr20().get(name));
        }
        return chart.addSeries(name, times, rates);
    }
}
