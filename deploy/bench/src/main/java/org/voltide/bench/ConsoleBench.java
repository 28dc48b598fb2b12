package org.voltide.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The console in a real Chromium, while a large fleet lives: what a first load takes until there is
 * a chart, and how long the page's thread is blocked while somebody works with it, against a bare
 * list in the same browser. CPU time of tasks counts beside the clock's, which a busy machine
 * stretches.
 */
@Command(
    name = "console",
    description = "The console in a browser with a live fleet: first load, and what blocks it.")
final class ConsoleBench implements Callable<Integer> {
  private static final Path TOOLS = Path.of("deploy", "test-tools");
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final int LEAST_STATIONS = 20;

  @Option(
      names = "--turns",
      defaultValue = "3",
      description = "Turns of bare list and console (${DEFAULT-VALUE}).")
  private int turns;

  @Option(
      names = "--stations",
      defaultValue = "2000",
      description = "Stations, of which every second one charges (${DEFAULT-VALUE}).")
  private int stations;

  @Option(
      names = "--messages",
      defaultValue = "100",
      description =
          "Messages that the stations say in a second, each about two events (${DEFAULT-VALUE}).")
  private int messages;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Sizes.requireAtLeast("--turns", turns, 1);
    Sizes.requireAtLeast("--stations", stations, LEAST_STATIONS);
    Sizes.requireAtLeast("--messages", messages, 1);
    Sizes.requireConnectable(stations);
    Path chromium = chromium();
    try (Workplace place = Workplace.open()) {
      // Operators' browsers share no processor with the core.
      Core core = Core.startInBackground(place);
      Fleet.register(core, stations);
      core.post("/tokens", "{\"idToken\":\"bench\",\"type\":\"ISO14443\"}");
      try (LiveFleet fleet = LiveFleet.begin(core, stations, messages, LiveFleet.ENDLESS)) {
        Browsed seen = browse(place, core, chromium);
        System.out.printf(
            Locale.ROOT,
            "%d stations, %.0f events per second; load %.1f on %d cores%n",
            stations,
            seen.eventsPerSecond(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            Runtime.getRuntime().availableProcessors());
        seen.report().forEach(System.out::println);
        seen.complaints().forEach(error -> System.out.println("the console's error: " + error));
        if (fleet.unexpected() > 0) {
          System.out.printf("%d messages were refused%n", fleet.unexpected());
        }
      }
    }
    return 0;
  }

  private Browsed browse(Workplace place, Core core, Path chromium)
      throws IOException, InterruptedException {
    Process script =
        place.start(
            new ProcessBuilder(
                    "node",
                    "console-bench.mjs",
                    core.address(),
                    Core.ADMINISTRATOR_PASSWORD,
                    chromium.toString(),
                    Integer.toString(turns))
                .directory(TOOLS.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT));
    try (BufferedReader said = script.inputReader(StandardCharsets.UTF_8)) {
      String figures = said.readLine();
      if (script.waitFor() != 0 || figures == null) {
        throw new BenchException("The browser could not be measured, see above.");
      }
      return Browsed.parse(figures);
    }
  }

  private static Path chromium() {
    if (Files.notExists(TOOLS.resolve("node_modules"))) {
      throw new BenchException("The browser's driver is missing: run 'npm ci' in " + TOOLS + ".");
    }
    String[] folders = System.getenv("PATH").split(File.pathSeparator, -1);
    return BROWSERS.stream()
        .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new BenchException("There is no Chromium: './csms doctor --install' gets it."));
  }
}
