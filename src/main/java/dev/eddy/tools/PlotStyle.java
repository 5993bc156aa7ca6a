package dev.eddy.tools;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The style that all plots share. */
final class PlotStyle {
    static {
        // The first colour or font would look for a screen, but plots go into files.
        System.setProperty("java.awt.headless", "true");
    }

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);

    private static final Color GRID = new Color(0xDDDDDD);

    /** Paul Tol's bright scheme without its yellow; the colour-blind can tell its colours apart. */
    private static final Color[] COLOURS = {
        new Color(0x4477AA),
        new Color(0xEE6677),
        new Color(0x228833),
        new Color(0xAA3377),
        new Color(0x66CCEE),
        new Color(0x888888),
        new Color(0x222222)
    };

    private PlotStyle() {}

    /** The colour of the n-th series, from 0. */
    static Color colour(int n) {
        return COLOURS[n % COLOURS.length];
    }

    static void apply(AxesChartStyler styler, LegendPosition legend) {
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
    }
}
