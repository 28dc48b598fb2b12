package org.voltide.simulator.scenario;

import java.io.StringReader;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Finds the line of a path such as {@code stays[2].arrive} in a YAML text. */
record YamlLines(Node root) {
  private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

  static YamlLines of(String text) {
    return new YamlLines(new Yaml(new LoaderOptions()).compose(new StringReader(text)));
  }

  /** The line of the deepest part of the path that is there, counted from 1. */
  int line(String path) {
    Node node = root;
    Matcher step = STEP.matcher(path);
    while (step.find()) {
      Optional<Node> child =
          step.group(1) != null
              ? named(node, step.group(1))
              : indexed(node, Integer.parseInt(step.group(2)));
      if (child.isEmpty()) {
        break;
      }
      node = child.get();
    }
    return node.getStartMark().getLine() + 1;
  }

  private static Optional<Node> named(Node node, String key) {
    return node instanceof MappingNode mapping
        ? mapping.getValue().stream()
            .filter(t -> t.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key))
            .map(tuple -> tuple.getValueNode())
            .findFirst()
        : Optional.empty();
  }

  private static Optional<Node> indexed(Node node, int index) {
    return node instanceof SequenceNode sequence && index < sequence.getValue().size()
        ? Optional.of(sequence.getValue().get(index))
        : Optional.empty();
  }
}
