package org.switchhook.pair;

import org.switchhook.rest.Fields;

/**
 * Who is to talk to whom; {@code NewCallOfTwo} in {@code openapi.yaml}. Unchecked but for both
 * being there.
 *
 * @param caller telephone number or SIP address of who is rung first
 */
record NewCall(String caller, String callee) {
  NewCall {
    Fields.required("caller", caller);
    Fields.required("callee", callee);
  }

  /** Without the numbers. */
  @Override
  public String toString() {
    return "new call";
  }
}
