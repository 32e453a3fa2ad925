package org.switchhook.sip;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import javax.sip.InvalidArgumentException;
import javax.sip.header.SupportedHeader;
import javax.sip.message.Request;
import org.switchhook.call.Effect;
import org.switchhook.call.ReferNews;
import org.switchhook.call.ReferTo;

/** Writes REFER (RFC 3515) and the NOTIFY about one of the peer. */
@Singleton
class ReferRequests {
  /** We understand a 2xx that says that no NOTIFY will follow (RFC 4488). */
  static final String NO_SUBSCRIPTION = "norefersub";

  private final DialogRequests requests;
  private final LocalSide local;

  @Inject
  ReferRequests(DialogRequests requests, LocalSide local) {
    this.requests = requests;
    this.local = local;
  }

  Request refer(Effect.Refer effect) throws ParseException, InvalidArgumentException {
    Request refer = requests.write(Request.REFER, effect.dialog(), effect.dialog().localCseq());
    ReferTo to = effect.to();
    String by = to.referredBy() == null ? effect.dialog().localUri() : to.referredBy();
    refer.addHeader(local.contact(RequestHead.transport(effect.dialog())));
    refer.addHeader(Parts.header(RawHeader.REFER_TO, "<" + Parts.uri(to.uri()) + ">"));
    refer.addHeader(Parts.header(RawHeader.REFERRED_BY, "<" + Parts.uri(by) + ">"));
    refer.addHeader(Parts.header(SupportedHeader.NAME, NO_SUBSCRIPTION));
    if (!to.subscribes()) {
      refer.addHeader(Parts.header(RawHeader.REFER_SUB, "false"));
    }
    return refer;
  }

  Request notify(Effect.Notify effect) throws ParseException, InvalidArgumentException {
    Request told = requests.write(Request.NOTIFY, effect.dialog(), effect.dialog().localCseq());
    ReferNews news = effect.news();
    told.addHeader(local.contact(RequestHead.transport(effect.dialog())));
    told.addHeader(
        Parts.header(RawHeader.EVENT, news.id() == 0 ? "refer" : "refer;id=" + news.id()));
    told.addHeader(
        Parts.header(
            RawHeader.SUBSCRIPTION_STATE,
            news.reason().isEmpty()
                ? "active;expires=" + news.left().toSeconds()
                : "terminated;reason=" + news.reason()));
    Bodies.fragment(told, news.fragment());
    return told;
  }
}
