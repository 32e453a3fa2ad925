package org.switchhook.call;

/** Over for everybody; the CANCEL is out and the INVITE's final response is awaited. */
record Cancelling(Leg leg) implements Withdrawn {
  @Override
  public CallState with(Leg newLeg) {
    return new Cancelling(newLeg);
  }
}
