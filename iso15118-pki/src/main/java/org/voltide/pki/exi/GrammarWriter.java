package org.voltide.pki.exi;

import static org.voltide.pki.exi.GrammarFormat.GLOBAL;
import static org.voltide.pki.exi.GrammarFormat.NONE;

import com.siemens.ct.exi.core.context.GrammarContext;
import com.siemens.ct.exi.core.context.GrammarUriContext;
import com.siemens.ct.exi.core.context.QNameContext;
import com.siemens.ct.exi.core.datatype.Datatype;
import com.siemens.ct.exi.core.datatype.DatetimeDatatype;
import com.siemens.ct.exi.core.datatype.EnumerationDatatype;
import com.siemens.ct.exi.core.datatype.ListDatatype;
import com.siemens.ct.exi.core.datatype.NBitUnsignedIntegerDatatype;
import com.siemens.ct.exi.core.datatype.StringDatatype;
import com.siemens.ct.exi.core.grammars.SchemaInformedGrammars;
import com.siemens.ct.exi.core.grammars.event.Attribute;
import com.siemens.ct.exi.core.grammars.event.Characters;
import com.siemens.ct.exi.core.grammars.event.Event;
import com.siemens.ct.exi.core.grammars.event.StartElement;
import com.siemens.ct.exi.core.grammars.grammar.Grammar;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedFirstStartTag;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedStartTag;
import com.siemens.ct.exi.core.grammars.production.Production;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes compiled grammars so that {@link GrammarReader} has them again, productions in order. */
final class GrammarWriter {
  private final DataOutputStream out;
  private final List<QNameContext> names = new ArrayList<>();
  private final Map<QNameContext, Integer> nameIndex = new IdentityHashMap<>();
  private final List<Grammar> grammars = new ArrayList<>();
  private final Map<Grammar, Integer> grammarIndex = new IdentityHashMap<>();

  GrammarWriter(DataOutputStream out) {
    this.out = out;
  }

  void write(SchemaInformedGrammars compiled) throws IOException {
    out.writeInt(GrammarFormat.signature());
    writeNames(compiled.getGrammarContext());
    collect(compiled);
    writeGrammars();
    for (QNameContext name : names) {
      writeDeclaration(name);
    }
    for (Grammar grammar : grammars) {
      writeProductions(grammar);
    }
    out.writeInt(index(compiled.getDocumentGrammar()));
    out.writeInt(index(compiled.getFragmentGrammar()));
    out.writeInt(index(compiled.getSchemaInformedElementFragmentGrammar()));
  }

  private void writeNames(GrammarContext context) throws IOException {
    out.writeInt(context.getNumberOfGrammarUriContexts());
    for (int i = 0; i < context.getNumberOfGrammarUriContexts(); i++) {
      GrammarUriContext uri = context.getGrammarUriContext(i);
      out.writeUTF(uri.getNamespaceUri());
      out.writeInt(uri.getNumberOfPrefixes());
      for (int p = 0; p < uri.getNumberOfPrefixes(); p++) {
        out.writeUTF(uri.getPrefix(p));
      }
      out.writeInt(uri.getNumberOfQNames());
      for (int n = 0; n < uri.getNumberOfQNames(); n++) {
        QNameContext name = uri.getQNameContext(n);
        out.writeUTF(name.getLocalName());
        nameIndex.put(name, names.size());
        names.add(name);
      }
    }
  }

  /** Finds every grammar that can be reached; the list grows while it is walked. */
  private void collect(SchemaInformedGrammars compiled) {
    add(compiled.getDocumentGrammar());
    add(compiled.getFragmentGrammar());
    add(compiled.getSchemaInformedElementFragmentGrammar());
    for (QNameContext name : names) {
      add(name.getTypeGrammar());
      add(name.getGlobalStartElement() == null ? null : name.getGlobalStartElement().getGrammar());
    }
    for (int i = 0; i < grammars.size(); i++) {
      Grammar grammar = grammars.get(i);
      if (grammar instanceof SchemaInformedStartTag tag) {
        add(tag.getElementContentGrammar());
      }
      for (int code = 0; code < grammar.getNumberOfEvents(); code++) {
        Production production = grammar.getProduction(code);
        add(production.getNextGrammar());
        if (production.getEvent() instanceof StartElement start) {
          add(start.getGrammar());
        }
      }
    }
  }

