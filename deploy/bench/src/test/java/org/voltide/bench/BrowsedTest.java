package org.voltide.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrowsedTest {
  private static final String FIGURES =
      """
      {"firstLoad": {"requests": 40, "bytes": 280400, "answers": 50000, "stream": 9000, "millis": 900,
                      "parts": [{"path": "/assets/a.js", "bytes": 91870}, {"path": "/api/v1/sites", "bytes": 4100}]},
       "eventsPerSecond": 200,
       "bare": [%s],
       "console": [%s, %s],
       "complaints": []}
      """
          .formatted(
              gesture("bare list", "scroll", 10, 20, 5),
              gesture("stations", "scroll", 40, 130, 30),
              gesture("stations", "scroll", 50, 90, 20));

  private static String gesture(String page, String gesture, int cpu, int clock, int latency) {
    return """
    {"page": "%s", "gesture": "%s", "seconds": 2, "cpuMs": 400, "longestCpuMs": %d,
     "longestMs": %d, "latencyMs": %d}
    """
        .formatted(page, gesture, cpu, clock, latency);
  }

  @Test
  void tellsTheWorstOfAllTurnsAndWhetherItIsGoodEnough() {
    List<String> report = Browsed.parse(FIGURES).report();
    assertThat(report.subList(1, 3))
        .map(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "bare list, scroll 20 % 10 ms 20 ms 5 ms", "stations, scroll 20 % 50 ms 130 ms 30 ms");
    assertThat(report.subList(3, report.size()))
        .containsExactly(
            "first load until the first chart, kB: 280 in 40 requests, 50 of them answers, beside 9"
                + " of live events, in 0.9 s, wanted <= 300: reached",
            "   91.9  /assets/a.js",
            "    4.1  /api/v1/sites",
            "longest task, CPU ms: bare 10  ours 50  ratio 5.0, wanted <= 100: reached",
            "longest task on the clock, ms: bare 20  ours 130  ratio 6.5, wanted <= 100: missed",
            "longest until a key or click was handled, ms: bare 5  ours 30  ratio 6.0, wanted <="
                + " 100: reached");
  }

  @Test
  void saysWhatTheBrowserSaidWhenItIsNoFigures() {
    assertThatThrownBy(() -> Browsed.parse("oops"))
        .isInstanceOf(BenchException.class)
        .hasMessage("The browser's figures cannot be read: oops");
  }
}
