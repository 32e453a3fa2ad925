package org.switchhook.sip;

import gov.nist.javax.sip.header.RecordRouteList;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.concurrent.atomic.AtomicReference;
import javax.sip.header.Header;
import javax.sip.header.TimeStampHeader;
import org.jspecify.annotations.Nullable;

/** A request of a peer together with our one answer to it. */
final class ReceivedRequest {
  private final SIPRequest request;
  private final @Nullable String localTag;
  private volatile boolean acknowledged;
  private volatile @Nullable SIPResponse tried;
  private final AtomicReference<@Nullable SIPResponse> answer = new AtomicReference<>();

  private ReceivedRequest(SIPRequest request, @Nullable String localTag) {
    this.request = request;
    this.localTag = localTag;
  }

  /** A request inside a dialog. */
  static ReceivedRequest of(Incoming in) {
    return new ReceivedRequest(kept(in), null);
  }

  /**
   * An INVITE outside a dialog.
   *
   * @param localTag our tag in its answers
   */
  static ReceivedRequest offered(Incoming in, String localTag) {
    SIPRequest kept = kept(in);
    RecordRouteList routes = in.request().getRecordRouteHeaders();
    if (routes != null) {
      kept.setHeader(routes);
    }
    return new ReceivedRequest(kept, localTag);
  }

  /** Keeps of the request what its answer repeats (RFC 3261 8.2.6.2), and the way back. */
  private static SIPRequest kept(Incoming in) {
    SIPRequest all = in.request();
    SIPRequest kept = new SIPRequest();
    kept.setMethod(all.getMethod());
    kept.setHeader(all.getViaHeaders());
    kept.setFrom(all.getFrom());
    kept.setTo(all.getTo());
    kept.setCallId(all.getCallId());
    kept.setCSeq(all.getCSeq());
    Header sentAt = all.getHeader(TimeStampHeader.NAME);
    if (sentAt != null) {
      kept.setHeader(sentAt);
    }
    kept.setMessageChannel(all.getMessageChannel());
    return kept;
  }

  SIPRequest request() {
    return request;
  }

  /** Our tag in the answers to an INVITE outside a dialog; null for other requests. */
  @Nullable String localTag() {
    return localTag;
  }

  /** True when it came by a transport that loses nothing. */
  boolean isReliable() {
    return !"udp".equalsIgnoreCase(request.getTopmostVia().getTransport());
  }

  /** The ACK of our refusal has come. */
  void acknowledge() {
    acknowledged = true;
  }

  boolean isAcknowledged() {
    return acknowledged;
  }

  /** Our last provisional answer; null for none but 100. */
  @Nullable SIPResponse tried() {
    return tried;
  }

  void tryWith(SIPResponse provisional) {
    tried = provisional;
  }

  /** Null as long as there is none. */
  @Nullable SIPResponse answer() {
    return answer.get();
  }

  /** False when there is an answer already; the first one stays. */
  boolean answerWith(SIPResponse response) {
    return answer.compareAndSet(null, response);
  }
}
