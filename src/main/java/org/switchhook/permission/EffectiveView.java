package org.switchhook.permission;

import java.util.function.Function;

/** What holds for a user after all is inherited. */
public record EffectiveView(Effect receiveCalls, Effect dialOut) {
  /**
   * @param source {@code admin}, {@code user}, {@code domain} or {@code default}
   */
  public record Effect(boolean enabled, String source) {
    static Effect of(Decision decision) {
      return new Effect(decision.isAllowed(), decision.source().word());
    }
  }

  static EffectiveView of(Function<Permission, Decision> decide) {
    return new EffectiveView(
        Effect.of(decide.apply(Permission.RECEIVE_CALLS)),
        Effect.of(decide.apply(Permission.DIAL_OUT)));
  }

  /** The same without the sources. */
  public PermissionSet plain() {
    return new PermissionSet(new Switch(receiveCalls.enabled), new Switch(dialOut.enabled));
  }
}
