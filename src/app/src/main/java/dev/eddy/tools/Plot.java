package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.command.EddyCommand;
import dev.eddy.job.BadInputException;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;

/**
 * The common style of all plots, and their files: PNG or SVG, by the extension. Letters of an SVG are shapes, so that no font is
 * needed.
 */
final class Plot {
    static {
        // The first colour or font would look for a screen, but plots go into files.
        System.setProperty("java.awt.headless", "true");
    }

    /** Pixels of a PNG per point. */
    private static final int SCALE = 2;

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Color GRID = new Color(0xDDDDDD);

    /** Paul Tol's bright scheme without its yellow; the colour-blind can tell its colours apart. */
    private static final int[] COLOURS = {0x4477AA, 0xEE6677, 0x228833, 0xAA3377, 0x66CCEE, 0x888888, 0x222222};

    private Plot() {}

    /** The colour of the n-th series, from 0. */
    static Color colour(int n) {
        return new Color(COLOURS[n % COLOURS.length]);
    }

    /** An empty chart in the common style; its size is in points. */
    static XYChart chart(int width, int height, String title, String x, String y, LegendPosition legend) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        XYStyler styler = chart.getStyler();
        styler.setLegendFont(FONT);
        styler.setLegendPosition(legend);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLocale(Locale.ENGLISH);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setChartPadding(16);
        styler.setChartTitleFont(FONT.deriveFont(Font.BOLD, 15f));
        styler.setAxisTitleFont(FONT);
        styler.setAxisTickLabelsFont(FONT.deriveFont(12f));
        styler.setPlotBorderVisible(false);
        styler.setPlotGridVerticalLinesVisible(false);
        styler.setPlotGridLinesColor(GRID);
        styler.setPlotGridLinesStroke(new BasicStroke(1));
        styler.setAxisTickMarksColor(GRID);
        return chart;
    }

    /** @throws BadInputException when there is a file and it is neither PNG nor SVG, or can't be written */
    static void requireWritable(Path file) {
        BadInputException.require(
                file == null || isOf(file, ".png") || isOf(file, ".svg"),
                "--plot " + file + ": the name must end in .png or .svg");
        EddyCommand.requireWritable("--plot", file);
    }

    private static boolean isOf(Path file, String extension) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(extension);
    }

    /** Draws on a canvas of a size in points; does nothing without a file. */
    static void write(Path file, int width, int height, Consumer<Graphics2D> drawing) {
        if (file == null) {
            return;
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            if (isOf(file, ".svg")) {
                writeSvg(width, height, drawing, out);
            } else {
                writePng(width, height, drawing, out);
            }
        } catch (IOException e) {
            throw new BadInputException("--plot: cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static void writePng(int width, int height, Consumer<Graphics2D> drawing, OutputStream out)
            throws IOException {
        var image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.scale(SCALE, SCALE);
        drawing.accept(graphics);
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    private static void writeSvg(int width, int height, Consumer<Graphics2D> drawing, OutputStream out)
            throws IOException {
        SVGGraphics2D graphics;
        try {
            graphics = new SVGGraphics2D(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument("http://www.w3.org/2000/svg", "svg", null));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JVM has no XML", e);
        }
        graphics.setSVGCanvasSize(new Dimension(width, height));
        drawing.accept(graphics);
        try (Writer writer = new OutputStreamWriter(out, UTF_8)) {
            graphics.stream(writer, true);
        }
    }
}
