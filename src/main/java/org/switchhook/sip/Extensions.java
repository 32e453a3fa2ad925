package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.sip.header.RequireHeader;

/** The extensions of SIP that we have, by their option tags (RFC 3261 19.2). */
@Singleton
class Extensions {
  private final Replacing replacing;

  @Inject
  Extensions(Replacing replacing) {
    this.replacing = replacing;
  }

  /** Those that we have now. */
  List<String> supported() {
    return replacing.isServed()
        ? List.of(ReferRequests.NO_SUBSCRIPTION, Replacing.TAG)
        : List.of(ReferRequests.NO_SUBSCRIPTION);
  }

  /** Those that a message requires and that we do not have (RFC 3261 8.2.2.3). */
  List<String> unknown(SIPMessage message) {
    List<String> tags = new ArrayList<>();
    Iterator<?> headers = message.getHeaders(RequireHeader.NAME);
    while (headers.hasNext()) {
      if (headers.next() instanceof RequireHeader header
          && !supported().contains(header.getOptionTag().toLowerCase(Locale.ROOT))) {
        tags.add(header.getOptionTag());
      }
    }
    return tags;
  }
}
