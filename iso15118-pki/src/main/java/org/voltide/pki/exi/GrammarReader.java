package org.voltide.pki.exi;

import static org.voltide.pki.exi.GrammarFormat.GLOBAL;
import static org.voltide.pki.exi.GrammarFormat.NONE;

import com.siemens.ct.exi.core.context.GrammarContext;
import com.siemens.ct.exi.core.context.GrammarUriContext;
import com.siemens.ct.exi.core.context.QNameContext;
import com.siemens.ct.exi.core.datatype.BinaryBase64Datatype;
import com.siemens.ct.exi.core.datatype.BinaryHexDatatype;
import com.siemens.ct.exi.core.datatype.BooleanDatatype;
import com.siemens.ct.exi.core.datatype.Datatype;
import com.siemens.ct.exi.core.datatype.DatetimeDatatype;
import com.siemens.ct.exi.core.datatype.DecimalDatatype;
import com.siemens.ct.exi.core.datatype.EnumerationDatatype;
import com.siemens.ct.exi.core.datatype.FloatDatatype;
import com.siemens.ct.exi.core.datatype.IntegerDatatype;
import com.siemens.ct.exi.core.datatype.ListDatatype;
import com.siemens.ct.exi.core.datatype.NBitUnsignedIntegerDatatype;
import com.siemens.ct.exi.core.datatype.StringDatatype;
import com.siemens.ct.exi.core.datatype.UnsignedIntegerDatatype;
import com.siemens.ct.exi.core.grammars.SchemaInformedGrammars;
import com.siemens.ct.exi.core.grammars.event.Attribute;
import com.siemens.ct.exi.core.grammars.event.AttributeGeneric;
import com.siemens.ct.exi.core.grammars.event.Characters;
import com.siemens.ct.exi.core.grammars.event.CharactersGeneric;
import com.siemens.ct.exi.core.grammars.event.EndDocument;
import com.siemens.ct.exi.core.grammars.event.EndElement;
import com.siemens.ct.exi.core.grammars.event.Event;
import com.siemens.ct.exi.core.grammars.event.EventType;
import com.siemens.ct.exi.core.grammars.event.StartDocument;
import com.siemens.ct.exi.core.grammars.event.StartElement;
import com.siemens.ct.exi.core.grammars.event.StartElementGeneric;
import com.siemens.ct.exi.core.grammars.grammar.DocEnd;
import com.siemens.ct.exi.core.grammars.grammar.Document;
import com.siemens.ct.exi.core.grammars.grammar.Fragment;
import com.siemens.ct.exi.core.grammars.grammar.Grammar;
import com.siemens.ct.exi.core.grammars.grammar.GrammarType;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedDocContent;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedElement;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedFirstStartTag;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedFragmentContent;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedGrammar;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedStartTag;
import com.siemens.ct.exi.core.types.BuiltInType;
import com.siemens.ct.exi.core.types.DateTimeType;
import com.siemens.ct.exi.core.values.IntegerValue;
import com.siemens.ct.exi.core.values.StringValue;
import com.siemens.ct.exi.core.values.Value;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** Reads what {@link GrammarWriter} wrote, in a twentieth of the time that compiling takes. */
final class GrammarReader {
  private static final GrammarType[] GRAMMAR_TYPES = GrammarType.values();
  private static final EventType[] EVENT_TYPES = EventType.values();
  private static final BuiltInType[] BUILT_IN_TYPES = BuiltInType.values();
  private static final DateTimeType[] DATE_TIME_TYPES = DateTimeType.values();

  private final DataInputStream in;
  private final List<QNameContext> names = new ArrayList<>();
  private final List<Grammar> grammars = new ArrayList<>();

  GrammarReader(DataInputStream in) {
    this.in = in;
  }

  /**
   * @throws IOException when it was written otherwise
   */
  SchemaInformedGrammars read() throws IOException {
    if (in.readInt() != GrammarFormat.signature()) {
      throw new IOException("The grammars were stored in another format");
    }
    GrammarContext context = readNames();
    readGrammars();
    for (QNameContext name : names) {
      readDeclaration(name);
    }
    for (Grammar grammar : grammars) {
      readProductions(grammar);
    }
    return new SchemaInformedGrammars(
        context,
        (Document) grammar(in.readInt()),
        (Fragment) grammar(in.readInt()),
        (SchemaInformedGrammar) grammar(in.readInt()));
  }

  private GrammarContext readNames() throws IOException {
    GrammarUriContext[] uris = new GrammarUriContext[in.readInt()];
    for (int i = 0; i < uris.length; i++) {
      String namespace = in.readUTF();
      String[] prefixes = new String[in.readInt()];
      for (int p = 0; p < prefixes.length; p++) {
        prefixes[p] = in.readUTF();
      }
      QNameContext[] local = new QNameContext[in.readInt()];
      for (int n = 0; n < local.length; n++) {
        local[n] = new QNameContext(i, n, new QName(namespace, in.readUTF()));
      }
      names.addAll(List.of(local));
      uris[i] = new GrammarUriContext(i, namespace, local, prefixes);
    }
    return new GrammarContext(uris, names.size());
  }

