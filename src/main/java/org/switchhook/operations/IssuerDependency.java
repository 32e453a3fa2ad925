package org.switchhook.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.switchhook.security.IssuerContact;
import org.switchhook.security.TokenVerifier;

/**
 * The issuer of tokens, as it was when its keys were last wanted; nobody asks it for the sake of
 * health. Not needed: known keys serve for hours, and one issuer's trouble would take all nodes
 * out.
 */
@Singleton
class IssuerDependency implements Dependency {
  private final TokenVerifier tokens;

  @Inject
  IssuerDependency(TokenVerifier tokens) {
    this.tokens = tokens;
  }

  @Override
  public Condition condition() {
    IssuerContact contact = tokens.issuerContact();
    return new Condition("issuer", state(contact), false, detail(contact));
  }

  private static State state(IssuerContact contact) {
    return switch (contact) {
      case NOT_CONFIGURED, NOT_ASKED -> State.UNKNOWN;
      case ANSWERED -> State.UP;
      case FAILED -> State.DOWN;
    };
  }

  private static String detail(IssuerContact contact) {
    return switch (contact) {
      case NOT_CONFIGURED -> "No issuer is configured";
      case NOT_ASKED -> "Its keys have not been needed yet";
      case ANSWERED -> "Its keys were had when they were last wanted";
      case FAILED -> "Its keys could not be had when they were last wanted";
    };
  }
}
