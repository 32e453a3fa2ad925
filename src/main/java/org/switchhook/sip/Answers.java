package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.text.ParseException;
import java.util.List;
import java.util.Set;
import javax.sip.SipException;
import javax.sip.header.Header;
import javax.sip.header.RetryAfterHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.switchhook.call.Description;
import org.switchhook.call.OurTerms;
import org.switchhook.platform.Ids;
import org.switchhook.platform.Log;

/** Writes responses, and sends those for which nothing need be remembered (RFC 3261 8.2.7). */
@Singleton
class Answers {
  private static final System.Logger LOG = Log.of(Answers.class);
  private static final Set<String> REFRESHING = Set.of(Request.INVITE, Request.UPDATE);
  private static final int TAG_LENGTH = 16;

  /** RFC 3261 14.2: 0 to 10 s. */
  private static final int MOST_SECONDS = 10;

  private final Wire wire;
  private final LocalSide local;
  private final Ids ids;
  private final String tagSecret;

  @Inject
  Answers(Wire wire, LocalSide local, Ids ids) {
    this.wire = wire;
    this.local = local;
    this.ids = ids;
    this.tagSecret = ids.next();
  }

  /** Answers at once; every repetition of the request gets the same answer. */
  void send(Incoming in, int code, Header... headers) {
    try {
      SIPResponse response = write(in.request(), code, null);
      List.of(headers).forEach(response::setHeader);
      if (response.getToTag() == null) {
        response.setToTag(tag(in));
      }
      send(in.request(), response);
    } catch (ParseException e) {
      LOG.log(Level.DEBUG, "No answer to a broken " + in.method(), e);
    }
  }

  /** As {@link #send}, with a reason phrase that says what is wrong. */
  void refuse(Incoming in, UnfitInvite unfit) throws ParseException {
    SIPResponse response = in.request().createResponse(unfit.code(), unfit.reason());
    unfit.headers().forEach(response::setHeader);
    response.setToTag(tag(in));
    send(in.request(), response);
  }

  void send(SIPRequest request, SIPResponse response) {
    try {
      wire.respond(request, response);
    } catch (SipException e) {
      LOG.log(Level.DEBUG, "An answer to " + request.getMethod() + " could not be sent", e);
    }
  }

  /**
   * @param body our description, null for none
   */
  SIPResponse write(ReceivedRequest received, int code, @Nullable Description body, OurTerms terms)
      throws ParseException {
    SIPResponse response = write(received.request(), code, body);
    SessionHeaders.write(response, terms);
    if (code == SessionHeaders.TOO_SHORT) { // the stack has no word for it
      response.setReasonPhrase(SessionHeaders.TOO_SHORT_PHRASE);
    }
    if (terms.later()) {
      response.setHeader(
          Parts.header(RetryAfterHeader.NAME, Integer.toString(ids.below(MOST_SECONDS + 1))));
    }
    String tag = received.localTag();
    if (tag != null) {
      response.setToTag(tag);
    }
    return response;
  }

  /** The 202 to a REFER; it keeps the dialog, so it says where we are (RFC 3515 2.2). */
  SIPResponse accept(ReceivedRequest received, boolean subscribes) throws ParseException {
    SIPRequest refer = received.request();
    SIPResponse response = refer.createResponse(Response.ACCEPTED);
    response.setHeader(local.contact(refer.getTopmostVia().getTransport()));
    if (!subscribes) {
      response.setHeader(Parts.header(RawHeader.REFER_SUB, "false"));
    }
    return response;
  }

  private SIPResponse write(SIPRequest request, int code, @Nullable Description body)
      throws ParseException {
    SIPResponse response = request.createResponse(code);
    if (code > Response.TRYING && code < 300 && REFRESHING.contains(request.getMethod())) {
      response.setHeader(local.contact(request.getTopmostVia().getTransport()));
      local.introduce(response);
    }
    if (body != null) {
      Bodies.describe(response, body);
    }
    return response;
  }

  /** The same for every repetition of the request, and not to be guessed. */
  private String tag(Incoming in) {
    return DigestAlgorithm.SHA_256.hash(tagSecret + in.key().value()).substring(0, TAG_LENGTH);
  }
}
