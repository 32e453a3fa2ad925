package org.switchhook.call;

/**
 * Why a call ended.
 *
 * @param cause stable word such as {@code EndedByBusy}
 * @param code SIP response code, 0 when none applies
 * @param text the peer's or carrier's reason phrase, empty when there is none
 */
public record CallEnd(String cause, int code, String text, Fault fault) {
  public static final CallEnd BY_CALLER = new CallEnd("EndedByCaller", 0, "", Fault.NONE);
  public static final CallEnd BY_REMOTE = new CallEnd("EndedByRemote", 0, "", Fault.NONE);
  public static final CallEnd BY_LOCAL = new CallEnd("EndedByLocal", 0, "", Fault.NONE);
  public static final CallEnd LOST = new CallEnd("EndedByLost", 0, "", Fault.NETWORK);
  public static final CallEnd NO_ANSWER = new CallEnd("EndedByNoAnswer", 408, "", Fault.CALLEE);
  public static final CallEnd NO_RESPONSE = new CallEnd("EndedByNoResponse", 408, "", Fault.TRUNK);
  public static final CallEnd UNKNOWN = new CallEnd("EndedByUnknown", 0, "", Fault.US);

  /** The caller withdrew his INVITE before our answer. */
  public static final CallEnd WITHDRAWN = new CallEnd("EndedByCaller", 487, "", Fault.NONE);

  /** The phone left our offer without an answer. */
  public static final CallEnd NO_DESCRIPTION =
      new CallEnd("EndedByNoCommonCodec", 0, "", Fault.TRUNK);

  /** The end that a 3xx to 6xx means; the carrier's text is kept. */
  static CallEnd refused(int code, String text) {
    return switch (code) {
      case 480 -> new CallEnd("EndedByTemporarilyUnavailable", code, text, Fault.CALLEE);
      case 486, 600 -> new CallEnd("EndedByBusy", code, text, Fault.CALLEE);
      case 603 -> new CallEnd("EndedByDecline", code, text, Fault.CALLEE);
      case 408 -> new CallEnd("EndedByNoAnswer", code, text, Fault.CALLEE);
      case 404, 410, 484, 604 -> new CallEnd("EndedByUnknownNumber", code, text, Fault.CUSTOMER);
      case 401, 407 -> new CallEnd("EndedByAuthentication", code, text, Fault.US);
      case 403 -> new CallEnd("EndedByForbidden", code, text, Fault.TRUNK);
      case 415, 488, 606 -> new CallEnd("EndedByNoCommonCodec", code, text, Fault.US);
      default -> byClass(code, text);
    };
  }

  private static CallEnd byClass(int code, String text) {
    return switch (code / 100) {
      case 3 -> new CallEnd("EndedByRedirect", code, text, Fault.TRUNK);
      case 5 -> new CallEnd("EndedByTrunkFailure", code, text, Fault.TRUNK);
      case 6 -> new CallEnd("EndedByRejection", code, text, Fault.CALLEE);
      default -> new CallEnd("EndedByRejection", code, text, Fault.UNKNOWN);
    };
  }
}
