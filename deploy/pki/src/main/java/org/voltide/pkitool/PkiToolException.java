package org.voltide.pkitool;

/** Why a command cannot do its work, as one sentence for the operator. */
final class PkiToolException extends Exception {
  private static final long serialVersionUID = 1L;

  PkiToolException(String sentence) {
    super(sentence);
  }
}
