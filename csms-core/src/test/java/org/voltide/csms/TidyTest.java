package org.voltide.csms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds the sources of all modules to the sizes that the house agreed on. */
class TidyTest {

  private static final int MOST_LINES_OF_A_FILE = 500;
  private static final int MOST_LINES_OF_A_METHOD = 70;

  private static List<Path> sources(String kind) {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/" + kind + "/java/"))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> !file.toString().contains("/node_modules/"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> sources() {
    return Stream.concat(sources("main").stream(), sources("test").stream()).toList();
  }

  @Test
  void filesAreShort() {
    assertThat(sources()).isNotEmpty().filteredOn(f -> lines(f) > MOST_LINES_OF_A_FILE).isEmpty();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void packagesSayWhatTheyAre() {
    assertThat(sources("main").stream().map(Path::getParent).distinct())
        .filteredOn(folder -> !folder.endsWith("org/voltide/csms"))
        .allSatisfy(folder -> assertThat(folder.resolve("package-info.java")).exists());
  }

  @Test
  void methodsAreShort() throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
      LongMethods found = new LongMethods(Trees.instance(task).getSourcePositions());
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(found, unit);
      }
      assertThat(found.names).isEmpty();
    }
  }

  private static final class LongMethods extends TreeScanner<Void, CompilationUnitTree> {
    private final List<String> names = new ArrayList<>();
    private final SourcePositions positions;

    private LongMethods(SourcePositions positions) {
      this.positions = positions;
    }

    @Override
    public Void visitMethod(MethodTree method, CompilationUnitTree unit) {
      long first = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
      long last = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
      if (last - first >= MOST_LINES_OF_A_METHOD) {
        names.add("%s:%d %s".formatted(unit.getSourceFile().getName(), first, method.getName()));
      }
      return super.visitMethod(method, unit);
    }
  }
}
