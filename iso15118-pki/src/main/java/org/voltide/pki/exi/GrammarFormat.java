package org.voltide.pki.exi;

import com.siemens.ct.exi.core.datatype.DatatypeID;
import com.siemens.ct.exi.core.grammars.event.EventType;
import com.siemens.ct.exi.core.grammars.grammar.GrammarType;
import com.siemens.ct.exi.core.types.BuiltInType;
import com.siemens.ct.exi.core.types.DateTimeType;
import java.util.Arrays;

/** What the writer and the reader of compiled grammars agree on. */
final class GrammarFormat {
  /** In place of an index: there is none. */
  static final int NONE = -1;

  /** In place of the index of a grammar: the element is the one declared globally. */
  static final int GLOBAL = -2;

  private static final int VERSION = 1;

  private GrammarFormat() {}

  /** Changes with the format, and when the EXI library orders its kinds of things differently. */
  static int signature() {
    return Arrays.deepHashCode(
        new String[] {
          Integer.toString(VERSION),
          Arrays.toString(GrammarType.values()),
          Arrays.toString(EventType.values()),
          Arrays.toString(BuiltInType.values()),
          Arrays.toString(DateTimeType.values()),
          Arrays.toString(DatatypeID.values())
        });
  }
}
