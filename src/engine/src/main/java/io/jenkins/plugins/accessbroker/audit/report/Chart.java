package io.jenkins.plugins.accessbroker.audit.report;

import java.util.List;

/** Bars as inline SVG. Each chart stands before a table that has its numbers; colours and patterns are the page's. */
final class Chart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 180;
    private static final int LEFT = 56;
    private static final int BOTTOM = 24;
    private static final int TOP = 10;
    private static final int ROW = 22;
    private static final int LABELS = 260;

    private Chart() {}

    /** Two numbers for each part of a time, side by side: what was issued and what was denied. */
    static void times(Html html, Period period, long[] issued, long[] denied) {
        long most = 1;
        for (int at = 0; at < issued.length; at++) {
            most = Math.max(most, Math.max(issued[at], denied[at]));
        }
        open(html, "times", HEIGHT, "Issued and denied over time", "The table that follows has the numbers.");
        int plot = HEIGHT - BOTTOM - TOP;
        double step = (double) (WIDTH - LEFT) / issued.length;
        axis(html, most, plot);
        for (int at = 0; at < issued.length; at++) {
            bar(html, "issued", LEFT + at * step + step * 0.1, step * 0.38, issued[at], most, plot);
            bar(html, "denied", LEFT + at * step + step * 0.52, step * 0.38, denied[at], most, plot);
        }
        label(html, LEFT, HEIGHT - 6, "start", period.from().toString());
        label(html, WIDTH, HEIGHT - 6, "end", period.to().toString());
        html.raw("</svg>\n");
    }

    private static void axis(Html html, long most, int plot) {
        label(html, LEFT - 6, TOP + 10, "end", String.valueOf(most));
        label(html, LEFT - 6, TOP + plot, "end", "0");
        html.raw("<path class=\"axis\" d=\"M" + LEFT + " " + TOP + "V" + (TOP + plot) + "H" + WIDTH + "\"/>\n");
    }

    private static void bar(Html html, String of, double x, double width, long number, long most, int plot) {
        if (number > 0) {
            double height = Math.max(1, (double) number / most * plot);
            html.raw("<rect class=\"" + of + "\" x=\"" + one(x) + "\" y=\"" + one(TOP + plot - height) + "\" width=\""
                    + one(width) + "\" height=\"" + one(height) + "\"/>\n");
        }
    }

    /** A bar for each name. */
    static void names(Html html, String id, String title, List<Counts.Count> counts) {
        if (counts.isEmpty()) {
            return;
        }
        open(html, id, counts.size() * ROW + 4, title, "The table that follows has the numbers.");
        long most = counts.get(0).number();
        int y = 2;
        for (Counts.Count count : counts) {
            label(html, LABELS - 8, y + 15, "end", shortened(count.name()));
            double width = Math.max(1, (double) count.number() / most * (WIDTH - LABELS - 80));
            html.raw("<rect class=\"issued\" x=\"" + LABELS + "\" y=\"" + (y + 3) + "\" width=\"" + one(width)
                    + "\" height=\"" + (ROW - 6) + "\"/>\n");
            label(html, LABELS + width + 6, y + 15, "start", String.valueOf(count.number()));
            y += ROW;
        }
        html.raw("</svg>\n");
    }

    private static void open(Html html, String id, int height, String title, String description) {
        html.raw("<svg viewBox=\"0 0 " + WIDTH + " " + height + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id
                + "-d\">\n<title id=\"" + id + "-t\">");
        html.text(title)
                .raw("</title>\n<desc id=\"" + id + "-d\">")
                .text(description)
                .raw("</desc>\n");
    }

    private static void label(Html html, double x, double y, String anchor, String text) {
        html.raw("<text x=\"" + one(x) + "\" y=\"" + one(y) + "\" text-anchor=\"" + anchor + "\">")
                .text(text)
                .raw("</text>\n");
    }

    private static String shortened(String name) {
        return name.length() <= 38 ? name : name.substring(0, 37) + "\u2026";
    }

    private static String one(double number) {
        return String.format(java.util.Locale.ROOT, "%.1f", number);
    }
}
