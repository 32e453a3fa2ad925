package org.switchhook.sip;

import gov.nist.javax.sip.message.SIPMessage;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.message.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.switchhook.address.CallId;
import org.switchhook.call.IncomingCall;
import org.switchhook.call.IncomingCallHandler;
import org.switchhook.call.LiveCalls;
import org.switchhook.call.Replacement;
import org.switchhook.call.Replaces;
import org.switchhook.call.ReplacingHandler;

/** INVITEs that are to take the place of a live call (RFC 3891). */
@Singleton
class Replacing {
  /** The option tag. */
  static final String TAG = "replaces";

  private final LiveCalls calls;
  private final Iterable<ReplacingHandler> handlers;
  private final boolean allowed;

  /**
   * @param treatment {@code take} or {@code refuse}
   * @throws IllegalArgumentException for another word; the application does not start
   */
  @Inject
  Replacing(
      LiveCalls calls,
      Instance<ReplacingHandler> handlers,
      @ConfigProperty(name = "switchhook.inbound.replaces") String treatment) {
    this(calls, (Iterable<ReplacingHandler>) handlers, treatment);
  }

  Replacing(LiveCalls calls, Iterable<ReplacingHandler> handlers, String treatment) {
    this.calls = calls;
    this.handlers = handlers;
    this.allowed =
        switch (treatment.toLowerCase(Locale.ROOT)) {
          case "take" -> true;
          case "refuse" -> false;
          default ->
              throw new IllegalArgumentException(
                  "switchhook.inbound.replaces must be take or refuse");
        };
  }

  /** True when somebody here may take such an INVITE, so that peers may be told. */
  boolean isServed() {
    return allowed && handlers.iterator().hasNext();
  }

  /** Whether a message has the header, be it as it may. */
  static boolean isWanted(SIPMessage message) {
    return !RawHeader.values(message, RawHeader.REPLACES).isEmpty();
  }

  /**
   * The dialog that an INVITE wants to take the place of; null for none.
   *
   * @throws UnfitInvite 400 when there is more than one or it cannot be read
   */
  static @Nullable Replaces read(SIPMessage invite) throws UnfitInvite {
    List<String> values = RawHeader.values(invite, RawHeader.REPLACES);
    if (values.isEmpty()) {
      return null;
    }
    Optional<Replaces> replaces =
        values.size() == 1 ? Replaces.parse(values.get(0)) : Optional.empty();
    return replaces.orElseThrow(
        () -> new UnfitInvite(Response.BAD_REQUEST, "One Replaces That Can Be Read Is Needed"));
  }

  /** Finds who decides about it, or refuses it. Never waits. */
  void offered(IncomingCall call, Replaces named, IncomingCallHandler.Reply reply) {
    Replacement found = allowed ? calls.replaced(named) : Replacement.NOT_ALLOWED;
    CallId matched = found.call();
    if (matched == null) {
      reply.refuse(found.refusal(), null);
    } else if (!taken(call, matched, reply)) {
      reply.refuse(Response.DECLINE, null);
    }
  }

  private boolean taken(IncomingCall call, CallId matched, IncomingCallHandler.Reply reply) {
    for (ReplacingHandler handler : handlers) {
      if (handler.offered(call, matched, reply)) {
        return true;
      }
    }
    return false;
  }
}
