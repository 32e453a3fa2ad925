package org.switchhook.permission;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The rule of precedence: admin, then the nearest value, then the default, which permits. */
final class Inheritance {
  private final boolean limitless;
  private final List<Holder> nearestFirst;

  /**
   * @param limitless whether nothing that is set has an effect, as for admins
   * @param nearestFirst the user if he is known, his domain, and those above it
   */
  Inheritance(boolean limitless, List<Holder> nearestFirst) {
    this.limitless = limitless;
    this.nearestFirst = nearestFirst;
  }

  /**
   * @param values what is set for a holder; empty when nothing is
   */
  Decision decide(Permission permission, BiFunction<Holder, Permission, Optional<Boolean>> values) {
    if (limitless) {
      return new Decision.Allowed(permission, Source.ADMIN);
    }
    for (Holder holder : nearestFirst) {
      Optional<Boolean> value = values.apply(holder, permission);
      if (value.isPresent()) {
        Source source = holder.kind().source();
        return value.get()
            ? new Decision.Allowed(permission, source)
            : new Decision.Refused(permission, source);
      }
    }
    return new Decision.Allowed(permission, Source.DEFAULT);
  }
}
