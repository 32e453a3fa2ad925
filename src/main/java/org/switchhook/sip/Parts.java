package org.switchhook.sip;

import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.text.ParseException;
import javax.sip.address.Address;
import javax.sip.address.AddressFactory;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.Header;
import javax.sip.header.HeaderFactory;
import javax.sip.message.MessageFactory;
import org.switchhook.platform.Text;

/**
 * The stack's factories, and the last check before text becomes part of a message: no CR, LF, NUL
 * or other control character gets into a header, wherever the text comes from.
 */
final class Parts {
  static final HeaderFactory HEADERS = new HeaderFactoryImpl();
  static final MessageFactory MESSAGES = new MessageFactoryImpl();
  private static final AddressFactory ADDRESSES = new AddressFactoryImpl();

  private Parts() {}

  /**
   * @throws ParseException when the text is no SIP URI
   */
  static SipURI uri(String text) throws ParseException {
    URI uri = ADDRESSES.createURI(checked(text));
    if (uri instanceof SipURI sip && !sip.isSecure()) {
      return sip;
    }
    throw new ParseException("not a sip: URI", 0);
  }

  /**
   * A URI that may stand in From or To.
   *
   * @throws ParseException when the text is no URI
   */
  static URI anyUri(String text) throws ParseException {
    return ADDRESSES.createURI(checked(text));
  }

  static Address address(URI uri) {
    return ADDRESSES.createAddress(uri);
  }

  /** A header of one or, separated by commas, of many values. */
  static Header header(String name, String value) throws ParseException {
    return StringMsgParser.parseSIPHeader(name + ": " + checked(value));
  }

  /**
   * The text itself.
   *
   * @throws ParseException when it has a control character
   */
  static String checked(String text) throws ParseException {
    if (Text.hasControl(text)) {
      throw new ParseException("control character in a header", 0);
    }
    return text;
  }
}
