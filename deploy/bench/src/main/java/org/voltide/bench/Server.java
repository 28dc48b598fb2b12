package org.voltide.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A server of this program in a process of its own. It says {@code port N} when it listens and ends
 * when its input does; {@code heap} makes it collect garbage and say how many bytes live, {@code
 * allocated} how many it has asked for since it began.
 */
final class Server {
  static final List<String> JVM_FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseCompactObjectHeaders");

  private static final String HEAP = "heap";
  private static final String ALLOCATED = "allocated";

  private final Process process;
  private final BufferedReader heard;
  private final Writer said;
  private final int port;

  private Server(Process process) throws IOException {
    this.process = process;
    heard = process.inputReader(StandardCharsets.UTF_8);
    said = process.outputWriter(StandardCharsets.UTF_8);
    port = Math.toIntExact(number("port"));
  }

  /**
   * Starts a hidden subcommand of this program.
   *
   * @param role {@code echo-server} or {@code gateway-server}
   * @param files that it reads, its keys first
   */
  static Server start(Workplace place, String role, Path... files) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_FLAGS);
    command.add("-XX:+UseSerialGC");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Bench.class.getName(), role));
    Arrays.stream(files).map(Path::toString).forEach(command::add);
    try {
      return new Server(
          place.start(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT)));
    } catch (IOException e) {
      throw new BenchException("The %s did not start: %s.".formatted(role, e.getMessage()), e);
    }
  }

  int port() {
    return port;
  }

  double cpuSeconds() {
    return CpuTime.of(process.pid());
  }

  /** Bytes that survive a garbage collection. */
  long liveBytes() {
    return ask(HEAP);
  }

  /** Bytes of heap that it has asked for since it began, whatever became of them. */
  long allocatedBytes() {
    return ask(ALLOCATED);
  }

  private long ask(String what) {
    try {
      said.write(what + "\n");
      said.flush();
      return number(what);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private long number(String name) throws IOException {
    String line = heard.readLine();
    if (line == null || !line.startsWith(name + " ")) {
      throw new BenchException("A server said '%s' instead of its %s.".formatted(line, name));
    }
    return Long.parseLong(line.substring(name.length() + 1));
  }

  /** The server's side: says where it listens, and answers until nobody asks any more. */
  static void serve(int port) throws IOException {
    System.out.println("port " + port);
    BufferedReader questions =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Writer answers = new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    for (String question = questions.readLine();
        question != null;
        question = questions.readLine()) {
      long bytes =
          switch (question) {
            case HEAP -> live();
            case ALLOCATED -> allocated();
            default -> throw new BenchException("A server was asked for its " + question + ".");
          };
      answers.write(question + " " + bytes + "\n");
      answers.flush();
    }
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getTotalThreadAllocatedBytes();
  }

  private static long live() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
