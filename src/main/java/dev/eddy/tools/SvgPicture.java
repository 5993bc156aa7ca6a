package dev.eddy.tools;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;

/** Writes what is drawn as SVG. */
final class SvgPicture {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgPicture() {}

    static void write(int width, int height, Consumer<Graphics2D> drawing, OutputStream out) throws IOException {
        SVGGraphics2D graphics = graphics();
        graphics.setSVGCanvasSize(new Dimension(width, height));
        drawing.accept(graphics);
        try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            graphics.stream(writer, true);
        }
    }

    private static SVGGraphics2D graphics() {
        try {
            return new SVGGraphics2D(DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this JVM has no XML", e);
        }
    }
}
