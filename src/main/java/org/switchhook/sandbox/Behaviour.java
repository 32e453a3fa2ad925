package org.switchhook.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What a simulated phone does.
 *
 * @param digits last two digits of the number that have it
 * @param summary one line for people; also stands in docs/sandbox.md
 * @param ringing what it does from the INVITE on
 * @param talking what it does in the dialog, from the ACK on
 * @param traits in what else it is special
 */
record Behaviour(
    String digits,
    String summary,
    List<Ringing> ringing,
    List<Talking> talking,
    Set<Trait> traits) {

  /** Something it does by itself, that long after the INVITE. */
  record Ringing(Duration at, Consumer<IncomingCall> act) {}

  /** Something it does by itself, that long after the ACK. */
  record Talking(Duration at, Consumer<PhoneDialog> act) {}

  static Behaviour of(String digits, String summary, Ringing... ringing) {
    return new Behaviour(digits, summary, List.of(ringing), List.of(), Set.of());
  }

  Behaviour then(Talking step) {
    return new Behaviour(digits, summary, ringing, List.of(step), traits);
  }

  Behaviour with(Trait trait) {
    return new Behaviour(digits, summary, ringing, talking, Set.of(trait));
  }

  boolean has(Trait trait) {
    return traits.contains(trait);
  }

  int copies() {
    return has(Trait.TWICE) ? 2 : 1;
  }
}
