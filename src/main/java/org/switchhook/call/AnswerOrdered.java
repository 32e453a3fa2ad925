package org.switchhook.call;

/** The owner of a call that came in says how its INVITE is answered. */
public record AnswerOrdered(AnswerOrder order) implements Input.Other {
  @Override
  public Step to(CallState state) {
    return state.answerOrdered(this);
  }
}
