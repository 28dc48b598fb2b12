package org.voltide.csms.energy.study.report;

import java.util.List;
import java.util.Locale;

/** Horizontal bars with a label and a value each, as SVG. Values may be below 0. */
final class BarChart {

  private static final int WIDTH = 760;
  private static final int LABELS = 345;
  private static final int VALUES = 90;
  private static final int ROW = 30;
  private static final int BAR = 18;

  /**
   * A bar.
   *
   * @param text what is written beside it
   * @param strong whether it stands out
   */
  record Bar(String label, double value, String text, boolean strong) {}

  private BarChart() {}

  static String svg(String title, List<Bar> bars) {
    double most = bars.stream().mapToDouble(Bar::value).reduce(0, Math::max);
    double least = bars.stream().mapToDouble(Bar::value).reduce(0, Math::min);
    double perUnit = (WIDTH - LABELS - VALUES) / Math.max(1e-9, most - least);
    double zero = LABELS - least * perUnit;
    StringBuilder svg = new StringBuilder();
    svg.append(
        "<svg role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>\n"
            .formatted(WIDTH, bars.size() * ROW, Html.escaped(title)));
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double from = Math.min(zero, zero + bar.value() * perUnit);
      double length = Math.abs(bar.value()) * perUnit;
      int y = i * ROW;
      svg.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                  + "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>"
                  + "<text x=\"%.1f\" y=\"%d\">%s</text>%n",
              LABELS - 10,
              y + BAR,
              Html.escaped(bar.label()),
              bar.strong() ? "strong" : "plain",
              from,
              y + (ROW - BAR) / 2 - 2,
              length,
              BAR,
              from + length + 8,
              y + BAR,
              Html.escaped(bar.text())));
    }
    return svg.append("</svg>\n").toString();
  }
}