  private void readGrammars() throws IOException {
    int count = in.readInt();
    int[] contents = new int[count];
    for (int i = 0; i < count; i++) {
      Grammar grammar = empty(GRAMMAR_TYPES[in.readByte()]);
      contents[i] = grammar instanceof SchemaInformedStartTag ? in.readInt() : NONE;
      if (grammar instanceof SchemaInformedFirstStartTag first) {
        first.setTypeCastable(in.readBoolean());
        first.setNillable(in.readBoolean());
      }
      grammars.add(grammar);
    }
    for (int i = 0; i < count; i++) {
      if (contents[i] != NONE) {
        ((SchemaInformedStartTag) grammars.get(i))
            .setElementContentGrammar(grammars.get(contents[i]));
      }
    }
  }

  private static Grammar empty(GrammarType type) throws IOException {
    return switch (type) {
      case DOCUMENT -> new Document();
      case FRAGMENT -> new Fragment();
      case DOC_END -> new DocEnd();
      case SCHEMA_INFORMED_DOC_CONTENT -> new SchemaInformedDocContent();
      case SCHEMA_INFORMED_FRAGMENT_CONTENT -> new SchemaInformedFragmentContent();
      case SCHEMA_INFORMED_FIRST_START_TAG_CONTENT -> new SchemaInformedFirstStartTag();
      case SCHEMA_INFORMED_START_TAG_CONTENT -> new SchemaInformedStartTag();
      case SCHEMA_INFORMED_ELEMENT_CONTENT -> new SchemaInformedElement();
      default -> throw new IOException("No schema has a grammar " + type);
    };
  }

  private void readDeclaration(QNameContext name) throws IOException {
    int type = in.readInt();
    if (type != NONE) {
      name.setTypeGrammar((SchemaInformedFirstStartTag) grammar(type));
    }
    int global = in.readInt();
    if (global != NONE) {
      name.setGlobalStartElement(new StartElement(name, (SchemaInformedGrammar) grammar(global)));
    }
  }

  private void readProductions(Grammar grammar) throws IOException {
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      Event event = readEvent();
      grammar.addProduction(event, grammar(in.readInt()));
    }
  }

  private Event readEvent() throws IOException {
    EventType type = EVENT_TYPES[in.readByte()];
    return switch (type) {
      case START_DOCUMENT -> new StartDocument();
      case END_DOCUMENT -> new EndDocument();
      case START_ELEMENT -> startElement(names.get(in.readInt()), in.readInt());
      case START_ELEMENT_GENERIC -> new StartElementGeneric();
      case END_ELEMENT -> new EndElement();
      case ATTRIBUTE -> new Attribute(names.get(in.readInt()), readDatatype());
      case ATTRIBUTE_GENERIC -> new AttributeGeneric();
      case CHARACTERS -> new Characters(readDatatype());
      case CHARACTERS_GENERIC -> new CharactersGeneric();
      default -> throw new IOException("No schema of ISO 15118 has an event " + type);
    };
  }

  private StartElement startElement(QNameContext name, int grammar) {
    return grammar == GLOBAL
        ? name.getGlobalStartElement()
        : new StartElement(name, grammar(grammar));
  }

  private Datatype readDatatype() throws IOException {
    BuiltInType type = BUILT_IN_TYPES[in.readByte()];
    QNameContext name = names.get(in.readInt());
    return switch (type) {
      case BINARY_BASE64 -> new BinaryBase64Datatype(name);
      case BINARY_HEX -> new BinaryHexDatatype(name);
      case BOOLEAN -> new BooleanDatatype(name);
      case DECIMAL -> new DecimalDatatype(name);
      case FLOAT -> new FloatDatatype(name);
      case INTEGER -> new IntegerDatatype(name);
      case UNSIGNED_INTEGER -> new UnsignedIntegerDatatype(name);
      case NBIT_UNSIGNED_INTEGER ->
          new NBitUnsignedIntegerDatatype(
              IntegerValue.valueOf(in.readLong()), IntegerValue.valueOf(in.readLong()), name);
      case DATETIME -> new DatetimeDatatype(DATE_TIME_TYPES[in.readByte()], name);
      case STRING -> new StringDatatype(name, in.readBoolean());
      case LIST -> new ListDatatype(readDatatype(), name);
      case ENUMERATION -> new EnumerationDatatype(readValues(), readDatatype(), name);
      default -> throw new IOException("No schema of ISO 15118 has a type " + type);
    };
  }

  private Value[] readValues() throws IOException {
    Value[] values = new Value[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = new StringValue(in.readUTF());
    }
    return values;
  }

  private @Nullable Grammar grammar(int index) {
    return index == NONE ? null : grammars.get(index);
  }
}
