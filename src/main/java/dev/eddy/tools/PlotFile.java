package dev.eddy.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.eddy.job.BadInputException;
import java.awt.Dimension;
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

/** Writes a plot as PNG or SVG, by the extension of the file. Letters of an SVG are shapes, so that no font is needed. */
final class PlotFile {
    /** Pixels of a PNG per point. */
    private static final int SCALE = 2;

    private PlotFile() {}

    /** @throws BadInputException when there is a file and it is neither PNG nor SVG, or can't be written */
    static void requireWritable(Path file) {
        BadInputException.require(
                file == null || isOf(file, ".png") || isOf(file, ".svg"),
                "--plot " + file + ": the name must end in .png or .svg");
        OutputFile.requireWritable("--plot", file);
    }

    private static boolean isOf(Path file, String extension) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(extension);
    }

    /**
     * Draws.
     *
     * @param file null draws nothing
     * @param width in points, as is the height
     */
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
