package org.switchhook.sip;

import gov.nist.javax.sip.header.ExtensionHeaderImpl;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.parser.HeaderParser;
import gov.nist.javax.sip.parser.ParserFactory;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Headers of transfers as they came. The stack's own parsers keep the first of two and say nothing
 * of the second, take a comma list for one value, and read {@code b} (Referred-By) as Refer-To; all
 * of that decides who is called.
 */
public final class RawHeader extends HeaderParser {
  static final String REFER_TO = "Refer-To";
  static final String REFERRED_BY = "Referred-By";
  static final String REPLACES = "Replaces";
  static final String REFER_SUB = "Refer-Sub";

  // of the stack's own parsers: it looks at them itself
  static final String EVENT = "Event";
  static final String SUBSCRIPTION_STATE = "Subscription-State";
  private static final Map<String, String> LONG = Map.of("r", REFER_TO, "b", REFERRED_BY);

  /** Made by the stack, for one header line. */
  public RawHeader(String line) {
    super(line);
  }

  /**
   * Has the stack keep these headers as they are. For the whole application, and harmless twice.
   */
  static void register() {
    for (String name : List.of(REFER_TO, "r", REFERRED_BY, "b", REPLACES, REFER_SUB)) {
      ParserFactory.addToParserTable(name, RawHeader.class);
    }
  }

  @Override
  public SIPHeader parse() throws ParseException {
    String name = lexer.getNextToken(':').strip();
    lexer.consume(1);
    ExtensionHeaderImpl header =
        new ExtensionHeaderImpl(LONG.getOrDefault(name.toLowerCase(Locale.ROOT), name));
    header.setValue(lexer.getLine().strip());
    return header;
  }

  /** All values of one of these headers, in order, a comma list as one. */
  static List<String> values(SIPMessage message, String name) {
    List<String> values = new ArrayList<>();
    Iterator<?> headers = message.getHeaders(name);
    while (headers.hasNext()) {
      if (headers.next() instanceof SIPHeader header) {
        values.add(header.getHeaderValue().strip());
      }
    }
    return values;
  }

  /** The one value of a header; empty when there is none, or more than one. */
  static String value(SIPMessage message, String name) {
    List<String> values = values(message, name);
    return values.size() == 1 ? values.get(0) : "";
  }
}
