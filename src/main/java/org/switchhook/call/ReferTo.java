package org.switchhook.call;

import org.jspecify.annotations.Nullable;
import org.switchhook.dialling.DialPermit;

/**
 * What a REFER of ours asks a phone to call (RFC 3515).
 *
 * @param permit who is to be called
 * @param replaces the dialog that its INVITE is to take the place of, null for none
 * @param referredBy on whose behalf, a SIP URI (RFC 3892); null for our side of the dialog
 * @param subscribes false when we want to hear nothing of how it goes on (RFC 4488)
 */
public record ReferTo(
    DialPermit permit,
    @Nullable Replaces replaces,
    @Nullable String referredBy,
    boolean subscribes) {
  /** With news of how it goes on, replacing nothing, on behalf of our side of the dialog. */
  public static ReferTo of(DialPermit permit) {
    return new ReferTo(permit, null, null, true);
  }

  /** The same, to take our place in that dialog of another leg. */
  public ReferTo replacing(Dialog other) {
    return new ReferTo(permit, Replaces.of(other), referredBy, subscribes);
  }

  /**
   * The same, on behalf of somebody.
   *
   * @param uri a SIP URI
   */
  public ReferTo by(String uri) {
    return new ReferTo(permit, replaces, uri, subscribes);
  }

  /** The same, without news. */
  public ReferTo unheard() {
    return new ReferTo(permit, replaces, referredBy, false);
  }

  /** The URI of Refer-To, with the headers that the INVITE is to have. */
  public String uri() {
    String uri = permit.requestUri();
    return replaces == null ? uri : uri + "?Replaces=" + replaces.escaped() + "&Require=replaces";
  }

  /** Masked. */
  @Override
  public String toString() {
    return "refer to " + permit;
  }
}
