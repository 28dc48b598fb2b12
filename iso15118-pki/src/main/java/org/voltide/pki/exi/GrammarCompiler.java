package org.voltide.pki.exi;

import com.siemens.ct.exi.core.exceptions.EXIException;
import com.siemens.ct.exi.core.grammars.SchemaInformedGrammars;
import com.siemens.ct.exi.grammars.GrammarFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.xerces.xni.XMLResourceIdentifier;
import org.apache.xerces.xni.parser.XMLEntityResolver;
import org.apache.xerces.xni.parser.XMLInputSource;

/** Grammars from XML schemas, without a step outside of their directory. */
record GrammarCompiler(SchemaDirectory directory) {
  /** The document type that XML Signature's schema names; nothing of it is needed. */
  private static final String SCHEMA_DTD = "XMLSchema.dtd";

  /** In bytes; the library recurses as deep as a list of a schema may be long. */
  private static final long STACK = 64L << 20;

  /**
   * Takes seconds.
   *
   * @throws IOException when a file is missing, or is no schema
   */
  SchemaInformedGrammars compile(Schema schema) throws IOException {
    FutureTask<SchemaInformedGrammars> compiling = new FutureTask<>(() -> compiled(schema));
    new Thread(null, compiling, "exi-grammars", STACK).start();
    try {
      return compiling.get();
    } catch (ExecutionException e) {
      throw new IOException(
          "The schemas in %s cannot be compiled: %s"
              .formatted(directory.path(), e.getCause().getMessage()),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Compiling the schemas was interrupted");
    }
  }

  private SchemaInformedGrammars compiled(Schema schema) throws IOException, EXIException {
    byte[] first = directory.read(schema.files().getFirst());
    XMLEntityResolver resolver = identifier -> source(schema, identifier);
    return (SchemaInformedGrammars)
        GrammarFactory.newInstance().createGrammars(new ByteArrayInputStream(first), resolver);
  }

  private XMLInputSource source(Schema schema, XMLResourceIdentifier identifier)
      throws IOException {
    String location = String.valueOf(identifier.getLiteralSystemId());
    String name = location.substring(location.lastIndexOf('/') + 1);
    if (name.equals(SCHEMA_DTD)) {
      return new XMLInputSource(null, name, null, new StringReader(""), null);
    }
    if (!schema.files().contains(name)) {
      throw new IOException("The schemas ask for " + location + ", which is none of them");
    }
    return new XMLInputSource(
        null, name, null, new ByteArrayInputStream(directory.read(name)), null);
  }
}
