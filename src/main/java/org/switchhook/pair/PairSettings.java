package org.switchhook.pair;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How calls between two parties are made and changed, from configuration. */
@Singleton
public class PairSettings {
  /** How the two legs of a start are joined; contract and RFC 3725 give the ladders. */
  enum Variant {
    /** RFC 3725 flow I: the caller's ACK waits until the callee answers. */
    A,
    /** The caller waits, the callee is asked for an offer. */
    B,
    /** The caller is asked for an offer and waits, the callee gets it in his INVITE. */
    C
  }

  /** What the INVITE to the caller of a start says in variant B. */
  enum First {
    /** A wide offer that is held. */
    HOLD,
    /** No offer. */
    NONE,
    /** An offer without media lines, and the held one when it is refused. */
    NOMEDIA,
    /** One format at address 0.0.0.0. */
    ORIGINAL
  }

  private final Variant variant;
  private final First first;
  private final boolean oneWayHold;
  private final Duration ring;
  private final Duration longest;
  private final Duration exchange;

  @Inject
  public PairSettings(
      @ConfigProperty(name = "switchhook.pair.start-variant") String variant,
      @ConfigProperty(name = "switchhook.pair.first-offer") String first,
      @ConfigProperty(name = "switchhook.pair.hold-form") String hold,
      @ConfigProperty(name = "switchhook.pair.ring-timeout") Duration ring,
      @ConfigProperty(name = "switchhook.pair.duration") Duration longest,
      @ConfigProperty(name = "switchhook.pair.exchange-limit") Duration exchange) {
    this.variant = Variant.valueOf(variant.toUpperCase(Locale.ROOT));
    this.first = First.valueOf(first.toUpperCase(Locale.ROOT));
    this.oneWayHold = either("hold-form", hold, "original", "inactive");
    this.ring = ring;
    this.longest = longest;
    this.exchange = exchange;
  }

  /** True for the first word, false for the second. */
  static boolean either(String setting, String value, String one, String other) {
    if (!value.equals(one) && !value.equals(other)) {
      throw new IllegalArgumentException(
          "switchhook.pair." + setting + " must be " + one + " or " + other);
    }
    return value.equals(one);
  }

  Variant variant() {
    return variant;
  }

  First first() {
    return first;
  }

  boolean oneWayHold() {
    return oneWayHold;
  }

  Duration ring() {
    return ring;
  }

  Duration longest() {
    return longest;
  }

  /** How long one re-INVITE of a command may take. */
  Duration exchange() {
    return exchange;
  }
}
