package org.voltide.csms.transactions;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * Which sequence numbers of a transaction have arrived, as ascending ranges with gaps between them.
 * Its text is PostgreSQL's {@code int8multirange}, for example <code>{[0,4),[6,7)}</code>.
 */
public record SeqNos(List<Range> ranges) {
  public static final SeqNos NONE = new SeqNos(List.of());

  /** Sequence numbers from the first to the last, both included. */
  public record Range(long first, long last) {

    /** The number, or the first and the last with a hyphen. */
    @Override
    public String toString() {
      return first == last ? Long.toString(first) : first + "-" + last;
    }

    private boolean touches(Range other) {
      return first <= other.last + 1 && other.first <= last + 1;
    }

    private Range span(Range other) {
      return new Range(Math.min(first, other.first), Math.max(last, other.last));
    }
  }

  public SeqNos {
    ranges = List.copyOf(ranges);
  }

  public boolean contains(long seqNo) {
    return ranges.stream().anyMatch(range -> range.first <= seqNo && seqNo <= range.last);
  }

  public SeqNos with(long seqNo) {
    Range merged = new Range(seqNo, seqNo);
    List<Range> result = new ArrayList<>(ranges.size() + 1);
    for (Range range : ranges) {
      if (range.touches(merged)) {
        merged = merged.span(range);
      } else if (range.last < merged.first) {
        result.add(range);
      }
    }
    result.add(merged);
    for (Range range : ranges) {
      if (range.first > merged.last) {
        result.add(range);
      }
    }
    return new SeqNos(result);
  }

  /** The highest number that has arrived. */
  public OptionalLong highest() {
    return ranges.isEmpty() ? OptionalLong.empty() : OptionalLong.of(ranges.getLast().last);
  }

  /** Whether nothing is missing between the lowest number and this one. */
  public boolean completeUpTo(long seqNo) {
    return !ranges.isEmpty() && ranges.getFirst().last >= seqNo;
  }

  /** What is missing between the lowest and the highest number. */
  public List<Range> gaps() {
    return IntStream.range(1, ranges.size())
        .mapToObj(i -> new Range(ranges.get(i - 1).last + 1, ranges.get(i).first - 1))
        .toList();
  }

  /**
   * Reads what PostgreSQL prints.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static SeqNos parse(String multirange) {
    if (!multirange.startsWith("{") || !multirange.endsWith("}")) {
      throw new IllegalArgumentException("not a multirange: " + multirange);
    }
    List<Range> ranges = new ArrayList<>();
    int end;
    for (int start = 1; multirange.charAt(start) == '['; start = end + 2) {
      int comma = multirange.indexOf(',', start);
      end = multirange.indexOf(')', comma);
      ranges.add(
          new Range(
              Long.parseLong(multirange.substring(start + 1, comma)),
              Long.parseLong(multirange.substring(comma + 1, end)) - 1));
      if (multirange.charAt(end + 1) == '}') {
        break;
      }
    }
    return new SeqNos(ranges);
  }

  /** What {@link #parse} reads. */
  public String toMultirange() {
    return ranges.stream()
        .map(range -> "[" + range.first + "," + (range.last + 1) + ")")
        .collect(joining(",", "{", "}"));
  }
}
