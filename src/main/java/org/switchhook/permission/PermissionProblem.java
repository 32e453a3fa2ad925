package org.switchhook.permission;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.switchhook.platform.Problem;

/** What is refused for want of a permission or in the setting of one, in the words of the wire. */
public final class PermissionProblem extends Problem {
  private static final long serialVersionUID = 1L;

  private PermissionProblem(
      int status, String id, @Nullable String field, String detail, Map<String, Object> members) {
    super(status, id, field, detail, members);
  }

  static PermissionProblem missing(Decision.Refused refused) {
    String word = refused.permission().word();
    String whose = refused.source() == Source.USER ? "you" : "your domain";
    return new PermissionProblem(
        403,
        "permission-missing",
        null,
        "The permission " + word + " is switched off for " + whose,
        Map.of("permission", word));
  }

  static PermissionProblem unknown() {
    return new PermissionProblem(
        400, "permission-unknown", "name", "A permission is receiveCalls or dialOut", Map.of());
  }

  static PermissionProblem nothingSet(String field) {
    return new PermissionProblem(
        400, "permissions-missing", field, "At least one permission must be given", Map.of());
  }

  static PermissionProblem batch(String field, String rule) {
    return new PermissionProblem(400, "batch-invalid", field, rule, Map.of());
  }
}
