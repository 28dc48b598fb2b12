package org.voltide.pki.audit;

import java.util.List;

/** What a log says, or where it is not to be believed. */
public sealed interface Reading {

  /**
   * Every line follows from the one before.
   *
   * @param head the hash of the last line: who keeps it elsewhere sees when lines are cut off
   * @param unfinished bytes after the last line, of an act that was interrupted and had no effect
   */
  record Intact(List<Entry> entries, String head, int unfinished) implements Reading {
    public Intact {
      entries = List.copyOf(entries);
    }

    /** Whether the log had this head once: it has only grown since. */
    public boolean contains(String formerHead) {
      return formerHead.equals(Entry.START)
          || entries.stream().anyMatch(entry -> entry.hash().equals(formerHead));
    }
  }

  /**
   * A line was changed, left out or moved.
   *
   * @param line its number, from 1
   * @param reason what is wrong
   */
  record Broken(long line, String reason) implements Reading {}
}
