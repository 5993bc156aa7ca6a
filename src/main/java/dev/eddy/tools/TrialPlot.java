package dev.eddy.tools;

import dev.eddy.app.BadInputException;
import dev.eddy.trial.TrialReport;
import dev.eddy.trial.TrialReport.Stretch;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Draws the hit rates of a trial over the events' time. In SVG letters are shapes, so that it looks the same anywhere. */
final class TrialPlot {
    static {
        // It draws into files, so it must not look for a screen; the first colour or font would.
        System.setProperty("java.awt.headless", "true");
    }

    private static final int WIDTH = 960;
    private static final int HEIGHT = 540;
    /** Pixels of a PNG to a point, for screens and print that show so much. */
    private static final int SCALE = 2;

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Color GRID = new Color(0xDDDDDD);
    /** Paul Tol's bright scheme without its yellow: told apart by the colour-blind too. */
    private static final Color[] COLOURS = {
        new Color(0x4477AA),
        new Color(0xEE6677),
        new Color(0x228833),
        new Color(0xAA3377),
        new Color(0x66CCEE),
        new Color(0x888888),
        new Color(0x222222)
    };

    private TrialPlot() {}

    /** @param file null asks for nothing */
    static void requireWritable(Path file) {
        if (file != null) {
            if (!isPng(file) && !isSvg(file)) {
                throw new BadInputException("--plot " + file + ": the name must end in .png or .svg");
            }
            OutputFile.requireWritable("--plot", file);
        }
    }

    private static boolean isPng(Path file) {
        return lowerCaseName(file).endsWith(".png");
    }

    private static boolean isSvg(Path file) {
        return lowerCaseName(file).endsWith(".svg");
    }

    private static String lowerCaseName(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    /** @param file null draws nothing */
    static void write(Path file, TrialReport report) {
        if (file == null) {
            return;
        }
        XYChart chart = chart(report);
        try (OutputStream out = Files.newOutputStream(file)) {
            if (isSvg(file)) {
                SvgPicture.write(WIDTH, HEIGHT, graphics -> chart.paint(graphics, WIDTH, HEIGHT), out);
            } else {
                writePng(chart, out);
            }
        } catch (IOException e) {
            throw new BadInputException("--plot: cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void writePng(XYChart chart, OutputStream out) throws IOException {
        var image = new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    private static XYChart chart(TrialReport report) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(String.format(
                        Locale.ROOT,
                        "How often the next click is among the first 20 candidates (%,d clicks)",
                        report.scored()))
                .xAxisTitle("Time of the events (UTC)")
                .yAxisTitle("Hit rate (HR@20)")
                .build();
        style(chart.getStyler());
        int drawn = 0;
        for (String name : report.stretches().get(0).hr20().keySet()) {
            XYSeries series = addSeries(chart, name, report);
            series.setLineColor(COLOURS[drawn++ % COLOURS.length]);
            series.setMarker(SeriesMarkers.NONE);
            boolean isMain = name.equals(TrialReport.MIXTURE);
            boolean isBaseline = report.baselines().containsKey(name);
            series.setLineWidth(isMain ? 3.2f : isBaseline ? 2.2f : 1.4f);
            series.setLineStyle(isBaseline ? SeriesLines.DASH_DASH : lineOfChannel(name));
        }
        return chart;
    }

    private static BasicStroke lineOfChannel(String name) {
        // With one cluster it lies on the cluster's own popularity, which shows between the dots.
        return name.startsWith("hot-") ? SeriesLines.DOT_DOT : SeriesLines.SOLID;
    }

    private static void style(XYStyler styler) {
        styler.setTimezone(TimeZone.getTimeZone("UTC"));
        styler.setLocale(Locale.ENGLISH);
        styler.setYAxisMin(0.0);
        styler.setYAxisDecimalPattern("0.00");
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartPadding(16);
        styler.setChartTitleFont(FONT.deriveFont(Font.BOLD, 15f));
        styler.setAxisTitleFont(FONT);
        styler.setAxisTickLabelsFont(FONT.deriveFont(12f));
        styler.setLegendFont(FONT);
        styler.setLegendPosition(LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setAxisTickMarksColor(GRID);
    }

    // XChart knows no other type of instant.
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
