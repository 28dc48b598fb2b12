package org.voltide.csms.energy.study.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines over a common axis, as SVG with a legend. */
final class LineChart {

  private static final int WIDTH = 760;
  private static final int HEIGHT = 300;
  private static final int LEFT = 60;
  private static final int BOTTOM = 30;
  private static final int TOP = 34;
  private static final int RIGHT = 12;
  private static final int LEGEND = 190;
  private static final int GRID_LINES = 5;
  private static final int[] ROUND = {1, 2, 5, 10};

  /** A line with a value per place on the axis. */
  record Line(String name, double[] values) {}

  private final List<String> axis;
  private final List<Line> lines;
  private final double step;
  private final double least;
  private final double most;

  private LineChart(List<String> axis, List<Line> lines) {
    this.axis = axis;
    this.lines = lines;
    double high =
        lines.stream().flatMapToDouble(l -> Arrays.stream(l.values())).reduce(0, Math::max);
    double low =
        lines.stream().flatMapToDouble(l -> Arrays.stream(l.values())).reduce(0, Math::min);
    step = roundStep((high - low) / GRID_LINES);
    least = Math.floor(low / step) * step;
    most = Math.max(least + step, Math.ceil(high / step) * step);
  }

  /**
   * The chart.
   *
   * @param unit of the values
   * @param axis labels of the places, of which some may be empty
   */
  static String svg(String title, String unit, List<String> axis, List<Line> lines) {
    LineChart chart = new LineChart(axis, lines);
    return "<svg role=\"img\" viewBox=\"0 0 %d %d\"><title>%s</title>\n"
            .formatted(WIDTH, HEIGHT, Html.escaped(title))
        + chart.grid(unit)
        + chart.places()
        + IntStream.range(0, lines.size()).mapToObj(chart::line).collect(Collectors.joining())
        + "</svg>\n";
  }

  /** The smallest of 1, 2, 5 times a power of ten that is no less. */
  private static double roundStep(double atLeast) {
    double power = Math.pow(10, Math.floor(Math.log10(Math.max(1e-6, atLeast))));
    return Arrays.stream(ROUND)
        .mapToDouble(factor -> factor * power)
        .filter(each -> each >= atLeast * (1 - 1e-9))
        .findFirst()
        .orElse(10 * power);
  }

  private double x(int place) {
    return LEFT + place * (double) (WIDTH - LEFT - RIGHT) / Math.max(1, axis.size() - 1);
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (value - least) / (most - least) * (HEIGHT - BOTTOM - TOP);
  }

  private String grid(String unit) {
    StringBuilder svg = new StringBuilder();
    for (double value = least; value <= most + step / 2; value += step) {
      svg.append(
          String.format(
              Locale.ROOT,
              "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>"
                  + "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>%n",
              LEFT,
              WIDTH - RIGHT,
              y(value),
              y(value),
              LEFT - 8,
              y(value) + 4,
              Html.number(value, step < 1 ? 1 : 0)));
    }
    return svg + "<text x=\"0\" y=\"14\">%s</text>%n".formatted(Html.escaped(unit));
  }

  private String places() {
    return IntStream.range(0, axis.size())
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    x(i),
                    HEIGHT - 8,
                    Html.escaped(axis.get(i))))
        .collect(Collectors.joining());
  }

  private String line(int index) {
    double[] values = lines.get(index).values();
    String points =
        IntStream.range(0, values.length)
            .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", x(i), y(values[i])))
            .collect(Collectors.joining(" "));
    int legend = LEFT + 50 + index * LEGEND;
    return String.format(
        Locale.ROOT,
        "<polyline class=\"line%d\" points=\"%s\"/>"
            + "<line class=\"line%d\" x1=\"%d\" x2=\"%d\" y1=\"10\" y2=\"10\"/>"
            + "<text x=\"%d\" y=\"14\">%s</text>%n",
        index,
        points,
        index,
        legend,
        legend + 24,
        legend + 30,
        Html.escaped(lines.get(index).name()));
  }
}
