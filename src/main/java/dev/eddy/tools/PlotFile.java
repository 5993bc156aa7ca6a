package dev.eddy.tools;

import dev.eddy.job.BadInputException;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/** Writes a plot as PNG or SVG, as its name says. In SVG letters are shapes, so that it looks the same anywhere. */
final class PlotFile {
    /** Pixels of a PNG to a point, for screens and print that show so much. */
    private static final int SCALE = 2;

    private PlotFile() {}

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
            if (isSvg(file)) {
                SvgPicture.write(width, height, drawing, out);
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
}
