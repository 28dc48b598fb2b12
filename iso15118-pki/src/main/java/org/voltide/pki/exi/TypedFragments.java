package org.voltide.pki.exi;

import com.siemens.ct.exi.core.context.GrammarContext;
import com.siemens.ct.exi.core.context.QNameContext;
import com.siemens.ct.exi.core.grammars.Grammars;
import com.siemens.ct.exi.core.grammars.SchemaInformedGrammars;
import com.siemens.ct.exi.core.grammars.event.Event;
import com.siemens.ct.exi.core.grammars.event.StartDocument;
import com.siemens.ct.exi.core.grammars.event.StartElement;
import com.siemens.ct.exi.core.grammars.grammar.Document;
import com.siemens.ct.exi.core.grammars.grammar.Fragment;
import com.siemens.ct.exi.core.grammars.grammar.Grammar;
import com.siemens.ct.exi.core.grammars.grammar.SchemaInformedFragmentContent;
import com.siemens.ct.exi.core.grammars.production.Production;

/**
 * Grammars as a widespread C codec has them: it encodes the fragment of an element by the element's
 * type even where the same name has several types, for which EXI wants the relaxed grammar (EXI
 * 1.0, 8.5.3). Only to check signatures that were made so.
 */
final class TypedFragments {

  private TypedFragments() {}

  static Grammars of(SchemaInformedGrammars standard, String element, String type) {
    GrammarContext context = standard.getGrammarContext();
    Grammar content = standard.getFragmentGrammar().getProduction(0).getNextGrammar();
    SchemaInformedFragmentContent typed = new SchemaInformedFragmentContent();
    for (int code = 0; code < content.getNumberOfEvents(); code++) {
      Production production = content.getProduction(code);
      Grammar next = production.getNextGrammar() == content ? typed : production.getNextGrammar();
      typed.addProduction(replaced(production.getEvent(), element, named(context, type)), next);
    }
    Fragment fragment = new Fragment();
    fragment.addProduction(new StartDocument(), typed);
    return new SchemaInformedGrammars(
        context,
        (Document) standard.getDocumentGrammar(),
        fragment,
        standard.getSchemaInformedElementFragmentGrammar());
  }

  private static Event replaced(Event event, String element, QNameContext type) {
    return event instanceof StartElement start
            && start.getQName().getLocalPart().equals(element)
            && start.getQName().getNamespaceURI().equals(Namespaces.BODY_2)
        ? new StartElement(start.getQNameContext(), type.getTypeGrammar())
        : event;
  }

  private static QNameContext named(GrammarContext context, String type) {
    return context.getGrammarUriContext(Namespaces.TYPES_2).getQNameContext(type);
  }
}