  private void add(@Nullable Grammar grammar) {
    if (grammar != null && grammarIndex.putIfAbsent(grammar, grammars.size()) == null) {
      grammars.add(grammar);
    }
  }

  private void writeGrammars() throws IOException {
    out.writeInt(grammars.size());
    for (Grammar grammar : grammars) {
      out.writeByte(grammar.getGrammarType().ordinal());
      if (grammar instanceof SchemaInformedStartTag tag) {
        out.writeInt(index(tag.getElementContentGrammar()));
      }
      if (grammar instanceof SchemaInformedFirstStartTag first) {
        out.writeBoolean(first.isTypeCastable());
        out.writeBoolean(first.isNillable());
      }
    }
  }

  private void writeDeclaration(QNameContext name) throws IOException {
    if (name.getGlobalAttribute() != null) {
      throw new IOException("Global attributes such as %s are not stored".formatted(name));
    }
    out.writeInt(index(name.getTypeGrammar()));
    StartElement global = name.getGlobalStartElement();
    out.writeInt(global == null ? NONE : index(global.getGrammar()));
  }

  private void writeProductions(Grammar grammar) throws IOException {
    out.writeInt(grammar.getNumberOfEvents());
    for (int code = 0; code < grammar.getNumberOfEvents(); code++) {
      Production production = grammar.getProduction(code);
      writeEvent(production.getEvent());
      out.writeInt(index(production.getNextGrammar()));
    }
  }

  private void writeEvent(Event event) throws IOException {
    out.writeByte(event.getEventType().ordinal());
    switch (event.getEventType()) {
      case START_ELEMENT -> {
        StartElement start = (StartElement) event;
        QNameContext name = start.getQNameContext();
        out.writeInt(index(name));
        out.writeInt(start == name.getGlobalStartElement() ? GLOBAL : index(start.getGrammar()));
      }
      case ATTRIBUTE -> {
        Attribute attribute = (Attribute) event;
        out.writeInt(index(attribute.getQNameContext()));
        writeDatatype(attribute.getDatatype());
      }
      case CHARACTERS -> writeDatatype(((Characters) event).getDatatype());
      default -> {
        // Its type says all of it.
      }
    }
  }

  private void writeDatatype(Datatype datatype) throws IOException {
    out.writeByte(datatype.getBuiltInType().ordinal());
    out.writeInt(index(datatype.getSchemaType()));
    switch (datatype) {
      case EnumerationDatatype enumeration -> {
        out.writeInt(enumeration.getEnumerationSize());
        for (int i = 0; i < enumeration.getEnumerationSize(); i++) {
          out.writeUTF(enumeration.getEnumValue(i).toString());
        }
        writeDatatype(enumeration.getEnumValueDatatype());
      }
      case NBitUnsignedIntegerDatatype bits -> {
        out.writeLong(bits.getLowerBound().longValue());
        out.writeLong(bits.getUpperBound().longValue());
      }
      case DatetimeDatatype time -> out.writeByte(time.getDatetimeType().ordinal());
      case ListDatatype list -> writeDatatype(list.getListDatatype());
      case StringDatatype text -> out.writeBoolean(text.isDerivedByUnion());
      default -> {
        // Its built-in type says all of it.
      }
    }
  }

  private int index(@Nullable Grammar grammar) {
    return grammar == null ? NONE : grammarIndex.get(grammar);
  }

  private int index(QNameContext name) throws IOException {
    Integer index = nameIndex.get(name);
    if (index == null) {
      throw new IOException("%s is not among the schema's names".formatted(name));
    }
    return index;
  }
}
