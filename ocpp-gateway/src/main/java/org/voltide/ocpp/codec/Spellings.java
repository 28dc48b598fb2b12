package org.voltide.ocpp.codec;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Things by their names, found without making a string of the name that was read. */
public final class Spellings<T> {
  /** From the shortest to the longest. */
  private final char[][] names;

  /** What the names of the same place name. */
  private final List<Optional<T>> named;

  /** The place of the first name that has at least as many characters. */
  private final int[] firstOfLength;

  public Spellings(Map<String, ? extends T> byName) {
    List<String> sorted =
        byName.keySet().stream().sorted(Comparator.comparingInt(String::length)).toList();
    names = sorted.stream().map(String::toCharArray).toArray(char[][]::new);
    named = sorted.stream().map(name -> Optional.<T>of(byName.get(name))).toList();
    int longest = names.length == 0 ? 0 : names[names.length - 1].length;
    firstOfLength = new int[longest + 2];
    for (int length = 1; length < firstOfLength.length; length++) {
      int wanted = length;
      firstOfLength[length] =
          (int) Arrays.stream(names).filter(name -> name.length < wanted).count();
    }
  }

  /** What the text names that is current in a parser, letter for letter. */
  public Optional<T> find(JsonParser in) throws IOException {
    char[] text = in.getTextCharacters();
    int from = in.getTextOffset();
    int length = in.getTextLength();
    int end = length + 1 < firstOfLength.length ? firstOfLength[length + 1] : 0;
    for (int i = end == 0 ? 0 : firstOfLength[length]; i < end; i++) {
      if (Arrays.equals(text, from, from + length, names[i], 0, length)) {
        return named.get(i);
      }
    }
    return Optional.empty();
  }
}
